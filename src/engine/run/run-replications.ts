import type { Counters } from '../../measures/counters.ts';
import { addReplication, countersFor, emptyTally, startReplication, type Tally } from '../../measures/tally.ts';
import { askedParts } from '../plan/parts-of-run.ts';
import type { Plan } from '../plan/plan.ts';
import { Replicator } from './replicate.ts';

/** Runs replications in this thread and tallies them. */
export class Runner {
  private readonly plan: Plan;
  private readonly replicator: Replicator;
  private readonly isDetailed: boolean;
  private tally: Tally;
  /** By policy; they count one replication after the other. */
  private readonly counters: Counters[];

  /** With `isDetailed`, the rows of the tally also keep the counts behind their shares. */
  constructor(plan: Plan, isDetailed = false) {
    this.plan = plan;
    this.isDetailed = isDetailed;
    this.replicator = new Replicator(plan);
    this.tally = this.emptyTally();
    this.counters = countersFor(this.tally, plan.parts);
  }

  /** Runs replications first … first + count − 1. */
  run(first: number, count: number): void {
    const { counters } = this;
    const { scenario, baseline } = this.plan;
    const costs = scenario.policies.map((policy) => policy.costs);
    for (let replication = first; replication < first + count; replication++) {
      startReplication(this.tally, replication, counters);
      this.replicator.run(replication, counters);
      this.replicator.addFlowsTo(this.tally.policies.map(({ flows }) => flows));
      addReplication(this.tally, replication, { counters, costs, baseline, isDetailed: this.isDetailed });
    }
  }

  /** Returns what was tallied since the last call, and starts over with an empty tally. */
  takeTally(): Tally {
    const tally = this.tally;
    this.tally = this.emptyTally();
    return tally;
  }

  private emptyTally(): Tally {
    const { scenario, by } = this.plan;
    return emptyTally(scenario.policies.length, askedParts(scenario, by));
  }
}
