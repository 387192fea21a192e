import { closeSync, constants, fstatSync, openSync, type Stats } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { fileRefusal } from './file-refusal.ts';
import type { FileToRead, InputFile, OpenFile } from './input-file.ts';

/** Means standard input where a command expects a file. */
export const STANDARD_INPUT = '-';

const PIECE_BYTES = 1 << 20;
/** A pipe gives no more at a time. */
const PIPE_BYTES = 1 << 16;

/** A file as messages show it: a path, or standard input in words. */
export function shownName(path: string): string {
  return path === STANDARD_INPUT ? 'standard input' : path;
}

/** A file that the user gave: any file, a pipe, or standard input. A device is refused, since it may never end. */
export class GivenFile implements InputFile {
  readonly shownAs: string;
  readonly path: string;
  mayShowContent = true;
  private identity: Identity | undefined;

  constructor(path: string, shownAs = shownName(path)) {
    this.path = path;
    this.shownAs = shownAs;
  }

  async open(): Promise<OpenFile> {
    if (this.path === STANDARD_INPUT) return standardInput();
    const handle = await open(this.path);
    return openedAs(handle, (about) => {
      this.identity = identityOf(about);
      if (about.isCharacterDevice() || about.isBlockDevice())
        throw fileRefusal(this.shownAs, 'a device cannot be read: it may never end', { allowed: 'a file or a pipe' });
    });
  }

  reopen(): number | undefined {
    return this.path === STANDARD_INPUT ? undefined : reopened(this.path, this.identity);
  }
}

/** What tells two files apart, whatever their paths. */
export interface Identity {
  device: number;
  number: number;
}

export function identityOf({ dev, ino }: Stats): Identity {
  return { device: dev, number: ino };
}

export function isSameFile(one: Identity, another: Identity): boolean {
  return one.device === another.device && one.number === another.number;
}

/** The open file, once `check` has accepted what the descriptor leads to. */
export async function openedAs(handle: FileHandle, check: (about: Stats) => void | Promise<void>): Promise<OpenFile> {
  try {
    const about = await handle.stat();
    if (about.isDirectory()) throw Object.assign(new Error('a folder'), { code: 'EISDIR', syscall: 'read' });
    await check(about);
    const isFile = about.isFile();
    const content = pieces(handle, isFile ? pieceBytes(about.size) : PIPE_BYTES);
    return { size: isFile ? about.size : undefined, content, close: () => handle.close() };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** A small file needs no large buffer. What the system makes up as it is read, as in /proc, has a size of 0. */
function pieceBytes(size: number): number {
  return Math.min(PIECE_BYTES, Math.max(PIPE_BYTES, size + 1));
}

/**
 * What a descriptor leads to. Not as a stream, which reads ahead: a refusal would then wait for whoever writes into a
 * pipe.
 */
async function* pieces(handle: FileHandle, bytes: number): AsyncGenerator<Buffer> {
  for (;;) {
    const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(bytes));
    if (bytesRead === 0) return;
    const piece = buffer.subarray(0, bytesRead);
    // A short piece would keep the whole buffer in memory.
    yield bytesRead < bytes / 2 ? Buffer.from(piece) : piece;
  }
}

/** A descriptor of the regular file at `path`; undefined if another file has taken its place. */
export function reopened(path: string, identity: Identity | undefined): number | undefined {
  let descriptor: number;
  try {
    descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch {
    // A line that can no longer be read is not shown; the message it belongs to still is.
    return undefined;
  }
  const about = fstatSync(descriptor);
  if (about.isFile() && (identity === undefined || isSameFile(identity, identityOf(about)))) return descriptor;
  closeSync(descriptor);
  return undefined;
}

/** The file itself, or the user's file at this path. */
export function inputFile(file: FileToRead, shownAs?: string): InputFile {
  return typeof file === 'string' ? new GivenFile(file, shownAs) : file;
}

function standardInput(): OpenFile {
  const { stdin } = process;
  const close = async () => {
    stdin.destroy();
  };
  return { size: undefined, content: stdin, close };
}
