import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

/**
 * Does `work` in a folder with these files. No path of the folder is in the result, so that it is the same everywhere.
 */
export async function inFolder<T>(
  files: Readonly<Record<string, string | Uint8Array>>,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'pickup-gap-errors-'));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const paths = [relative(process.cwd(), folder), folder];
    const given = await work(folder);
    if (given === undefined) return given;
    const text = paths.reduce((all, path) => all.replaceAll(`${path}/`, ''), JSON.stringify(given));
    return JSON.parse(text);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
