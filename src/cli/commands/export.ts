import { createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { countedPeople } from '../../engine/plan/size.ts';
import type { EventLog } from '../../event-log/event-log.ts';
import { isTextLog, LOG_FORMATS, type LogFormatKey, type TextLogFormat } from '../../event-log/log-formats.ts';
import { MOST_CASES, tooLargeToRead } from '../../event-log/read/raw-case.ts';
import { csvLog } from '../../event-log/write/write-csv.ts';
import { ocelLog } from '../../event-log/write/write-ocel.ts';
import { xesLog } from '../../event-log/write/write-xes.ts';
import { manifestLine, manifestOf } from '../../manifest/manifest.ts';
import { simulatedLog } from '../../overlay/simulated-cases.ts';
import { counted } from '../../report/format.ts';
import { loadScenario } from '../../scenario/load.ts';
import { AS_IT_IS, checkFileFree, writeWhole } from '../output/output-file.ts';
import { choosePolicies } from '../terminal/choose-policies.ts';
import { UsageError } from '../terminal/failure.ts';
import { say } from '../terminal/print.ts';

interface Options {
  allowFiles?: string[];
  as: LogFormatKey;
  out?: string;
  force?: true;
  policy?: string;
  replication: number;
  seed?: number;
}

const TEXTS: Record<TextLogFormat, (log: EventLog) => Iterable<string>> = { ocel: ocelLog, xes: xesLog, csv: csvLog };
/** Pieces are joined to about this many characters before they are written. */
const BATCH = 1 << 16;

export async function exportLog(
  file: string,
  { allowFiles, as, out = '-', force, policy, replication, seed }: Options,
) {
  if (!isTextLog(as) && out === '-') {
    throw new UsageError(`${LOG_FORMATS[as].name} is binary and is not written to the terminal. Use --out FILE.`);
  }
  if (out !== '-') checkFileFree(out, force === true);
  const loaded = await loadScenario(file, { allowFiles });
  const { resolved } = loaded;
  const chosen = choosePolicies(resolved, [policy ?? resolved.baseline]);
  // The log contains all people booked in the counted time.
  const expected = countedPeople(chosen);
  if (expected > MOST_CASES) throw new UsageError(tooMany(expected, chosen.days));
  const scenario = { ...chosen, seed: seed ?? resolved.seed };
  const madeBy = manifestLine(manifestOf({ scenario: loaded, seed: scenario.seed, replications: 1, complete: true }));
  const log = { ...simulatedLog(scenario, replication - 1), madeBy };
  if (out === '-') {
    if (isTextLog(as)) await pipeline(pieces(as, log), process.stdout, { end: false });
    return;
  }
  await writeWhole(out, async (temporary) => {
    if (isTextLog(as)) await pipeline(pieces(as, log), createWriteStream(temporary, { flags: AS_IT_IS }));
    else (await import('../../event-log/write/write-parquet.ts')).writeParquetLog(temporary, log);
  });
  say(`Written: ${out} (${counted(log.cases.length, 'simulated person', 'simulated people')})`);
  say(madeBy);
  const note = tooLargeToRead(as, (await stat(out)).size);
  if (note !== undefined) say(note);
}

/** A log's cases are all in memory at once, so their number is limited. */
function tooMany(expected: number, days: number): string {
  const round = (count: number) => Math.round(count).toLocaleString('en-US');
  const fits = Math.floor((days * MOST_CASES) / expected);
  const shorter = fits >= 1 ? `Shorten its length, to ${fits} days at most, or lower` : 'Lower';
  return (
    `A log may hold ${round(MOST_CASES)} people, and this scenario books about ${round(expected)}. ` +
    `${shorter} its bookings.`
  );
}

function pieces(as: TextLogFormat, log: EventLog): Readable {
  return Readable.from(batched(TEXTS[as](log)), { objectMode: false });
}

function* batched(texts: Iterable<string>): Generator<string> {
  let batch = '';
  for (const text of texts) {
    batch += text;
    if (batch.length < BATCH) continue;
    yield batch;
    batch = '';
  }
  if (batch !== '') yield batch;
}
