import { accessSync, constants, existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { UsageError } from './failure.ts';
import { REPORT_FILES } from './report-files.ts';

/**
 * Throws UsageError where directories could not be written: one stands already and `force` is not set, or holds what no report
 * wrote, or has no place to stand, or lies within another. Asked before a run, so that no work is lost.
 */
export function checkFree(directories: readonly string[], force: boolean): void {
  for (const directory of directories) {
    if (directory === '') throw new UsageError('A directory has no name: "" was given. Name one.');
    const target = resolve(directory);
    const around = directories.find((other) => other !== directory && within(resolve(other), target));
    if (around !== undefined || directories.indexOf(directory) !== directories.lastIndexOf(directory)) {
      throw new UsageError(`${directory} lies within ${around ?? directory}. --out holds the tables of --csv already.`);
    }
    if (existsSync(target)) checkReplaceable(directory, force);
    else checkPlace(directory, dirname(target));
  }
}

function checkReplaceable(directory: string, force: boolean): void {
  if (!statSync(directory).isDirectory()) {
    throw new UsageError(`${directory} is a file and is not overwritten. Name a new directory.`);
  }
  if (!force) {
    throw new UsageError(
      `${directory} exists already and nothing is overwritten. Name another, or add --force to replace it.`,
    );
  }
  const foreign = readdirSync(directory).find((name) => !REPORT_FILES.includes(name));
  if (foreign !== undefined) {
    throw new UsageError(
      `${directory} holds "${foreign}", which is no file of a report, so --force does not replace it. Name another directory.`,
    );
  }
}

function checkPlace(directory: string, parent: string): void {
  let place = parent;
  while (!existsSync(place)) place = dirname(place);
  try {
    if (!statSync(place).isDirectory()) throw new Error(`${place} is a file`);
    accessSync(place, constants.W_OK);
  } catch (error) {
    throw cannotWrite(directory, error);
  }
}

/**
 * Writes files into a new directory whole or not at all: under a temporary name beside it, then renamed. What it replaces goes
 * last, and comes back where the renaming fails.
 *
 * @throws UsageError where the system refuses.
 */
export async function writeDirectory(directory: string, files: ReadonlyMap<string, string>): Promise<void> {
  const target = resolve(directory);
  const fresh = `${target}.new-${process.pid}`;
  const old = `${target}.old-${process.pid}`;
  // A second Ctrl-C ends the process here and now.
  const leaveNothing = () => rmSync(fresh, { recursive: true, force: true });
  process.once('exit', leaveNothing);
  try {
    await mkdir(fresh, { recursive: true });
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
    await rm(fresh, { recursive: true, force: true });
    throw cannotWrite(directory, error);
  } finally {
    process.off('exit', leaveNothing);
  }
}

function cannotWrite(directory: string, error: unknown): UsageError {
  const why = error instanceof Error ? error.message : String(error);
  return new UsageError(`${directory} cannot be written: ${why}. Nothing was left there.`);
}

function within(outer: string, inner: string): boolean {
  const path = relative(outer, inner);
  return path === '' || !(path === '..' || path.startsWith('../') || path.startsWith('..\\'));
}
