import { availableParallelism } from 'node:os';
import type { ResolvedScenario } from '../../resolved/scenario.ts';
import { replicationSize } from '../plan/size.ts';

/**
 * A thread that starts compiles the same code again, which costs 0.8 s of processor time. Where many runs take their
 * threads from one shelf, that is paid once, and a second thread saves waiting from about three million people on.
 */
const PEOPLE_PER_THREAD = 1_500_000;

/**
 * The number of threads for one of many runs. A single run finds out by itself how many pay: see `makePool`.
 */
export function workersFor(scenario: ResolvedScenario): number {
  const people = replicationSize(scenario) * scenario.replications;
  return Math.max(1, Math.min(availableParallelism(), Math.floor(people / PEOPLE_PER_THREAD)));
}
