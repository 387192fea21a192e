import { readFile, stat } from 'node:fs/promises';
import { fileProblem, InputError } from '../refusals/input-error.ts';

/**
 * The bytes of an input file. `what` names its kind in messages, `shownAs` the file.
 *
 * @throws InputError if it cannot be read or has more than `limit` bytes.
 */
export async function readBytes(file: string, shownAs: string, what: string, limit: number): Promise<Buffer> {
  await checkFile(file, shownAs, what, limit);
  try {
    return await readFile(file);
  } catch (error) {
    throw unreadable(error, shownAs, what);
  }
}

/** @throws InputError if a file does not exist, is a device or has more than `limit` bytes. */
export async function checkFile(file: string, shownAs: string, what: string, limit: number): Promise<void> {
  const about = await stat(file).catch((error) => {
    throw unreadable(error, shownAs, what);
  });
  if (about.isCharacterDevice() || about.isBlockDevice()) {
    throw new InputError([fileProblem(shownAs, 'a device cannot be read: it may never end', { allowed: `a ${what}` })]);
  }
  if (about.size > limit) {
    const allowed = `at most ${limit} bytes (${limit / 1024 / 1024} MiB)`;
    const hint = 'keep only the columns that are needed, or fewer rows';
    throw new InputError([
      fileProblem(shownAs, `the file has ${about.size} bytes, more than a ${what} may have`, { allowed, hint }),
    ]);
  }
}

/** The error for a file that the system refuses to read. An InputError of our own is returned as it is. */
export function unreadable(error: unknown, shownAs: string, what: string): InputError {
  if (error instanceof InputError) return error;
  const hint = 'check the path; one in a scenario is relative to that file';
  return new InputError([fileProblem(shownAs, `cannot read the ${what}: ${reasonOf(error)}`, { hint })]);
}

export function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  const known: Record<string, string> = {
    ENOENT: 'there is no such file',
    EISDIR: 'it is a folder',
    EACCES: 'no permission',
    ENOTDIR: 'part of the path is not a folder',
  };
  return known[code ?? ''] ?? code ?? String(error);
}
