import { STACK_NAME } from '../../../events/queues.ts';

/** The command that goes on with a run that was left. */
export function pickUpCommand(id: string, stack: string): string {
  return `pickup-gap result ${id}${stack === STACK_NAME ? '' : ` --stack ${stack}`} --wait`;
}
