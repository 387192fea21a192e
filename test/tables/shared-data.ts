import { existsSync } from 'node:fs';

/**
 * Whether a real file of ../shared/data exists; the files may not be copied into the project. If it does not, a message
 * says so. In CI it throws if the folder beside the project exists without the file, since a checkout by itself cannot
 * have it.
 */
export function realDataIsThere(file: string): boolean {
  if (existsSync(file)) return true;
  process.stderr.write(`SKIPPED: ${file} is not there (from ${process.cwd()}), so nothing is tried on it.\n`);
  if (process.env.CI && existsSync('../shared')) throw new Error(`../shared is there without ${file}`);
  return false;
}
