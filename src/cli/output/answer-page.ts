import { writeFile } from 'node:fs/promises';
import { UsageError } from '../terminal/failure.ts';
import { say } from '../terminal/print.ts';
import { checkFileFree, writeWhole } from './output-file.ts';

/** Throws UsageError if the page that --html asks for could not be written. Called before the work. */
export function checkPage(file: string | undefined, isForced: boolean): void {
  if (file === '-')
    throw new UsageError('The page is for a browser and is not printed. Name a file: --html answer.html');
  if (file !== undefined) checkFileFree(file, isForced);
}

/** Writes an answer's page, if --html asks for it. Its code is loaded only then. */
export async function writePage(file: string | undefined, page: () => Promise<string>): Promise<void> {
  if (file === undefined) return;
  const text = await page();
  await writeWhole(file, (temporary) => writeFile(temporary, text));
  say(`Written: ${file}`);
}
