import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from './cache-folder.ts';

/** How many are kept. Of more, the oldest are removed. */
const MOST = 64;

const HASH_BYTES = 32;

/**
 * Bytes that can be made again, kept in a folder by a name that says what they were made from. Each file begins with
 * the SHA-256 of the rest, so that a damaged one is not used. Nothing here fails: what cannot be kept is made again.
 */
export class KeptBytes {
  private readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  /** Undefined if this user has no folder for them. */
  static in(name: string): KeptBytes | undefined {
    const folder = cacheFolder(name);
    return folder === undefined ? undefined : new KeptBytes(folder);
  }

  get(key: string): Uint8Array | undefined {
    try {
      const file = readFileSync(join(this.folder, key));
      const bytes = file.subarray(HASH_BYTES);
      return hashOf(bytes).equals(file.subarray(0, HASH_BYTES)) ? bytes : undefined;
    } catch {
      return undefined;
    }
  }

  put(key: string, bytes: Uint8Array): void {
    const temporary = join(this.folder, `${key}.${randomUUID()}`);
    try {
      writeFileSync(temporary, Buffer.concat([hashOf(bytes), bytes]), { flag: 'wx', mode: 0o600 });
      // Whoever reads at this moment has the old file or the new one, and each of them whole.
      renameSync(temporary, join(this.folder, key));
      this.removeOldest();
    } catch {
      rmSync(temporary, { force: true });
    }
  }

  private removeOldest(): void {
    const files = readdirSync(this.folder).map((name) => join(this.folder, name));
    if (files.length <= MOST) return;
    const writtenAt = new Map(files.map((file) => [file, statSync(file).mtimeMs]));
    files.sort((a, b) => writtenAt.get(b)! - writtenAt.get(a)!);
    for (const file of files.slice(MOST)) rmSync(file, { force: true });
  }
}

function hashOf(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
