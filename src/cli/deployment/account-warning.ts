import { QUEUES } from '../../../events/queues.ts';
import { LEAST_CONCURRENCY } from '../../../events/stack-settings.ts';
import type { ConcurrencyLimits } from './account-limits.ts';

const { replication, ...BY_EVENTS } = QUEUES;
const FUNCTIONS_BY_EVENTS = Object.keys(BY_EVENTS).length;

/** The most functions that a run calls at once, each way; `cap` is the most of each function, 0 for no cap. */
export function calledAtOnce(cap: number): { byEvents: number; inBlocks: number } {
  const capped = (concurrency: number) => (cap === 0 ? concurrency : cap);
  return {
    byEvents: Object.values(BY_EVENTS).reduce((sum, { concurrency }) => sum + capped(concurrency), 0),
    inBlocks: capped(replication.concurrency),
  };
}

/** What an account's limits mean for the stack; no lines if they are high enough. */
export function accountWarning(limits: ConcurrencyLimits | { reason: string }, cap: number): string[] {
  if ('reason' in limits) {
    return [
      `How many functions this account may run at once is not known (${limits.reason}). ` +
        'The permission for it is lambda:GetAccountSettings.',
    ];
  }
  const { account, unreserved } = limits;
  const { byEvents, inBlocks } = calledAtOnce(cap);
  if (unreserved >= Math.max(byEvents, inBlocks)) return [];
  const fits = Math.max(LEAST_CONCURRENCY, Math.floor(unreserved / FUNCTIONS_BY_EVENTS));
  return [
    `This account may run ${account} functions at once here, ${unreserved} of them unreserved. ` +
      `The stack would call up to ${byEvents} at once in a run event by event, and ${inBlocks} with --bulk.`,
    'Lambda refuses calls above the limit. SQS repeats them, so runs take longer but lose nothing. ' +
      'Other functions of the account are refused too while a run lasts.',
    `To leave room, use --concurrency ${fits}, or ask AWS for a higher limit (Service Quotas, Lambda, concurrent executions).`,
  ];
}
