import { readFile, stat } from 'node:fs/promises';
import { fileProblem, InputError } from '../scenario/input-error.ts';

/**
 * The bytes of an input file; `what` names its kind in messages, `shownAs` the file.
 *
 * @throws InputError where it cannot be read or has more than `limit` bytes.
 */
export async function readBytes(file: string, shownAs: string, what: string, limit: number): Promise<Buffer> {
  try {
    const about = await stat(file);
    if (about.isCharacterDevice() || about.isBlockDevice()) {
      throw new InputError([
        fileProblem(shownAs, 'this is a device, which may never end', { allowed: `a file: ${what}` }),
      ]);
    }
    const { size } = about;
    if (size > limit) {
      const allowed = `at most ${limit} bytes (${limit / 1024 / 1024} MiB)`;
      const hint = 'keep only the columns that are needed, or fewer rows';
      throw new InputError([fileProblem(shownAs, `the file has ${size} bytes`, { allowed, hint })]);
    }
    return await readFile(file);
  } catch (error) {
    if (error instanceof InputError) throw error;
    const hint = 'check the path; one in a scenario is relative to that file';
    throw new InputError([fileProblem(shownAs, `cannot read the ${what}: ${reasonOf(error)}`, { hint })]);
  }
}

/** @throws InputError where the bytes are no UTF-8. */
export function decodeUtf8(bytes: Buffer, shownAs: string, what: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new InputError([fileProblem(shownAs, 'the file is no UTF-8 text', { allowed: `${what} in UTF-8` })]);
  }
}

export function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  const known: Record<string, string> = {
    ENOENT: 'there is no such file',
    EISDIR: 'it is a folder',
    EACCES: 'no permission',
    ENOTDIR: 'part of the path is no folder',
  };
  return known[code ?? ''] ?? code ?? String(error);
}
