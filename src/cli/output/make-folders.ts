import { existsSync, mkdirSync, readdirSync, rmdirSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder and those around it that are not there, all or none, and gives what it made, the outermost first. Node's own
 * mkdir({ recursive: true }) tries for ever below /proc.
 */
export function makeFolders(folder: string): string[] {
  const missing: string[] = [];
  for (let place = folder; !existsSync(place); place = dirname(place)) missing.unshift(place);
  const made: string[] = [];
  try {
    for (const place of missing) {
      mkdirSync(place);
      made.push(place);
    }
  } catch (error) {
    removeFolders(made);
    throw error;
  }
  return made;
}

/** Removes what was made, but for folders into which somebody has put something since. */
export function removeFolders(made: readonly string[]): void {
  for (const place of made.toReversed()) if (readdirSync(place).length === 0) rmdirSync(place);
}
