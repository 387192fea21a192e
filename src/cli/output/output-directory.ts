import { accessSync, constants, existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { REPORT_FILES } from '../../report/formats.ts';
import { UsageError } from '../terminal/failure.ts';
import { cannotWrite } from './cannot-write.ts';
import { makeFolders, removeFolders } from './make-folders.ts';

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
      if (existsSync(target)) checkReplaceable(directory, force, own);
      // Only trying shows what the file system allows.
      for (const folder of [besides(target), target]) removeFolders(makeFolders(folder));
    } catch (error) {
      throw error instanceof UsageError ? error : cannotWrite(directory, error);
    }
  }
}

function checkReplaceable(directory: string, force: boolean, own: readonly string[]): void {
  if (!statSync(directory).isDirectory()) {
    throw new UsageError(`${directory} is a file and is not overwritten. Name a new directory.`);
  }
  if (!force) {
    throw new UsageError(
      `${directory} already exists and is not overwritten. Name another, or add --force to replace it.`,
    );
  }
  accessSync(directory, constants.R_OK | constants.W_OK | constants.X_OK);
  const foreign = readdirSync(directory).find((name) => !own.includes(name));
  if (foreign !== undefined) {
    throw new UsageError(
      `${directory} holds "${foreign}", which is not a file of a report, so --force does not replace it. ` +
        'Name another directory.',
    );
  }
}

/**
 * Writes a new directory completely or not at all: under a temporary name next to it, then renamed. The directory that
 * it replaces is removed last, and restored if the renaming fails.
 *
 * @throws UsageError if the system refuses.
 */
export async function writeDirectory(directory: string, files: ReadonlyMap<string, string>): Promise<void> {
  const target = resolve(directory);
  const fresh = besides(target);
  const old = `${target}.old-${process.pid}`;
  // A second Ctrl-C exits at once, wherever this is.
  let made: string[] = [];
  const leaveNothing = () => {
    if (existsSync(fresh)) rmSync(fresh, { recursive: true });
    removeFolders(made.filter((folder) => folder !== fresh));
  };
  process.once('exit', leaveNothing);
  try {
    made = makeFolders(fresh);
    for (const [name, text] of files) await writeFile(join(fresh, name), text);
    const replaces = existsSync(target);
    if (replaces) await rename(target, old);
    try {
      await rename(fresh, target);
    } catch (error) {
      if (replaces) await rename(old, target);
      throw error;
    }
    if (replaces) await rm(old, { recursive: true });
  } catch (error) {
    leaveNothing();
    throw cannotWrite(directory, error);
  } finally {
    process.off('exit', leaveNothing);
  }
}

const besides = (target: string) => `${target}.new-${process.pid}`;

function within(outer: string, inner: string): boolean {
  const path = relative(outer, inner);
  return path === '' || !(path === '..' || path.startsWith('../') || path.startsWith('..\\'));
}
