import { FileRefusal, fileRefusal } from './file-refusal.ts';
import type { InputFile } from './input-file.ts';
import { systemReason } from './system-reason.ts';

const MIB = 1024 * 1024;

/** What a file is to be, in messages. */
export interface Expected {
  /** Such as "CSV file". */
  what: string;
  /** The most bytes. */
  limit: number;
  ifTooLarge?: string;
  ifUnreadable?: string;
}

/**
 * The bytes of a file, piece by piece. They are counted while they are read, since a pipe has no size and a file can
 * grow.
 *
 * @throws FileRefusal if it may not or cannot be read, or has more bytes than the limit. The rest is then not read.
 */
export async function* countedBytes(file: InputFile, expected: Expected): AsyncGenerator<Uint8Array> {
  const { size, content, close } = await file.open().catch((error) => {
    throw unreadable(file, expected, error);
  });
  try {
    if (size !== undefined && size > expected.limit) throw tooLarge(file, expected, `the file has ${size} bytes`);
    let read = 0;
    for await (const bytes of content) {
      read += bytes.length;
      if (read > expected.limit) throw tooLarge(file, expected, `the file has more than ${expected.limit} bytes`);
      yield bytes;
    }
  } catch (error) {
    throw unreadable(file, expected, error);
  } finally {
    await close();
  }
}

function tooLarge({ shownAs }: InputFile, { what, limit, ifTooLarge }: Expected, how: string): FileRefusal {
  const inMib = limit >= MIB ? ` (${limit / MIB} MiB)` : '';
  return fileRefusal(shownAs, `${how}, more than a ${what} may have`, {
    allowed: `at most ${limit} bytes${inMib}`,
    hint: ifTooLarge ?? 'keep only the columns that are needed, or fewer rows',
  });
}

function unreadable({ shownAs }: InputFile, { what, ifUnreadable }: Expected, error: unknown): unknown {
  if (error instanceof FileRefusal || (error as NodeJS.ErrnoException).code === undefined) return error;
  return fileRefusal(shownAs, `cannot read the ${what}: ${systemReason(error)}`, {
    hint: ifUnreadable ?? 'check the path; one in a scenario is relative to that file',
  });
}
