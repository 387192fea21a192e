import { STACK_NAME } from '../../../events/queues.ts';

/** The command that resumes a run. */
export function pickUpCommand(id: string, stack: string): string {
  return `pickup-gap result ${id}${stack === STACK_NAME ? '' : ` --stack ${stack}`} --wait`;
}
