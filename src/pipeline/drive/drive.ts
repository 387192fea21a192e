import type { Tally } from '../../measures/tally.ts';
import type { Outbox } from '../store/outbox.ts';
import { type RunRecord, writeRun } from '../store/run-record.ts';
import type { Store } from '../store/store.ts';
import { BlockResults } from './block-results.ts';
import { type Clock, wallClock } from './clock.ts';
import { EventResults } from './event-results.ts';
import type { Results } from './results.ts';

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
  /**
   * How long all queues must have been empty before a missing result is given up; 0 where their counts are exact, since
   * a function writes its results before its message is deleted.
   */
  graceMilliseconds: number;
  /** Between looks at the table. */
  pauseMilliseconds: number;
  /** Requests sent ahead of the results at most: where the queues are held in memory. All at once unless told. */
  ahead?: number;
  /** Left out: nothing is known of an earlier driver, so what is missing is asked for at once. */
  earlier?: EarlierDriver;
  /** The wall clock unless told. */
  clock?: Clock;
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
  /** Results that never arrived, in words; empty when the run is complete. */
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
  const { run, store, outbox, block, earlier, ahead = Number.POSITIVE_INFINITY, clock = wallClock } = options;
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
      quietSince = moving > 0 ? null : (quietSince ?? clock.now());
      if (quietSince !== null && clock.now() - quietSince >= options.graceMilliseconds) {
        // A look stops at the first that are missing: of the others some may be there.
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
  // What came while it paused counts as finished; one look is one request.
  if (options.stop.aborted) await parts.look(LOOK);
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
