import { existsSync } from 'node:fs';

/**
 * Whether a real file of ../shared/data is there; the files may not be copied into the project. Where it is not, says so loudly,
 * and where the folder beside the project is there without it, in CI, throws: a checkout that stands alone cannot have it.
 */
export function realDataIsThere(file: string): boolean {
  if (existsSync(file)) return true;
  process.stderr.write(`SKIPPED: ${file} is not there (from ${process.cwd()}), so nothing is tried on it.\n`);
  if (process.env.CI && existsSync('../shared')) throw new Error(`../shared is there without ${file}`);
  return false;
}
