import type { QueueName } from '../../events/queues.ts';
import { addCounts } from '../measures/counts.ts';
import { addReplication, countersFor, emptyTally, mergeTally, type Tally } from '../measures/tally.ts';
import { blockKey, resultKey, resultsOf } from './addresses.ts';
import { countsFromBytes } from './counts-bytes.ts';
import type { Outbox } from './outbox.ts';
import { rangesOf } from './ranges.ts';
import { fromParts, type RunRecord, writeRun } from './run-record.ts';
import type { Store } from './store.ts';
import { tallyFromBytes } from './tally-bytes.ts';

export interface DriveOptions {
  run: RunRecord;
  /** Blocks of this many replications, each simulated whole by one function; null: event by event. */
  block: number | null;
  store: Store;
  outbox: Outbox;
  stop: AbortSignal;
  /** Messages that wait or are being handled, and those set aside, over all queues. */
  queues(): Promise<{ moving: number; dead: number }>;
  onProgress(finished: number, total: number): void;
  /** How long all queues must have been empty before a missing result is given up. */
  graceMilliseconds: number;
}

export interface DriveOutcome {
  tally: Tally;
  /** What never came, in words; empty when the run is whole. */
  missing: string[];
  interrupted: boolean;
}

/** Milliseconds between looks at the table. */
const PAUSE = 50;
/** Results asked for in one look: the first that are missing. */
const LOOK = 100;

/**
 * Sends a run's first events and collects the results, on whatever SQS and DynamoDB the clients reach. The run's id follows from
 * what is run, so a driver that was killed and started again finds the results that are there and asks only for the others.
 */
export async function drive(options: DriveOptions): Promise<DriveOutcome> {
  const { run, store, outbox, block } = options;
  for (const [sk, bytes] of writeRun(run)) await store.putBytes(run.id, sk, bytes, run.expiresAt);
  const parts = block === null ? new EventResults(run, store) : new BlockResults(run, store, block);
  await parts.look(parts.total);
  await outbox.send(parts.queue, parts.requests() as never);

  let quietSince: number | null = null;
  while (parts.missing().length > 0 && !options.stop.aborted) {
    options.onProgress(parts.total - parts.missing().length, parts.total);
    if (await parts.look(LOOK)) quietSince = null;
    else {
      const { moving } = await options.queues();
      quietSince = moving > 0 ? null : (quietSince ?? performance.now());
      if (quietSince !== null && performance.now() - quietSince > options.graceMilliseconds) break;
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  }
  const missing = parts.missing();
  return { tally: parts.tally(), missing, interrupted: options.stop.aborted && missing.length > 0 };
}

/** The results of a run, as they come in. */
interface Results {
  readonly queue: QueueName;
  /** How many results there will be. */
  readonly total: number;
  /** The events that ask for what is missing. */
  requests(): unknown[];
  /** Fetches up to `most` of what is missing; true if any came. */
  look(most: number): Promise<boolean>;
  /** In words. */
  missing(): string[];
  tally(): Tally;
}

/** A result a policy and replication. */
class EventResults implements Results {
  readonly queue = 'booking';
  readonly total: number;
  readonly #run: RunRecord;
  readonly #store: Store;
  readonly #found = new Map<string, Uint8Array>();
  readonly #absent: Map<string, { policy: number; replication: number }>;

  constructor(run: RunRecord, store: Store) {
    this.#run = run;
    this.#store = store;
    const { policies, replications } = run.scenario;
    this.#absent = new Map(
      Array.from({ length: replications }, (_, replication) =>
        policies.map((_, policy) => [resultKey(policy, replication), { policy, replication }] as const),
      ).flat(),
    );
    this.total = this.#absent.size;
  }

  requests() {
    const replications = new Set([...this.#absent.values()].map(({ replication }) => replication));
    const ranges = rangesOf(this.#run.scenario);
    return [...replications].flatMap((replication) =>
      ranges.map((range) => ({ run: this.#run.id, replication, range })),
    );
  }

  async look(most: number): Promise<boolean> {
    const keys = [...this.#absent.keys()].slice(0, most);
    const found = await this.#store.getMany(resultsOf(this.#run.id), keys);
    for (const [key, bytes] of found) {
      this.#found.set(key, bytes);
      this.#absent.delete(key);
    }
    return found.size > 0;
  }

  missing(): string[] {
    const { policies } = this.#run.scenario;
    return [...this.#absent.values()].map(
      ({ policy, replication }) => `replication ${replication + 1} under ${policies[policy].name}`,
    );
  }

  /** Of the replications that are there under every policy. */
  tally(): Tally {
    const { policies, replications, baseline } = this.#run.scenario;
    const tally = emptyTally(policies.length);
    const counters = countersFor(tally);
    const costs = policies.map((policy) => policy.costs);
    for (let replication = 0; replication < replications; replication++) {
      const results = policies.map((_, policy) => this.#found.get(resultKey(policy, replication)));
      if (results.some((bytes) => bytes === undefined)) continue;
      results.forEach((bytes, policy) => {
        counters[policy].reset();
        if (bytes !== undefined) addCounts(counters[policy], countsFromBytes(bytes));
      });
      addReplication(
        tally,
        counters,
        costs,
        policies.findIndex(({ name }) => name === baseline),
      );
    }
    return tally;
  }
}

/** A result a block of replications, over all policies. */
class BlockResults implements Results {
  readonly queue = 'replication';
  readonly total: number;
  readonly #run: RunRecord;
  readonly #store: Store;
  readonly #tallies: Tally[] = [];
  readonly #absent = new Map<number, number>();

  constructor(run: RunRecord, store: Store, block: number) {
    this.#run = run;
    this.#store = store;
    const { replications } = run.scenario;
    for (let first = 0; first < replications; first += block) {
      this.#absent.set(first, Math.min(block, replications - first));
    }
    this.total = this.#absent.size;
  }

  requests() {
    return [...this.#absent].map(([first, count]) => ({ run: this.#run.id, first, count }));
  }

  async look(most: number): Promise<boolean> {
    const partition = resultsOf(this.#run.id);
    const wanted = [...this.#absent.keys()].slice(0, most);
    const found = await this.#store.getMany(
      partition,
      wanted.map((first) => blockKey(first, 0)),
    );
    for (const first of wanted) {
      if (!found.has(blockKey(first, 0))) continue;
      const bytes = await fromParts((part) => this.#store.getBytes(partition, blockKey(first, part)));
      if (bytes === null) continue;
      this.#tallies.push(tallyFromBytes(bytes));
      this.#absent.delete(first);
    }
    return found.size > 0;
  }

  missing(): string[] {
    return [...this.#absent].map(([first, count]) => `replications ${first + 1} to ${first + count}`);
  }

  tally(): Tally {
    const total = emptyTally(this.#run.scenario.policies.length);
    for (const tally of this.#tallies) mergeTally(total, tally);
    return total;
  }
}
