import { accessSync, constants, existsSync, rmSync, statSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { EXIT, UsageError } from './failure.ts';

/** Throws UsageError where a file could not be written: asked before the work, so that none is lost. */
export function checkFileFree(file: string, force: boolean): void {
  const target = resolve(file);
  if (existsSync(target)) {
    if (statSync(target).isDirectory()) throw new UsageError(`${file} is a folder. Name a file.`);
    if (!force) {
      throw new UsageError(
        `${file} exists already and nothing is overwritten. Name another, or add --force to replace it.`,
      );
    }
  }
  try {
    accessSync(dirname(target), constants.W_OK);
  } catch (error) {
    throw cannotWrite(file, error);
  }
}

/**
 * Has `write` write a file under a temporary name beside it, and renames it when it is whole; nothing is left where it fails or is
 * interrupted.
 *
 * @throws UsageError where the system refuses.
 */
export async function writeWhole(file: string, write: (temporary: string) => Promise<void>): Promise<void> {
  const temporary = `${resolve(file)}.new-${process.pid}`;
  const interrupted = () => {
    rmSync(temporary, { force: true });
    process.exit(EXIT.interrupted);
  };
  process.once('SIGINT', interrupted);
  process.once('SIGTERM', interrupted);
  try {
    await write(temporary);
    await rename(temporary, resolve(file));
  } catch (error) {
    await rm(temporary, { force: true });
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    throw cannotWrite(file, error);
  } finally {
    process.off('SIGINT', interrupted);
    process.off('SIGTERM', interrupted);
  }
}

function cannotWrite(file: string, error: unknown): UsageError {
  const why = error instanceof Error ? error.message : String(error);
  return new UsageError(`${file} cannot be written: ${why}. Nothing was left there.`);
}
