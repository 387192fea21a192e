import { availableParallelism } from 'node:os';
import type { ResolvedScenario } from '../../resolved/scenario.ts';
import { replicationSize } from '../plan/size.ts';

/**
 * A second thread starts, compiles the same code again and so costs 0.4 s of processor time. It saves waiting from
 * about three million people on: with 2.7 million (first-weekly-report.yaml), two threads took 1.4 s of processor time
 * where one took 0.9.
 */
const PEOPLE_PER_THREAD = 1_500_000;

/** The number of threads that runs a scenario's replications fastest on this machine. */
export function workersFor(scenario: ResolvedScenario): number {
  const people = replicationSize(scenario) * scenario.replications;
  return Math.max(1, Math.min(availableParallelism(), Math.floor(people / PEOPLE_PER_THREAD)));
}

/** About two seconds of running in one thread. */
const PEOPLE_OF_OWN_THREAD = 30_000_000;

/**
 * The same for a command that afterwards runs replications in its own thread, too. That thread compiles the code in any
 * case, and has it compiled if it runs the scenario itself: the page of hennepin.yaml takes 2.5 s of processor time
 * with one thread, and 3.4 s with two.
 */
export function workersBesideOwn(scenario: ResolvedScenario): number {
  const people = replicationSize(scenario) * scenario.replications;
  return people < PEOPLE_OF_OWN_THREAD ? 1 : workersFor(scenario);
}
