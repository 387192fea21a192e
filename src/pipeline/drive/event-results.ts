import { keptParts } from '../../engine/plan/parts-of-run.ts';
import type { Counters } from '../../measures/counters.ts';
import { addFlows } from '../../measures/flows.ts';
import { addReplication, countersFor, emptyTally, startReplication, type Tally } from '../../measures/tally.ts';
import { rangesOf } from '../steps/ranges.ts';
import { resultAddress } from '../store/addresses.ts';
import { addCounts } from '../store/counts.ts';
import { countsFromBytes, outcomesFromBytes } from '../store/counts-bytes.ts';
import type { RunRecord } from '../store/run-record.ts';
import type { Store } from '../store/store.ts';
import { readResult } from '../store/stored-result.ts';
import type { Results } from './results.ts';

/**
 * The results of a run event by event: one per policy and replication, numbered policy by policy in each replication.
 * Once a replication's results have arrived under every policy, they are added to the tally and forgotten. What is kept
 * is therefore one byte per result and the replications that are half there.
 */
export class EventResults implements Results {
  readonly queue = 'booking';
  readonly total: number;
  left: number;
  private readonly run: RunRecord;
  private readonly store: Store;
  /** By number of the result: 1 if it has arrived. */
  private readonly arrived: Uint8Array;
  /** All results before this one have arrived. */
  private first = 0;
  /** By replication, the results that have arrived under some policies and not yet under all. */
  private readonly waiting = new Map<number, (Uint8Array | undefined)[]>();
  private readonly collected: Tally;
  private readonly counters: Counters[];

  constructor(run: RunRecord, store: Store) {
    this.run = run;
    this.store = store;
    const { policies, replications } = run.scenario;
    this.total = this.left = policies.length * replications;
    this.arrived = new Uint8Array(this.total);
    this.collected = emptyTally(policies.length);
    this.counters = countersFor(this.collected, keptParts(run.scenario, null));
  }

  requests() {
    const ranges = rangesOf(this.run.scenario, this.run.chunk);
    let length = 0;
    for (const _ of this.unfinished()) length += ranges.length;
    return { length, events: this.requesting(ranges) };
  }

  private *requesting(ranges: ReturnType<typeof rangesOf>): Generator<unknown, undefined> {
    for (const replication of this.unfinished()) {
      for (const range of ranges) yield { run: this.run.id, replication, range };
    }
    return undefined;
  }

  /** The replications that lack a result. */
  private *unfinished(): Generator<number> {
    const { policies, replications } = this.run.scenario;
    for (let replication = Math.floor(this.first / policies.length); replication < replications; replication++) {
      const start = replication * policies.length;
      if (this.arrived.subarray(start, start + policies.length).includes(0)) yield replication;
    }
  }

  async look(most: number): Promise<boolean> {
    const { policies } = this.run.scenario;
    let any = false;
    let left = most;
    for (const numbers of this.absent(Math.min(most, MOST_AT_ONCE))) {
      const wanted = numbers.slice(0, left);
      const addresses = wanted.map((number) =>
        resultAddress(this.run.id, number % policies.length, Math.floor(number / policies.length)),
      );
      const found = await this.store.getMany(addresses);
      for (const [i, { pk, sk }] of addresses.entries()) {
        const first = found[i];
        if (first === null) continue;
        const bytes = await readResult(first, sk, (key) => this.store.getBytes(pk, key));
        if (bytes === null) continue;
        any = true;
        this.add(wanted[i], bytes);
      }
      left -= wanted.length;
      if (left === 0) break;
    }
    return any;
  }

  missing(): string[] {
    const { policies } = this.run.scenario;
    return [...this.absent(MOST_AT_ONCE)]
      .flat()
      .map(
        (number) =>
          `replication ${Math.floor(number / policies.length) + 1} under ${policies[number % policies.length].name}`,
      );
  }

  /** Covers the replications whose results have arrived under every policy. */
  tally(): Tally {
    return this.collected;
  }

  /** The numbers of the results that have not arrived, so many at a time. */
  private *absent(atOnce: number): Generator<number[]> {
    while (this.arrived[this.first] === 1) this.first++;
    let numbers: number[] = [];
    for (let number = this.first; number < this.total; number++) {
      if (this.arrived[number] === 1) continue;
      numbers.push(number);
      if (numbers.length < atOnce) continue;
      yield numbers;
      numbers = [];
    }
    if (numbers.length > 0) yield numbers;
  }

  private add(number: number, bytes: Uint8Array): void {
    const { policies } = this.run.scenario;
    const replication = Math.floor(number / policies.length);
    this.arrived[number] = 1;
    this.left--;
    const results = this.waiting.get(replication) ?? policies.map(() => undefined);
    results[number % policies.length] = bytes;
    if (isWhole(results)) {
      this.waiting.delete(replication);
      this.fold(replication, results);
    } else this.waiting.set(replication, results);
  }

  /** Sums are of whole numbers, so the order in which replications are added cannot matter. */
  private fold(replication: number, results: readonly Uint8Array[]): void {
    const { collected, counters } = this;
    const { policies } = this.run.scenario;
    const baseline = policies.findIndex(({ name }) => name === this.run.scenario.baseline);
    startReplication(collected, replication, counters);
    for (const [policy, bytes] of results.entries()) {
      counters[policy].reset();
      addCounts(counters[policy], countsFromBytes(bytes));
    }
    const costs = policies.map((policy) => policy.costs);
    addReplication(collected, replication, { counters, costs, baseline });
    const flows = collected.policies.map((policy) => policy.flows);
    addFlows(flows, results.map(outcomesFromBytes), baseline);
  }
}

/** Results asked for at a time, so that few are in memory before they are added. */
const MOST_AT_ONCE = 1000;

function isWhole(results: readonly (Uint8Array | undefined)[]): results is Uint8Array[] {
  return results.every((bytes) => bytes !== undefined);
}
