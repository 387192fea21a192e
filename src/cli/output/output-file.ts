import { closeSync, existsSync, openSync, rmSync, statSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { isSystemRefusal } from '../../input-files/system-reason.ts';
import { UsageError } from '../terminal/failure.ts';
import { STOP_SIGNALS } from '../terminal/interrupt.ts';
import { cannotWrite } from './cannot-write.ts';
import { besides, removeLeftovers } from './leftovers.ts';
import { lookAt } from './look-at.ts';
import { sync } from './write-synced.ts';

/** Throws UsageError if a file could not be written. Called before the work, so that none is lost. */
export function checkFileFree(file: string, force: boolean): void {
  if (file === '') throw new UsageError('The file name is empty. Name a file, such as report.csv.');
  const target = resolve(file);
  const isLink = lookAt(target)?.isSymbolicLink() ?? false;
  if (existsSync(target)) {
    const there = statSync(target);
    if (there.isDirectory()) throw new UsageError(`${file} is a folder. Name a file.`);
    if (!there.isFile()) throw new UsageError(`${file} is a device or a pipe and is not replaced. Name a file.`);
    if (!force && !isLink) {
      throw new UsageError(
        `${file} already exists and is not overwritten. Name another, or add --force to replace it.`,
      );
    }
  }
  if (isLink) throw new UsageError(`${file} is a link and is not replaced. Name the file that it leads to.`);
  const temporary = besides(target);
  try {
    removeLeftovers(target);
    closeSync(openSync(temporary, 'wx'));
    rmSync(temporary);
  } catch (error) {
    throw cannotWrite(file, error);
  }
}

/**
 * Calls `write` with a temporary name next to the file, then renames it. If `write` fails or is interrupted, nothing is
 * left.
 *
 * @throws UsageError if the system refuses.
 */
export async function writeWhole(file: string, write: (temporary: string) => Promise<void>): Promise<void> {
  const target = resolve(file);
  const temporary = besides(target);
  try {
    // Only a new file: a link that somebody has put there would lead elsewhere.
    closeSync(openSync(temporary, 'wx'));
  } catch (error) {
    throw cannotWrite(file, error);
  }
  const interrupted = (signal: keyof typeof STOP_SIGNALS) => {
    rmSync(temporary, { force: true });
    process.exit(STOP_SIGNALS[signal]);
  };
  process.once('SIGINT', interrupted);
  process.once('SIGTERM', interrupted);
  try {
    await write(temporary);
    await sync(temporary);
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw isSystemRefusal(error) ? cannotWrite(file, error) : error;
  } finally {
    process.off('SIGINT', interrupted);
    process.off('SIGTERM', interrupted);
  }
}

/**
 * How a temporary file is opened: it is there, and must not be made again. After a signal it is removed, while an open
 * that has begun may continue in another thread.
 */
export const AS_IT_IS = 'r+';

/** As `writeWhole`, of a text. */
export function writeText(file: string, text: string | Uint8Array): Promise<void> {
  return writeWhole(file, (temporary) => fill(temporary, text));
}

/** Writes a text into a file that is there and empty. */
export function fill(file: string, text: string | Uint8Array): Promise<void> {
  return writeFile(file, text, { flag: AS_IT_IS });
}
