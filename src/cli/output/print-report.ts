import type { SetAside } from '../../pipeline/drive/dead-letters.ts';
import {
  DIRECTORY_FORMATS,
  type DirectoryFormat,
  FILE_FORMATS,
  type FileFormat,
  PRINTED_FORMATS,
  type PrintedFormat,
} from '../../report/formats.ts';
import { UsageError } from '../terminal/failure.ts';
import { print, say } from '../terminal/print.ts';
import { checkFree, writeDirectory } from './output-directory.ts';
import { checkFileFree, writeText } from './output-file.ts';
import { printed, type ReportedRun, reportFiles } from './report-files.ts';

/** The formats requested: one option per format that has one, --out for all in one directory; without any, the text. */
export type ReportOptions = { [Format in PrintedFormat]?: true } & {
  [Format in DirectoryFormat | FileFormat]?: string;
} & {
  out?: string;
  force?: true;
};

/** @throws UsageError if the report's directories or files could not be written. Called before any work is done. */
export function checkPlaces(options: ReportOptions): void {
  const force = options.force === true;
  for (const format of FILE_FORMATS) {
    const file = options[format];
    if (file === undefined) continue;
    if (file === '-') {
      throw new UsageError(`The page is for a browser and is not printed. Name a file: --${format} report.html`);
    }
    checkFileFree(file, force);
  }
  checkFree(directoriesOf(options), force);
}

/** Writes a result's directories and files, and prints it. */
export async function printReport(run: ReportedRun, options: ReportOptions): Promise<void> {
  const force = options.force === true;
  try {
    for (const format of DIRECTORY_FORMATS) {
      const directory = options[format];
      if (directory !== undefined) await writeDirectory(directory, await reportFiles(run, [format]), force);
    }
    if (options.out !== undefined) await writeDirectory(options.out, await reportFiles(run), force);
    for (const format of FILE_FORMATS) {
      const file = options[format];
      if (file === undefined) continue;
      const [text] = (await reportFiles(run, [format])).values();
      await writeText(file, text);
    }
    for (const place of placesOf(options)) say(`Written: ${place}`);
  } finally {
    // Shown even where a directory could not be written, and last, since a reader may close the pipe.
    const format = PRINTED_FORMATS.find((one) => options[one] === true) ?? 'text';
    print(printed(run, format));
  }
}

const MISSING_SHOWN = 5;

/** The note of a report that lacks results (`missing`, in words); no note if nothing is missing. */
export function missingNotes(missing: readonly string[], what: 'never arrived' | 'have not arrived yet'): string[] {
  if (missing.length === 0) return [];
  const rest = missing.length - MISSING_SHOWN;
  const shown = missing.slice(0, MISSING_SHOWN).join('; ');
  return [
    `${missing.length} ${missing.length === 1 ? 'result' : 'results'} ${what}: ` +
      `${shown}${rest > 0 ? `; and ${rest} more` : ''}`,
  ];
}

/** Notes about messages in dead-letter queues: one per queue and reason. */
export function setAsideNotes(all: readonly SetAside[]): string[] {
  return all
    .slice(0, MISSING_SHOWN)
    .map(
      ({ queue, reason, messages }) =>
        `The queue ${queue} set ${messages} ${messages === 1 ? 'message' : 'messages'} aside: ${reason}`,
    );
}

/** Everything that is written, in the order in which it is reported. */
function placesOf(options: ReportOptions): string[] {
  const files = FILE_FORMATS.map((format) => options[format]).filter((file) => file !== undefined);
  return [...directoriesOf(options), ...files];
}

function directoriesOf(options: ReportOptions): string[] {
  const all = [...DIRECTORY_FORMATS.map((format) => options[format]), options.out];
  return all.filter((directory) => directory !== undefined);
}
