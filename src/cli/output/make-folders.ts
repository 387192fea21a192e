import { existsSync, mkdirSync, readdirSync, rmdirSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Creates a folder and its missing parents, all or none, and returns those it created, the outermost first. Node's own
 * mkdir({ recursive: true }) never ends below /proc.
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

/** Removes the folders again, except those that are no longer empty. */
export function removeFolders(made: readonly string[]): void {
  for (const place of made.toReversed()) if (readdirSync(place).length === 0) rmdirSync(place);
}
