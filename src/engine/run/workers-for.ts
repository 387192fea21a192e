import { availableParallelism } from 'node:os';
import type { ResolvedScenario } from '../../resolved/scenario.ts';
import { replicationSize } from '../plan/size.ts';

/**
 * Starting a thread costs about as much as simulating half a million people. With fewer people, one thread is faster.
 */
const PEOPLE_PER_THREAD = 500_000;

/** The number of threads that runs a scenario's replications fastest on this machine. */
export function workersFor(scenario: ResolvedScenario): number {
  const people = replicationSize(scenario) * scenario.replications;
  return Math.max(1, Math.min(availableParallelism(), Math.floor(people / PEOPLE_PER_THREAD)));
}
