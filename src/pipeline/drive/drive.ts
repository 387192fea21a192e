import type { Tally } from '../../measures/tally.ts';
import type { Outbox } from '../store/outbox.ts';
import { type RunRecord, writeRun } from '../store/run-record.ts';
import type { Store } from '../store/store.ts';
import { BlockResults } from './block-results.ts';
import { type Clock, wallClock } from './clock.ts';
import { EventResults } from './event-results.ts';
import type { Requests, Results } from './results.ts';

export interface DriveOptions {
  run: RunRecord;
  /** Blocks of this many replications, each simulated as a whole by one function; null: event by event. */
  block: number | null;
  store: Store;
  outbox: Outbox;
  stop: AbortSignal;
  /** Messages that wait or are being handled, and dead letters, over all queues. */
  queues(): Promise<{ moving: number; dead: number }>;
  onProgress(finished: number, total: number): void;
  /**
   * How long all queues must have been empty before the driver gives up on a missing result. Use 0 if the counts are
   * exact, since a function writes its results before its message is deleted.
   */
  graceMilliseconds: number;
  /** The pause between looks at the table. */
  pauseMilliseconds: number;
  /**
   * The most requests sent ahead of the results, for queues that are held in memory. By default all are sent at once.
   */
  ahead?: number;
  /** If left out, nothing is known of an earlier driver, so missing results are requested at once. */
  earlier?: EarlierDriver;
  /** The wall clock by default. */
  clock?: Clock;
}

/** What another driver of the same run has done, and what a later one will need to know. */
export interface EarlierDriver {
  /**
   * Whether it requested all results. While messages move, they are waited for; they are requested again only when none
   * moves.
   */
  asked: boolean;
  /** Called once all missing results have been requested. */
  onAsked(): Promise<void>;
}

export interface DriveOutcome {
  tally: Tally;
  /** Results that never arrived, in words; empty if the run is complete. */
  missing: string[];
  interrupted: boolean;
}

/** The most results to ask the table for in one look: the first missing ones. */
const LOOK = 100;
/** The most requests to make before they are sent. */
const AT_ONCE = 1000;

/**
 * Sends a run's first events and collects the results, on whatever SQS and DynamoDB the clients reach. A run's id is
 * computed from what is run. A driver that was killed and restarted therefore finds the results that exist and requests
 * only the others.
 */
export async function drive(options: DriveOptions): Promise<DriveOutcome> {
  const { run, store, outbox, block, earlier, ahead = Number.POSITIVE_INFINITY, clock = wallClock } = options;
  for (const [sk, bytes] of writeRun(run)) await store.putBytes(run.id, sk, bytes, run.expiresAt);
  const parts = resultsFor(run, block, store);
  await parts.look(parts.total);
  let requests: Requests = { length: 0, events: [].values() };
  let sent = 0;
  let wanted = 0;
  const sendUpTo = async (due: number) => {
    while (sent < Math.min(due, requests.length)) {
      const next = taken(requests.events, Math.min(due - sent, AT_ONCE));
      // A result that arrived meanwhile needs no request.
      if (next.length === 0) sent = requests.length;
      else await outbox.send(parts.queue, next as never);
      sent += next.length;
    }
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
  if (earlier?.asked !== true) await ask();
  else if ((await options.queues()).moving === 0) {
    // The last results may have arrived since the first look.
    await parts.look(parts.total);
    await ask();
  }

  let quietSince: number | null = null;
  while (parts.left > 0 && !options.stop.aborted) {
    options.onProgress(parts.total - parts.left, parts.total);
    if (await parts.look(LOOK)) {
      quietSince = null;
      if (asked) await sendOn();
    } else {
      const { moving } = await options.queues();
      quietSince = moving > 0 ? null : (quietSince ?? clock.now());
      if (quietSince !== null && clock.now() - quietSince >= options.graceMilliseconds) {
        // A look covers only the first missing results; some of the others may have arrived.
        if (await parts.look(parts.total)) {
          if (asked) await sendOn();
        } else if (!asked) await ask();
        else if (sent < requests.length) await sendUpTo(sent + ahead);
        else break;
        quietSince = null;
      }
      await clock.pause(options.pauseMilliseconds);
    }
  }
  // Results that arrived during the pause count as finished. One look is one request.
  if (options.stop.aborted) await parts.look(LOOK);
  const missing = parts.missing();
  return { tally: parts.tally(), missing, interrupted: options.stop.aborted && missing.length > 0 };
}

/** The next events, or as many as are left. */
function taken(events: Requests['events'], most: number): unknown[] {
  const next: unknown[] = [];
  while (next.length < most) {
    const { value, done } = events.next();
    if (done) break;
    next.push(value);
  }
  return next;
}

/** The results of a run that are in the table now. Nothing is requested. */
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
