import type { ReplicationsRequested } from '../../../events/messages.ts';
import type { Plan } from '../../engine/plan/plan.ts';
import { Runner } from '../../engine/run/run-replications.ts';
import type { Tally } from '../../measures/tally.ts';

/** Milliseconds that a function reserves for writing its results and requesting the rest. */
export const RESERVE_MILLISECONDS = 30_000;

/**
 * Runners are reused from one block to the next, because V8 compiles a runner's inner functions to slower code once
 * there is a second runner.
 */
const runners = new WeakMap<Plan, Runner>();

/**
 * Simulates at least one of a block's replications. It stops after the first one that leaves too little time for
 * another as long as the longest so far. The tally covers the block's first `tally.replications`. All blocks of a plan
 * are detailed, or none is.
 */
export function simulateBlock(
  { first, count, isDetailed = false }: Pick<ReplicationsRequested, 'first' | 'count'> & { isDetailed?: boolean },
  plan: Plan,
  remainingMilliseconds: () => number,
): Tally {
  const runner = runners.get(plan) ?? new Runner(plan, isDetailed);
  // If the runner fails, it is dropped with its partial counts.
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
