import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventLog } from '../../src/event-log/event-log.ts';
import type { LoggedCase } from '../../src/event-log/logged-case.ts';
import { type ReadLog, readLog } from '../../src/event-log/read/read-log.ts';
import { csvLog } from '../../src/event-log/write/write-csv.ts';
import { ocelLog } from '../../src/event-log/write/write-ocel.ts';
import { writeParquetLog } from '../../src/event-log/write/write-parquet.ts';
import { xesLog } from '../../src/event-log/write/write-xes.ts';
import { InputError, renderProblems } from '../../src/refusals/input-error.ts';

/** Logs in an empty folder of their own. */

export const ENDINGS = ['csv', 'xes', 'json', 'parquet'] as const;

const TEXTS = { csv: csvLog, xes: xesLog, json: ocelLog };

export function textOf(log: EventLog, ending: keyof typeof TEXTS): string {
  return [...TEXTS[ending](log)].join('');
}

export class LogRoom {
  readonly folder = mkdtempSync(join(tmpdir(), 'log-'));

  /** Writes a log in the format of the ending, and reads it back. */
  async roundTrip(log: EventLog, ending: (typeof ENDINGS)[number]): Promise<ReadLog> {
    const file = join(this.folder, `log.${ending}`);
    if (ending === 'parquet') writeParquetLog(file, log);
    else writeFileSync(file, textOf(log, ending));
    return readLog(file, 'America/Chicago');
  }

  write(name: string, text: string | Uint8Array): string {
    const file = join(this.folder, name);
    writeFileSync(file, text);
    return file;
  }

  /** The cases of a log that is accepted. */
  async read(name: string, text: string): Promise<LoggedCase[]> {
    return (await readLog(this.write(name, text), 'America/Chicago', name)).cases;
  }

  /** What a reader sees about a log that is refused. */
  async refusal(name: string, text: string): Promise<string> {
    const file = this.write(name, text);
    try {
      await readLog(file, 'America/Chicago', name);
    } catch (error) {
      if (error instanceof InputError) return renderProblems(error);
      throw error;
    }
    throw new Error('the log was accepted');
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}
