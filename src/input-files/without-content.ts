import { InputError } from '../refusals/input-error.ts';
import { FileRefusal, fileRefusal } from './file-refusal.ts';
import type { InputFile } from './input-file.ts';

/** What a file was to be, and where its reader learns more. */
interface Asked {
  /** "a log that can be read" */
  what: string;
  hint: string;
}

/**
 * Reads a file that a scenario names. Refusals that show what is in it are replaced, unless the file has proved to be
 * what was asked for: a scenario from somebody else could otherwise print any file that it may name.
 */
export async function withoutContent<T>(file: InputFile, { what, hint }: Asked, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof InputError) || error instanceof FileRefusal || file.mayShowContent) throw error;
    throw fileRefusal(file.shownAs, `the file is not ${what}`, { hint });
  }
}
