import { Counters, NO_HISTOGRAMS } from '../../measures/counters.ts';
import type { Plan } from '../plan/plan.ts';
import { type Observer, Replicator } from './replicate.ts';

/** Runs replications for what an observer sees of them, one after the other in the same working space. */
export class ObservedReplications {
  /** By policy: what the last replication counted. */
  readonly counters: readonly Counters[];
  private readonly replicator: Replicator;

  constructor(plan: Plan) {
    this.replicator = new Replicator(plan);
    this.counters = plan.policies.map(() => new Counters(NO_HISTOGRAMS, plan.parts));
  }

  /** Runs a replication, counted from 0. */
  run(replication: number, observer: Observer): void {
    this.replicator.run(replication, [...this.counters], observer);
  }
}

/** Runs one replication (from 0) for what an observer sees of it. Its counts are discarded. */
export function observeReplication(plan: Plan, replication: number, observer: Observer): void {
  new ObservedReplications(plan).run(replication, observer);
}
