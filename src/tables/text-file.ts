import { createHash } from 'node:crypto';
import { closeSync, createReadStream, openSync, readSync, statSync } from 'node:fs';
import { fileProblem, InputError } from '../refusals/input-error.ts';
import { checkFile, unreadable } from './read-bytes.ts';

const PIECE_BYTES = 1 << 20;
/** Longer lines are not shown. */
const LONGEST_LINE_BYTES = 1 << 16;
const LINE_END = 0x0a;

/** A text file in UTF-8, read piece by piece, so that a large file need not fit in memory. */
export class TextFile {
  readonly shownAs: string;
  private readonly file: string;
  private readonly what: string;
  private readonly limit: number;
  private digest = '';

  /** `what` names its kind in messages, `shownAs` the file; `limit` is in bytes. */
  constructor(file: string, shownAs: string, what: string, limit: number) {
    this.file = file;
    this.shownAs = shownAs;
    this.what = what;
    this.limit = limit;
  }

  /** SHA-256 of the file's bytes, hexadecimal; known once all pieces have been read. */
  get sha256(): string {
    return this.digest;
  }

  /** @throws InputError if it cannot be read, has more than `limit` bytes or is not UTF-8. */
  async *pieces(): AsyncGenerator<string> {
    await checkFile(this.file, this.shownAs, this.what, this.limit);
    const hash = createHash('sha256');
    const decoder = new TextDecoder('utf-8', { fatal: true });
    try {
      for await (const bytes of createReadStream(this.file, { highWaterMark: PIECE_BYTES })) {
        hash.update(bytes as Buffer);
        yield this.decoded(() => decoder.decode(bytes as Buffer, { stream: true }));
      }
    } catch (error) {
      throw unreadable(error, this.shownAs, this.what);
    }
    yield this.decoded(() => decoder.decode());
    this.digest = hash.digest('hex');
  }

  private decoded(decode: () => string): string {
    try {
      return decode();
    } catch {
      const allowed = `${this.what} in UTF-8`;
      throw new InputError([fileProblem(this.shownAs, 'the file is not UTF-8 text', { allowed })]);
    }
  }

  /**
   * A line (from 1) as a message shows it; empty if it is very long. It is read again, because few files have a
   * message.
   */
  line(number: number): string {
    // A pipe cannot be read twice.
    if (!statSync(this.file, { throwIfNoEntry: false })?.isFile()) return '';
    const opened = openSync(this.file, 'r');
    try {
      let line = 1;
      let found: Buffer[] = [];
      const bytes = Buffer.alloc(PIECE_BYTES);
      for (let length = readSync(opened, bytes); length > 0; length = readSync(opened, bytes)) {
        let from = 0;
        while (from < length) {
          const at = bytes.subarray(0, length).indexOf(LINE_END, from);
          const until = at < 0 ? length : at;
          if (line === number) found.push(Buffer.from(bytes.subarray(from, until)));
          if (at < 0) break;
          if (line === number) return shown(found);
          line++;
          from = at + 1;
        }
        if (found.length > 1) found = [Buffer.alloc(LONGEST_LINE_BYTES + 1)];
      }
      return shown(found);
    } finally {
      closeSync(opened);
    }
  }
}

function shown(parts: Buffer[]): string {
  const bytes = Buffer.concat(parts);
  if (bytes.length > LONGEST_LINE_BYTES) return '';
  return bytes
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .replace(/\r$/, '');
}
