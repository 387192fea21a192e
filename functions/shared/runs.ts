import { makePlan, type Plan } from '../../src/engine/plan/plan.ts';
import type { Outbox } from '../../src/pipeline/store/outbox.ts';
import { type RunRecord, readRun } from '../../src/pipeline/store/run-record.ts';
import type { Store } from '../../src/pipeline/store/store.ts';

/** A run with its plan, and what its work is done with. */
export interface Run extends RunRecord {
  plan: Plan;
  store: Store;
  outbox: Outbox;
}

/** The runs that this container has seen last: a plan takes longer to make than most events to handle. */
const KEPT = 4;

export class Runs {
  private readonly store: Store;
  private readonly outbox: Outbox;
  /** Promised, so that a batch's messages read and plan their run once. */
  private readonly kept = new Map<string, Promise<Run>>();

  constructor(store: Store, outbox: Outbox) {
    this.store = store;
    this.outbox = outbox;
  }

  /** Throws where the table has no such run, so that the event is delivered again and ends in the dead-letter queue. */
  async get(id: string): Promise<Run> {
    const known = this.kept.get(id);
    if (known !== undefined) return known;
    const run = this.read(id);
    this.kept.set(id, run);
    for (const old of [...this.kept.keys()].slice(0, -KEPT)) this.kept.delete(old);
    // A run that could not be read is read again by the next message.
    run.catch(() => this.kept.delete(id));
    return run;
  }

  private async read(id: string): Promise<Run> {
    const record = await readRun(id, (pk, sk) => this.store.getBytes(pk, sk));
    return { ...record, plan: makePlan(record.scenario), store: this.store, outbox: this.outbox };
  }
}
