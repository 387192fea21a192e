import { lstatSync, readdirSync, rmdirSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { REPORT_FILES } from '../../report/formats.ts';

/** What a folder holds that no report writes, as a message names it; undefined if it holds nothing but a report. */
export function foreignIn(folder: string, own: readonly string[] = REPORT_FILES): string | undefined {
  for (const name of readdirSync(folder)) {
    const about = lstatSync(join(folder, name));
    if (about.isDirectory()) return `the folder "${name}"`;
    if (!about.isFile() || !own.includes(name)) return `"${name}"`;
  }
  return undefined;
}

/**
 * Removes a folder that holds nothing but a report. Only the files of a report are removed, one by one, so that nothing
 * else goes with them.
 *
 * @throws the system's error, with ENOTEMPTY if something else is in the folder.
 */
export function removeReport(folder: string, own: readonly string[] = REPORT_FILES): void {
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    if (own.includes(name) && lstatSync(file).isFile()) unlinkSync(file);
  }
  rmdirSync(folder);
}
