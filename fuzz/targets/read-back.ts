import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { EventLog } from '../../src/event-log/event-log.ts';
import { LOG_FORMAT_KEYS, LOG_FORMATS, type LogFormatKey } from '../../src/event-log/log-formats.ts';
import type { LoggedCase } from '../../src/event-log/logged-case.ts';
import { readLog } from '../../src/event-log/read/read-log.ts';
import { terminalLine, terminalValue } from '../../src/safe-text/terminal.ts';
import { ensure } from '../frame/target.ts';
import { written } from '../seeds/logs.ts';

/** Writes a log in each form and reads it again. What we write, we can read, and it says the same. */
export async function checkReadBack(
  log: EventLog,
  { room, zone, forms = LOG_FORMAT_KEYS }: { room: string; zone: string; forms?: readonly LogFormatKey[] },
): Promise<void> {
  for (const form of forms) {
    const file = join(room, `read-back${LOG_FORMATS[form].endings[0]}`);
    writeFileSync(file, written(log, form, room));
    const { cases } = await readLog(file, zone);
    const expected = form === 'csv' ? log.cases.map(asInCsv) : log.cases;
    const at = expected.findIndex((logged, i) => !isDeepStrictEqual(logged, cases[i]));
    ensure(
      cases.length === expected.length && at < 0,
      () => `written as ${form} and read back, ${difference(expected, at, cases)}`,
    );
  }
}

/** A CSV file shows unseen characters, in names and ids. */
function asInCsv(logged: LoggedCase): LoggedCase {
  const shown = Object.entries(logged).map(([key, value]) => [
    key,
    typeof value === 'string' ? terminalLine(terminalValue(value)) : value,
  ]);
  return Object.fromEntries(shown) as LoggedCase;
}

function difference(expected: EventLog['cases'], at: number, found: EventLog['cases']): string {
  if (found.length !== expected.length) return 'the number of cases differs';
  const keys = Object.keys(expected[at]) as (keyof (typeof expected)[number])[];
  const key = keys.find((one) => !isDeepStrictEqual(expected[at][one], found[at][one]));
  return `"${key}" of a case differs`;
}
