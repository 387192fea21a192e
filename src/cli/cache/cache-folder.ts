import { lstatSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** Where this user's programs keep what they can make again, as each system has it. */
function cachesFolder({ XDG_CACHE_HOME, LOCALAPPDATA }: NodeJS.ProcessEnv): string {
  if (process.platform === 'win32') return LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches');
  // Set but empty means the same as not set, says the XDG Base Directory Specification.
  return XDG_CACHE_HOME || join(homedir(), '.cache');
}

/**
 * A folder of this program's own for what it can make again, made if it is missing. Undefined if there is none that
 * nobody else can write to: what is read from it becomes code and figures of this process. PICKUP_GAP_CACHE=no, or
 * Node's own NODE_DISABLE_COMPILE_CACHE, asks for none.
 */
export function cacheFolder(name: string, env: NodeJS.ProcessEnv = process.env): string | undefined {
  if (env.PICKUP_GAP_CACHE === 'no' || env.NODE_DISABLE_COMPILE_CACHE === '1') return undefined;
  try {
    const all = cachesFolder(env);
    if (!isAbsolute(all)) return undefined;
    const own = join(all, 'pickup-gap');
    const folder = join(own, name);
    for (const one of [all, own, folder]) makeFolder(one);
    return isOurs(own) && isOurs(folder) ? folder : undefined;
  } catch {
    // Such as a home that is missing or read-only: then everything is made again, as without a cache.
    return undefined;
  }
}

/** Not with `recursive`, which never returns in a folder such as /proc, where nothing can be made. */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/** Whether it is a folder, not a link to one, that belongs to this user, and that only they can write to. */
function isOurs(folder: string): boolean {
  const found = lstatSync(folder);
  if (!found.isDirectory()) return false;
  return process.getuid === undefined || (found.uid === process.getuid() && (found.mode & 0o022) === 0);
}
