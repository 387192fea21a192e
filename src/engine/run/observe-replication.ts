import { countersFor, emptyTally } from '../../measures/tally.ts';
import type { Plan } from '../plan/plan.ts';
import { type Observer, Replicator } from './replicate.ts';

/** Runs one replication (from 0) for what an observer sees of it. Its counts are discarded. */
export function observeReplication(plan: Plan, replication: number, observer: Observer): void {
  const counters = countersFor(emptyTally(plan.policies.length), plan.parts);
  new Replicator(plan).run(replication, counters, observer);
}
