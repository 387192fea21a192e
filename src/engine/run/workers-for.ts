import { availableParallelism } from 'node:os';
import type { ResolvedScenario } from '../../resolved/scenario.ts';
import { replicationSize } from '../plan/size.ts';

/** A thread costs about as much to start as half a million people to simulate; below that one thread is quicker. */
const PEOPLE_PER_THREAD = 500_000;

/** How many threads a scenario's replications are worth on this machine. */
export function workersFor(scenario: ResolvedScenario): number {
  const people = replicationSize(scenario) * scenario.replications;
  return Math.max(1, Math.min(availableParallelism(), Math.floor(people / PEOPLE_PER_THREAD)));
}
