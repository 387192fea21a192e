import { DATE_FORMATS, type DateFormat } from '../calendar/date-format.ts';
import { ColumnMap } from '../event-log/columns/column-map.ts';
import type { LogForm } from '../event-log/read/log-form.ts';
import { readLog } from '../event-log/read/read-log.ts';
import { manifestOf } from '../manifest/manifest.ts';
import { NotAValue } from '../refusals/not-a-value.ts';
import { replayLog } from '../replay/replay.ts';
import type { ReplayResult } from '../replay/replay-result.ts';
import type { LoadedScenario } from '../scenario/load.ts';
import { checkNames, checkWholeNumbers } from './options.ts';

export interface ReplayOptions {
  /** Instead of the scenario's: a whole number from 0 to 4294967295. */
  seed?: number | undefined;
  /** How often the cases are replayed, instead of the scenario's replications: 1 to 1000000. */
  replications?: number | undefined;
  /** The number of the first replication, from 1. With it, a log that `export` wrote gives its outcomes again. */
  firstReplication?: number | undefined;
  /** The log’s own headers, by the names of the columns: { bookedAt: 'Booking Date' }. */
  columns?: Readonly<Record<string, string>> | undefined;
  /** How the log’s dates are written, if not as 2018-01-31: m/d/yyyy, d/m/yyyy or d.m.yyyy. */
  dateFormat?: DateFormat | undefined;
  /** Which sheet of a workbook; by default the first. */
  sheet?: string | undefined;
  /** Once it is aborted, no further replay starts, and the result is of those that finished. */
  signal?: AbortSignal | undefined;
  /** Called with the replays that have finished, and how many there are to be. */
  onProgress?: ((finished: number, total: number) => void) | undefined;
}

const REPLAY_OPTIONS = [
  'seed',
  'replications',
  'firstReplication',
  'columns',
  'dateFormat',
  'sheet',
  'signal',
  'onProgress',
] as const satisfies (keyof ReplayOptions)[];

const REPLAY_NUMBERS = {
  seed: [0, 4_294_967_295],
  replications: [1, 1_000_000],
  firstReplication: [1, 1_000_000],
} as const;

/**
 * Replays a log of cases under each policy of a scenario: each case keeps what the log says of its person, detainer,
 * order and exit, and the rest is simulated. The result is what `pickup-gap replay FILE --log LOG --json` prints.
 *
 * @param log the path of an event log in a form that `export` writes
 * @throws InputError with every problem found in the log, RangeError and TypeError as `simulate`
 */
export async function replay(
  scenario: LoadedScenario,
  log: string,
  options: ReplayOptions = {},
): Promise<ReplayResult> {
  checkNames(options, REPLAY_OPTIONS);
  checkWholeNumbers(options, REPLAY_NUMBERS);
  const { resolved } = scenario;
  if (resolved === undefined) throw new TypeError('replay expects a loaded scenario: await loadScenario(…) first.');
  const { seed = resolved.seed, replications = resolved.replications, firstReplication = 1 } = options;
  const cases = await readLog(log, resolved.zone, undefined, formOf(options));
  const found = await replayLog({ ...resolved, seed, replications }, cases, {
    first: firstReplication - 1,
    stop: options.signal ?? new AbortController().signal,
    onProgress: (finished, total) => options.onProgress?.(finished, total),
  });
  return {
    manifest: manifestOf({ scenario, seed, replications: found.replications, complete: found.complete }),
    scenario: { title: resolved.title, sha256: scenario.sha256 },
    ...found,
  };
}

/** @throws RangeError if the columns are not a column map, or the date format is not one. */
function formOf({ columns, dateFormat, sheet }: ReplayOptions): LogForm {
  if (dateFormat !== undefined && !DATE_FORMATS.includes(dateFormat))
    throw new RangeError(`replay: dateFormat is ${JSON.stringify(dateFormat)}; allowed: ${DATE_FORMATS.join(', ')}`);
  try {
    return { columns: columns && new ColumnMap(Object.entries(columns)), dateFormat, sheet };
  } catch (error) {
    if (!(error instanceof NotAValue)) throw error;
    throw new RangeError(`replay: columns: ${error.message}; allowed: ${error.allowed}`);
  }
}
