import { createHash, type Hash } from 'node:crypto';
import { closeSync, readSync } from 'node:fs';
import { countedBytes } from '../input-files/counted-bytes.ts';
import { fileRefusal } from '../input-files/file-refusal.ts';
import { inputFile } from '../input-files/given-file.ts';
import type { FileToRead, InputFile } from '../input-files/input-file.ts';
import { quoted } from '../refusals/quoted.ts';
import { isPacked, unpacked } from './unpacked.ts';

/** Lines are shown often, from small files. */
const PIECE_BYTES = 1 << 16;
/** Longer lines are not shown. */
const LONGEST_LINE_BYTES = 1 << 16;
const LINE_END = 0x0a;
/** A declaration of the encoding is at the beginning of a text. */
const HEAD_BYTES = 200;

/** A text file in UTF-8, also packed by gzip, read piece by piece, so that a large file need not fit in memory. */
export class TextFile {
  readonly shownAs: string;
  private readonly file: InputFile;
  readonly what: string;
  readonly limit: number;
  /** If the file may be a workbook: which sheet is read, by default the first. */
  sheet: { name: string | undefined } | undefined;
  private digest = '';

  /** `what` names its kind in messages, `shownAs` the file; `limit` is in bytes. */
  constructor(file: FileToRead, shownAs: string, what: string, limit: number) {
    this.file = inputFile(file, shownAs);
    this.shownAs = shownAs;
    this.what = what;
    this.limit = limit;
  }

  /** SHA-256 of the file's bytes, hexadecimal; known once all pieces have been read. */
  get sha256(): string {
    return this.digest;
  }

  /** Whether messages may show what is in the file. */
  get mayShowContent(): boolean {
    return this.file.mayShowContent;
  }

  /**
   * Says that the content has proved to be what was asked for, so that messages may show it. Until then, nothing of a
   * file that a scenario names is shown.
   */
  isAsExpected(): void {
    this.file.mayShowContent = true;
  }

  /**
   * `encodingOf` finds the encoding that the beginning of the text declares.
   *
   * @throws InputError if it cannot be read, has more than `limit` bytes (also when unpacked, if it is a gzip file) or
   * is not in its encoding, which is UTF-8 unless declared.
   */
  async *pieces(encodingOf?: (head: string) => string | undefined): AsyncGenerator<string> {
    const hash = createHash('sha256');
    let decoder = new TextDecoder('utf-8', { fatal: true });
    let isFirst = true;
    for await (const bytes of unpacked(this.bytes(hash), this)) {
      if (isFirst) decoder = this.decoderOf(encodingOf?.(headOf(bytes)) ?? 'utf-8');
      isFirst = false;
      yield this.decoded(() => decoder.decode(bytes, { stream: true }));
    }
    yield this.decoded(() => decoder.decode());
    this.digest = hash.digest('hex');
  }

  private async *bytes(hash: Hash): AsyncGenerator<Uint8Array> {
    for await (const bytes of countedBytes(this.file, { what: this.what, limit: this.limit })) {
      hash.update(bytes);
      yield bytes;
    }
  }

  private decoderOf(encoding: string): InstanceType<typeof TextDecoder> {
    try {
      return new TextDecoder(encoding, { fatal: true });
    } catch {
      const message = `the text declares the encoding ${quoted(encoding)}, which is not known`;
      throw fileRefusal(this.shownAs, message, { allowed: `${this.what} in UTF-8` });
    }
  }

  private decoded(decode: () => string): string {
    try {
      return decode();
    } catch {
      throw fileRefusal(this.shownAs, 'the file is not UTF-8 text', { allowed: `${this.what} in UTF-8` });
    }
  }

  /**
   * A line (from 1) as a message shows it; empty if it is very long, or if nothing of the file may be shown. It is
   * read again, because few files have a message.
   */
  line(number: number): string {
    const opened = this.file.mayShowContent ? this.file.reopen() : undefined;
    if (opened === undefined) return '';
    try {
      let line = 1;
      let found: Buffer[] = [];
      const bytes = Buffer.allocUnsafe(PIECE_BYTES);
      for (let length = readSync(opened, bytes); length > 0; length = readSync(opened, bytes)) {
        // The lines of a packed file are not in its bytes.
        if (line === 1 && isPacked(bytes.subarray(0, length))) return '';
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

function headOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString('latin1');
}

function shown(parts: Buffer[]): string {
  const bytes = Buffer.concat(parts);
  if (bytes.length > LONGEST_LINE_BYTES) return '';
  return bytes
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .replace(/\r$/, '');
}
