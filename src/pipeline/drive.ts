import type { QueueName } from '../../events/queues.ts';
import { keptParts } from '../engine/by.ts';
import { addCounts } from '../measures/counts.ts';
import { addReplication, countersFor, emptyTally, type Tally } from '../measures/tally.ts';
import { blockKey, resultKey, resultsOf } from './addresses.ts';
import { countsFromBytes } from './counts-bytes.ts';
import type { Outbox } from './outbox.ts';
import { rangesOf } from './ranges.ts';
import { fromParts, type RunRecord, writeRun } from './run-record.ts';
import type { Store } from './store.ts';
import { addTallyBytes } from './tally-bytes.ts';

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
  /** Between looks at the table. */
  pauseMilliseconds: number;
  /** Requests sent ahead of the results at most: where the queues are held in memory. All at once unless told. */
  ahead?: number;
  /** Left out: nothing is known of an earlier driver, so what is missing is asked for at once. */
  earlier?: EarlierDriver;
}

/** What another driver of the same run has done, or will find done. */
export interface EarlierDriver {
  /** It has asked for all results: while messages move they are waited for, and asked for again only when none does. */
  asked: boolean;
  /** All results that are missing have been asked for. */
  onAsked(): Promise<void>;
}

export interface DriveOutcome {
  tally: Tally;
  /** What never came, in words; empty when the run is whole. */
  missing: string[];
  interrupted: boolean;
}

/** Results asked for in one look: the first that are missing. */
const LOOK = 100;

/**
 * Sends a run's first events and collects the results, on whatever SQS and DynamoDB the clients reach. The run's id follows from
 * what is run, so a driver that was killed and started again finds the results that are there and asks only for the others.
 */
export async function drive(options: DriveOptions): Promise<DriveOutcome> {
  const { run, store, outbox, block, earlier, ahead = Number.POSITIVE_INFINITY } = options;
  for (const [sk, bytes] of writeRun(run)) await store.putBytes(run.id, sk, bytes, run.expiresAt);
  const parts = resultsFor(run, block, store);
  await parts.look(parts.total);
  let requests: unknown[] = [];
  let sent = 0;
  let wanted = 0;
  const sendUpTo = async (due: number) => {
    const next = requests.slice(sent, due);
    if (next.length > 0) await outbox.send(parts.queue, next as never);
    sent += next.length;
  };
  const sendOn = () => sendUpTo(Math.floor(((wanted - parts.left) * requests.length) / wanted) + ahead);
  let asked = false;
  const ask = async () => {
    requests = parts.requests();
    sent = 0;
    wanted = parts.left;
    if (wanted > 0) {
      await sendOn();
      await earlier?.onAsked();
    }
    asked = true;
  };
  if (earlier?.asked !== true || (await options.queues()).moving === 0) await ask();

  let quietSince: number | null = null;
  while (parts.left > 0 && !options.stop.aborted) {
    options.onProgress(parts.total - parts.left, parts.total);
    if (await parts.look(LOOK)) {
      quietSince = null;
      if (asked) await sendOn();
    } else {
      const { moving } = await options.queues();
      quietSince = moving > 0 ? null : (quietSince ?? performance.now());
      if (quietSince !== null && performance.now() - quietSince > options.graceMilliseconds) {
        // A look stops at the first that are missing: of the others some may be there.
        if (!(await parts.look(parts.total))) {
          if (!asked) await ask();
          else if (sent < requests.length) await sendUpTo(sent + ahead);
          else break;
        }
        quietSince = null;
      }
      await new Promise((resolve) => setTimeout(resolve, options.pauseMilliseconds));
    }
  }
  const missing = parts.missing();
  return { tally: parts.tally(), missing, interrupted: options.stop.aborted && missing.length > 0 };
}

/** The results of a run that stand in the table now; nothing is asked for. */
export async function resultsSoFar(
  run: RunRecord,
  block: number | null,
  store: Store,
): Promise<Pick<DriveOutcome, 'tally' | 'missing'>> {
  const parts = resultsFor(run, block, store);
  await parts.look(parts.total);
  return { tally: parts.tally(), missing: parts.missing() };
}

/** How many results a run will have. */
export function resultCount({ policies, replications }: RunRecord['scenario'], block: number | null): number {
  return block === null ? policies.length * replications : Math.ceil(replications / block);
}

function resultsFor(run: RunRecord, block: number | null, store: Store): Results {
  return block === null ? new EventResults(run, store) : new BlockResults(run, store, block);
}

/** The results of a run, as they come in. */
interface Results {
  readonly queue: QueueName;
  /** How many results there will be. */
  readonly total: number;
  /** How many of them are missing. */
  readonly left: number;
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

  get left(): number {
    return this.#absent.size;
  }

  requests() {
    const replications = new Set([...this.#absent.values()].map(({ replication }) => replication));
    const ranges = rangesOf(this.#run.scenario, this.#run.chunk);
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
    const counters = countersFor(tally, keptParts(this.#run.scenario, null));
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

/** A result a block of replications, over all policies; where it is of the first of them only, another is under way for the rest. */
class BlockResults implements Results {
  readonly queue = 'replication';
  readonly total: number;
  readonly #run: RunRecord;
  readonly #store: Store;
  readonly #tally: Tally;
  readonly #absent = new Map<number, number>();

  constructor(run: RunRecord, store: Store, block: number) {
    this.#run = run;
    this.#store = store;
    const { policies, replications } = run.scenario;
    this.#tally = emptyTally(policies.length);
    for (let first = 0; first < replications; first += block) {
      this.#absent.set(first, Math.min(block, replications - first));
    }
    this.total = this.#absent.size;
  }

  get left(): number {
    return this.#absent.size;
  }

  requests() {
    return [...this.#absent].map(([first, count]) => ({ run: this.#run.id, first, count }));
  }

  async look(most: number): Promise<boolean> {
    const partition = resultsOf(this.#run.id);
    let any = false;
    for (let wanted = [...this.#absent].slice(0, most); wanted.length > 0; ) {
      const keys = wanted.map(([first]) => blockKey(first, 0));
      const found = await this.#store.getMany(partition, keys);
      const rests: [number, number][] = [];
      for (const [first, count] of wanted) {
        if (!found.has(blockKey(first, 0))) continue;
        const bytes = await fromParts((part) => this.#store.getBytes(partition, blockKey(first, part)));
        if (bytes === null) continue;
        const replications = addTallyBytes(this.#tally, bytes);
        this.#absent.delete(first);
        if (replications < count) rests.push([first + replications, count - replications]);
        any = true;
      }
      for (const [first, count] of rests) this.#absent.set(first, count);
      wanted = rests;
    }
    return any;
  }

  missing(): string[] {
    return [...this.#absent].map(([first, count]) => `replications ${first + 1} to ${first + count}`);
  }

  tally(): Tally {
    return this.#tally;
  }
}
