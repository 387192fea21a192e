import { accessSync, constants, existsSync, lstatSync, mkdirSync, rmSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { REPORT_FILES } from '../../report/formats.ts';
import { UsageError } from '../terminal/failure.ts';
import { cannotWrite } from './cannot-write.ts';
import { besides, removeLeftovers, setAside } from './leftovers.ts';
import { lookAt } from './look-at.ts';
import { makeFolders, removeFolders } from './make-folders.ts';
import { foreignIn, removeReport } from './report-folder.ts';
import { writeSynced } from './write-synced.ts';

/**
 * Throws UsageError if directories could not be written: one exists and `force` is not set, or holds files that are not
 * a report's (`own`), or cannot be created, or is inside another. Called before a run, so that no work is lost.
 */
export function checkFree(directories: readonly string[], force: boolean, own: readonly string[] = REPORT_FILES): void {
  for (const directory of directories) {
    if (directory === '') throw new UsageError('The directory name is empty. Name a directory, such as report.');
    const target = resolve(directory);
    const around = directories.find((other) => other !== directory && within(resolve(other), target));
    if (around !== undefined || directories.indexOf(directory) !== directories.lastIndexOf(directory)) {
      throw new UsageError(`${directory} is inside ${around ?? directory}. --out already holds the tables of --csv.`);
    }
    try {
      removeLeftovers(target);
      if (lookAt(target) !== undefined) checkReplaceable(directory, force, own);
      // Only trying shows what the file system allows.
      for (const folder of [besides(target), target]) removeFolders(makeFolders(folder));
    } catch (error) {
      throw error instanceof UsageError ? error : cannotWrite(directory, error);
    }
  }
}

function checkReplaceable(directory: string, force: boolean, own: readonly string[]): void {
  const about = lstatSync(directory);
  if (about.isSymbolicLink())
    throw new UsageError(`${directory} is a link and is not replaced. Name the directory that it leads to.`);
  if (!about.isDirectory())
    throw new UsageError(`${directory} is a file and is not overwritten. Name a new directory.`);
  if (!force) {
    throw new UsageError(
      `${directory} already exists and is not overwritten. Name another, or add --force to replace it.`,
    );
  }
  accessSync(directory, constants.R_OK | constants.W_OK | constants.X_OK);
  const foreign = foreignIn(directory, own);
  if (foreign !== undefined) {
    throw new UsageError(
      `${directory} holds ${foreign}, which is not a file of a report, so --force does not replace it. ` +
        'Name another directory.',
    );
  }
}

/**
 * Writes a new directory completely or not at all: under a temporary name next to it, then renamed. The directory that
 * it replaces is removed last, and restored if the renaming fails.
 *
 * @throws UsageError if the system refuses, or if the directory may no longer be replaced.
 */
export async function writeDirectory(
  directory: string,
  files: ReadonlyMap<string, string | Uint8Array>,
  force = false,
  own: readonly string[] = REPORT_FILES,
): Promise<void> {
  const target = resolve(directory);
  const fresh = besides(target);
  const old = setAside(target);
  let made: string[] = [];
  let isFreshMade = false;
  // A second Ctrl-C exits at once, wherever this is.
  const leaveNothing = () => {
    if (isFreshMade && existsSync(fresh)) rmSync(fresh, { recursive: true });
    removeFolders(made);
  };
  process.once('exit', leaveNothing);
  try {
    made = makeFolders(dirname(target));
    mkdirSync(fresh);
    isFreshMade = true;
    for (const [name, content] of files) await writeSynced(join(fresh, name), content);
    const replaces = lookAt(target) !== undefined;
    // The run may have taken hours, and somebody may have used the name since.
    if (replaces) checkReplaceable(directory, force, own);
    if (replaces) await rename(target, old);
    try {
      await rename(fresh, target);
    } catch (error) {
      if (replaces) await rename(old, target);
      throw error;
    }
    if (replaces) removeReport(old, own);
  } catch (error) {
    leaveNothing();
    throw error instanceof UsageError ? error : cannotWrite(directory, error);
  } finally {
    process.off('exit', leaveNothing);
  }
}

function within(outer: string, inner: string): boolean {
  const path = relative(outer, inner);
  return path === '' || !(path === '..' || path.startsWith('../') || path.startsWith('..\\'));
}
