import { existsSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The scenarios that come with pickup-gap, found from the source as well as from the bundle. */
const FOLDER = new URL(`${import.meta.url.endsWith('.ts') ? '../../../' : '../'}scenarios/`, import.meta.url);
const NAME = /^(?:classroom\/)?[\w-]+$/;

/**
 * The scenario file that a command is given: a path, or the name of a scenario that comes with pickup-gap, such as
 * `hennepin` or `classroom/1-window`. A file of the user's with that name comes first.
 */
export function scenarioPath(given: string): string {
  if (!NAME.test(given) || existsSync(given)) return given;
  const shipped = new URL(`${given}.yaml`, FOLDER);
  return existsSync(shipped) ? fileURLToPath(shipped) : given;
}

/** Whether a path that `scenarioPath` returned is of a scenario that comes with pickup-gap. */
export function isShipped(path: string): boolean {
  return isAbsolute(path) && path.startsWith(fileURLToPath(FOLDER));
}
