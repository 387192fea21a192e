import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A folder for files of a test. */
export class Room {
  /** With its links resolved, as a check of paths sees it. */
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'input-files-')));

  at(name: string): string {
    return join(this.folder, name);
  }

  write(name: string, text: string | Uint8Array): string {
    mkdirSync(dirname(this.at(name)), { recursive: true });
    writeFileSync(this.at(name), text);
    return this.at(name);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}
