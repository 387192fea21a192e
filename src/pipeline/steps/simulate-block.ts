import type { ReplicationsRequested } from '../../../events/messages.ts';
import type { Plan } from '../../engine/plan/plan.ts';
import { Runner } from '../../engine/run/run-replications.ts';
import type { Tally } from '../../measures/tally.ts';

/** Milliseconds that a function keeps for writing what it did and asking for the rest. */
export const RESERVE_MILLISECONDS = 30_000;

/** Kept from one block to the next: V8 makes slower code of a runner's inner functions when there is a second of them. */
const runners = new WeakMap<Plan, Runner>();

/**
 * Simulates a block's replications, at least one, and stops at the first after which another as long as the longest might not end in
 * time. The tally is of the block's first `tally.replications`.
 */
export function simulateBlock(
  { first, count }: Pick<ReplicationsRequested, 'first' | 'count'>,
  plan: Plan,
  remainingMilliseconds: () => number,
): Tally {
  const runner = runners.get(plan) ?? new Runner(plan);
  // Should it fail, what it counted so far goes with it.
  runners.delete(plan);
  let before = remainingMilliseconds();
  let longest = 0;
  for (let done = 0; done < count; done++) {
    runner.run(first + done, 1);
    const left = remainingMilliseconds();
    longest = Math.max(longest, before - left);
    before = left;
    if (left - longest < RESERVE_MILLISECONDS) break;
  }
  const tally = runner.takeTally();
  runners.set(plan, runner);
  return tally;
}
