import { keptParts } from '../../engine/plan/parts-of-run.ts';
import { addFlows, blankFlows, type Flows } from '../../measures/flows.ts';
import { addReplication, countersFor, emptyTally, startReplication, type Tally } from '../../measures/tally.ts';
import { rangesOf } from '../steps/ranges.ts';
import { resultAddress } from '../store/addresses.ts';
import { addCounts } from '../store/counts.ts';
import { countsFromBytes, outcomesFromBytes, withoutOutcomes } from '../store/counts-bytes.ts';
import type { RunRecord } from '../store/run-record.ts';
import type { Store } from '../store/store.ts';
import { readResult } from '../store/stored-result.ts';
import type { Results } from './results.ts';

/**
 * The results of a run event by event: one per policy and replication. Once a replication's results have arrived under
 * every policy, the outcomes of its people are joined and no longer kept.
 */
export class EventResults implements Results {
  readonly queue = 'booking';
  readonly total: number;
  private readonly run: RunRecord;
  private readonly store: Store;
  /** By the sk of the result's address. */
  private readonly found = new Map<string, Uint8Array>();
  /** People by their outcomes, over the replications that are complete. */
  private readonly flows: Flows[];
  private readonly absent: Map<string, { policy: number; replication: number }>;

  constructor(run: RunRecord, store: Store) {
    this.run = run;
    this.store = store;
    const { policies, replications } = run.scenario;
    this.flows = policies.map(() => blankFlows(policies.length));
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
    const addresses = wanted.map(([, { policy, replication }]) => resultAddress(this.run.id, policy, replication));
    const found = await this.store.getMany(addresses);
    let any = false;
    for (const [i, [key, { replication }]] of wanted.entries()) {
      const first = found[i];
      if (first === null) continue;
      const bytes = await readResult(first, key, (sk) => this.store.getBytes(addresses[i].pk, sk));
      if (bytes === null) continue;
      any = true;
      this.found.set(key, bytes);
      this.absent.delete(key);
      this.join(replication);
    }
    return any;
  }

  /** Joins the outcomes of a replication, if its results are there under every policy. */
  private join(replication: number): void {
    const { policies } = this.run.scenario;
    const keys = policies.map((_, policy) => resultAddress(this.run.id, policy, replication).sk);
    const all = keys.map((key) => this.found.get(key));
    if (!all.every((bytes) => bytes !== undefined)) return;
    addFlows(this.flows, all.map(outcomesFromBytes), baselineOf(this.run.scenario));
    for (const [policy, key] of keys.entries()) this.found.set(key, withoutOutcomes(all[policy]));
  }

  missing(): string[] {
    const { policies } = this.run.scenario;
    return [...this.absent.values()].map(
      ({ policy, replication }) => `replication ${replication + 1} under ${policies[policy].name}`,
    );
  }

  /** Covers the replications whose results have arrived under every policy. */
  tally(): Tally {
    const { policies, replications } = this.run.scenario;
    const tally = emptyTally(policies.length);
    const counters = countersFor(tally, keptParts(this.run.scenario, null));
    const costs = policies.map((policy) => policy.costs);
    const baseline = baselineOf(this.run.scenario);
    for (let replication = 0; replication < replications; replication++) {
      const results = policies.map((_, policy) => this.found.get(resultAddress(this.run.id, policy, replication).sk));
      if (results.some((bytes) => bytes === undefined)) continue;
      startReplication(tally, replication, counters);
      results.forEach((bytes, policy) => {
        counters[policy].reset();
        if (bytes !== undefined) addCounts(counters[policy], countsFromBytes(bytes));
      });
      addReplication(tally, replication, { counters, costs, baseline });
    }
    for (const [p, flows] of this.flows.entries()) tally.policies[p].flows.set(flows);
    return tally;
  }
}

function baselineOf({ policies, baseline }: RunRecord['scenario']): number {
  return policies.findIndex(({ name }) => name === baseline);
}
