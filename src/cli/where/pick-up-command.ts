import { STACK_NAME } from '../../../events/queues.ts';

/** The command that resumes a run. */
export function pickUpCommand(id: string, stack: string): string {
  return `pickup-gap result ${id}${stackOption(stack)} --wait`;
}

/** The command that shows why messages failed. */
export function whyCommand(stack: string): string {
  return `pickup-gap dead list${stackOption(stack)}`;
}

function stackOption(stack: string): string {
  return stack === STACK_NAME ? '' : ` --stack ${stack}`;
}
