import { constants, realpathSync, type Stats } from 'node:fs';
import { open, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { FileRefusal } from './file-refusal.ts';
import { fileRefusal } from './file-refusal.ts';
import { type Identity, identityOf, isSameFile, openedAs, reopened } from './given-file.ts';
import type { InputFile, OpenFile } from './input-file.ts';
import { isOfTheSystem } from './system-files.ts';

/** A file that a scenario names. It is opened only where it may be, and what is opened is what was checked. */
export class NamedFile implements InputFile {
  readonly shownAs: string;
  readonly path: string;
  mayShowContent = false;
  private readonly refusalOf: (real: string, path: string) => FileRefusal | undefined;
  private identity: Identity | undefined;

  /** `refusalOf` judges the file by its path with all links resolved, and the path as it was named. */
  constructor(path: string, shownAs: string, refusalOf: NamedFile['refusalOf']) {
    this.path = path;
    this.shownAs = shownAs;
    this.refusalOf = refusalOf;
  }

  async open(): Promise<OpenFile> {
    const real = await this.realPath();
    const before = await stat(real);
    if (!before.isFile() && !before.isDirectory())
      throw fileRefusal(this.shownAs, 'a scenario may only name regular files', {
        allowed: 'a file, not a pipe, a socket or a device',
      });
    const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);
    return openedAs(await open(real, flags), async (about) => {
      if (!(await this.isStill(real, before, about)))
        throw fileRefusal(this.shownAs, 'the file was replaced while it was being opened', { hint: 'try again' });
      this.identity = identityOf(about);
    });
  }

  reopen(): number | undefined {
    return this.identity && reopened(this.path, this.identity);
  }

  /** Whether the descriptor leads to the file that was judged, and its path still does. */
  private async isStill(real: string, before: Stats, about: Stats): Promise<boolean> {
    return isSameFile(identityOf(before), identityOf(about)) && (await realpath(this.path)) === real;
  }

  /** The path with its links resolved. A file outside is refused alike whether it exists or not. */
  private async realPath(): Promise<string> {
    let real: string | undefined;
    let missing: unknown;
    try {
      real = await realpath(this.path);
    } catch (error) {
      missing = error;
    }
    const judged = real ?? realAsFar(this.path);
    if (isOfTheSystem(judged) || isOfTheSystem(this.path))
      throw fileRefusal(this.shownAs, 'a scenario may not name a file of the system', {
        allowed: 'a file outside /proc, /sys and /dev; --allow-files does not change this',
      });
    const refusal = this.refusalOf(judged, this.path);
    if (refusal !== undefined) throw refusal;
    if (real === undefined) throw missing;
    return real;
  }
}

/** The path with the links of the folders that exist resolved. */
function realAsFar(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    const above = dirname(path);
    return above === path ? path : join(realAsFar(above), basename(path));
  }
}
