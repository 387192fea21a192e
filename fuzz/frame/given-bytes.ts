import { openSync, writeFileSync } from 'node:fs';
import type { FileToRead, InputFile, OpenFile } from '../../src/input-files/input-file.ts';

/** One in this many inputs is read from a file, as a user gives it. Opening and closing it takes half the time. */
const FILE_ONE_IN = 16;

/**
 * An input as a file to read at `path`. Which are read from a file depends only on the bytes; the others are in memory,
 * and written only if a message shows a line of them.
 */
export function fileOf(path: string, bytes: Uint8Array): FileToRead {
  if (bytes.length % FILE_ONE_IN !== 0) return new GivenBytes(path, bytes);
  writeFileSync(path, bytes);
  return path;
}

class GivenBytes implements InputFile {
  readonly shownAs: string;
  readonly path: string;
  mayShowContent = true;
  private readonly bytes: Uint8Array;

  constructor(path: string, bytes: Uint8Array) {
    this.shownAs = path;
    this.path = path;
    this.bytes = bytes;
  }

  async open(): Promise<OpenFile> {
    return { size: this.bytes.length, content: inPieces(this.bytes), close: async () => {} };
  }

  reopen(): number {
    writeFileSync(this.path, this.bytes);
    return openSync(this.path, 'r');
  }
}

/** An empty file has no piece. */
async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  if (bytes.length > 0) yield bytes;
}
