import { makePlan, type Plan } from '../../src/engine/plan/plan.ts';
import type { Outbox } from '../../src/pipeline/store/outbox.ts';
import { type RunRecord, readRun } from '../../src/pipeline/store/run-record.ts';
import type { Store } from '../../src/pipeline/store/store.ts';

/** A run with its plan, and the store and outbox for its work. */
export interface Run extends RunRecord {
  plan: Plan;
  store: Store;
  outbox: Outbox;
}

/** The run belongs to functions of another build, whose figures could differ. */
export class OtherBuild extends Error {
  constructor(run: Pick<RunRecord, 'id' | 'build'>, build: string) {
    super(
      `Run ${run.id} was started on functions of build ${run.build}, and this one is of build ${build}: ` +
        'their figures could differ. Run its scenario again, or deploy the build that it was started on.',
    );
    this.name = 'OtherBuild';
  }
}

/** How many recent runs a container keeps, because making a plan takes longer than handling most events. */
const KEPT = 4;

export class Runs {
  private readonly store: Store;
  private readonly outbox: Outbox;
  private readonly build: string;
  /** Holds promises, so that a batch's messages read and plan their run only once. */
  private readonly kept = new Map<string, Promise<Run>>();

  constructor(store: Store, outbox: Outbox, build: string) {
    this.store = store;
    this.outbox = outbox;
    this.build = build;
  }

  /**
   * Throws if the table has no such run, or one of another build (OtherBuild), so that the event is delivered again and
   * ends in the dead-letter queue.
   */
  async get(id: string): Promise<Run> {
    const known = this.kept.get(id);
    if (known !== undefined) return known;
    const run = this.read(id);
    this.kept.set(id, run);
    for (const old of [...this.kept.keys()].slice(0, -KEPT)) this.kept.delete(old);
    // If a run could not be read, the next message tries again.
    run.catch(() => this.kept.delete(id));
    return run;
  }

  private async read(id: string): Promise<Run> {
    const record = await readRun(id, (pk, sk) => this.store.getBytes(pk, sk));
    if (record.build !== this.build) throw new OtherBuild(record, this.build);
    return { ...record, plan: makePlan(record.scenario), store: this.store, outbox: this.outbox };
  }
}
