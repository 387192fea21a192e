import { jsonText } from '../../safe-text/json.ts';
import type { TerminalText } from '../../safe-text/terminal.ts';
import { UsageError } from '../terminal/failure.ts';
import { print, say } from '../terminal/print.ts';
import { checkFree, writeDirectory } from './output-directory.ts';
import { checkFileFree, writeText } from './output-file.ts';

/** Where an answer goes besides standard output, and how it is printed. */
interface Places {
  csv?: string | undefined;
  html?: string | undefined;
  force?: true;
  json?: true;
}

/** The answer to a question, in each of its forms. */
interface Answer {
  result: object;
  text(): TerminalText;
  tables(): ReadonlyMap<string, string>;
  /** The files of the tables. A directory that contains nothing else may be replaced. */
  files: readonly string[];
  /** Its code is loaded only where a page is asked for. */
  page?: () => Promise<string>;
}

/** Throws UsageError if the tables or the page could not be written. Called before the work, so that none is lost. */
export function checkAnswerPlaces({ csv, html, force }: Places, files: readonly string[]): void {
  if (csv !== undefined) checkFree([csv], force === true, files);
  if (html === '-')
    throw new UsageError('The page is for a browser and is not printed. Name a file: --html answer.html');
  if (html !== undefined) checkFileFree(html, force === true);
}

/** Writes the tables and the page that were asked for, and prints the answer. */
export async function giveAnswer({ result, text, tables, files, page }: Answer, places: Places): Promise<void> {
  const { csv, html, force, json } = places;
  try {
    if (csv !== undefined) {
      await writeDirectory(csv, tables(), force === true, files);
      say(`Written: ${csv}`);
    }
    if (html !== undefined && page !== undefined) {
      const whole = await page();
      await writeText(html, whole);
      say(`Written: ${html}`);
    }
  } finally {
    // Shown even where something could not be written.
    print(json === true ? jsonText(result) : text());
  }
}
