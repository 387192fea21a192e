import { keptParts } from '../../engine/plan/parts-of-run.ts';
import { addCounts } from '../../measures/counts.ts';
import { addReplication, countersFor, emptyTally, startReplication, type Tally } from '../../measures/tally.ts';
import { rangesOf } from '../steps/ranges.ts';
import { resultAddress } from '../store/addresses.ts';
import { countsFromBytes } from '../store/counts-bytes.ts';
import type { RunRecord } from '../store/run-record.ts';
import type { Store } from '../store/store.ts';
import type { Results } from './results.ts';

/** The results of a run event by event: one per policy and replication. */
export class EventResults implements Results {
  readonly queue = 'booking';
  readonly total: number;
  private readonly run: RunRecord;
  private readonly store: Store;
  /** By the sk of the result's address. */
  private readonly found = new Map<string, Uint8Array>();
  private readonly absent: Map<string, { policy: number; replication: number }>;

  constructor(run: RunRecord, store: Store) {
    this.run = run;
    this.store = store;
    const { policies, replications } = run.scenario;
    this.absent = new Map(
      Array.from({ length: replications }, (_, replication) =>
        policies.map((_, policy) => [resultAddress(run.id, policy, replication).sk, { policy, replication }] as const),
      ).flat(),
    );
    this.total = this.absent.size;
  }

  get left(): number {
    return this.absent.size;
  }

  requests() {
    const replications = new Set([...this.absent.values()].map(({ replication }) => replication));
    const ranges = rangesOf(this.run.scenario, this.run.chunk);
    return [...replications].flatMap((replication) =>
      ranges.map((range) => ({ run: this.run.id, replication, range })),
    );
  }

  async look(most: number): Promise<boolean> {
    const wanted = [...this.absent].slice(0, most);
    const found = await this.store.getMany(
      wanted.map(([, { policy, replication }]) => resultAddress(this.run.id, policy, replication)),
    );
    wanted.forEach(([key], i) => {
      const bytes = found[i];
      if (bytes === null) return;
      this.found.set(key, bytes);
      this.absent.delete(key);
    });
    return found.some((bytes) => bytes !== null);
  }

  missing(): string[] {
    const { policies } = this.run.scenario;
    return [...this.absent.values()].map(
      ({ policy, replication }) => `replication ${replication + 1} under ${policies[policy].name}`,
    );
  }

  /** Covers the replications whose results have arrived under every policy. */
  tally(): Tally {
    const { policies, replications, baseline } = this.run.scenario;
    const tally = emptyTally(policies.length);
    const counters = countersFor(tally, keptParts(this.run.scenario, null));
    const costs = policies.map((policy) => policy.costs);
    const base = policies.findIndex(({ name }) => name === baseline);
    for (let replication = 0; replication < replications; replication++) {
      const results = policies.map((_, policy) => this.found.get(resultAddress(this.run.id, policy, replication).sk));
      if (results.some((bytes) => bytes === undefined)) continue;
      startReplication(tally, replication, counters);
      results.forEach((bytes, policy) => {
        counters[policy].reset();
        if (bytes !== undefined) addCounts(counters[policy], countsFromBytes(bytes));
      });
      addReplication(tally, replication, { counters, costs, baseline: base });
    }
    return tally;
  }
}
