import { existsSync, readdirSync, renameSync, rmSync, type Stats } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { lookAt } from './look-at.ts';
import { foreignIn, removeReport } from './report-folder.ts';

/** After this time, a process that has the number of a run is another one. */
const OLD_MS = 24 * 3600 * 1000;

/** The name under which a file or folder is written before it gets its own. */
export function besides(target: string): string {
  return `${target}.new-${process.pid}`;
}

/** The name under which a folder is kept until its replacement is in its place. */
export function setAside(target: string): string {
  return `${target}.old-${process.pid}`;
}

/**
 * Cleans up after earlier runs that were killed while they wrote this target: what they had set aside is put back if
 * nothing is in its place, and what they had begun is removed. What a living process is writing stays.
 */
export function removeLeftovers(target: string): void {
  const folder = dirname(target);
  const prefix = `${basename(target)}.`;
  for (const name of namesIn(folder)) {
    const [, kind, pid] = name.startsWith(prefix) ? (/^(new|old)-(\d+)$/.exec(name.slice(prefix.length)) ?? []) : [];
    if (kind === undefined) continue;
    const place = join(folder, name);
    const about = lookAt(place);
    if (about === undefined || isOfLiving(Number(pid), about)) continue;
    if (kind === 'old' && about.isDirectory() && !existsSync(target)) renameSync(place, target);
    else removeOurs(place, about);
  }
}

/** Nothing of a folder that does not exist or may not be listed; the writing says what is wrong with it. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Removes what a run can have written: a file, or a folder with nothing but files of a report. */
function removeOurs(place: string, about: Stats): void {
  if (about.isFile()) rmSync(place, { force: true });
  else if (about.isDirectory() && foreignIn(place) === undefined) removeReport(place);
}

function isOfLiving(pid: number, { mtimeMs }: Stats): boolean {
  // This run has written nothing yet, so what has its number is from an earlier process.
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // A process of somebody else may not be asked, but lives.
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  return Date.now() - mtimeMs < OLD_MS;
}
