import { realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, relative, sep } from 'node:path';
import { fileRefusal } from './file-refusal.ts';
import { systemReason } from './system-reason.ts';

/** Whether a path has a hidden part. Such files hold keys and settings, and nobody keeps a table in one. */
export function isHidden(path: string): boolean {
  return path.split(sep).some((part) => part.startsWith('.'));
}

/** The option that allows a file, as a shell takes it. */
export function allowOption(path: string): string {
  const absolute = dirname(path);
  const below = relative(process.cwd(), absolute) || '.';
  const folder = below.length < absolute.length ? below : absolute;
  const isPlain = /^[\p{L}\p{N}_./@%+:,-]+$/u.test(folder) && !folder.startsWith('-');
  return `--allow-files ${isPlain ? folder : `'${folder.replaceAll("'", "'\\''")}'`}`;
}

export function allowedFolder(given: string): string {
  const refused = (why: string) =>
    fileRefusal(given, `--allow-files: ${why}`, { allowed: 'a folder that exists, such as ../data' });
  if (given === '') throw refused('the name of the folder is empty');
  let isFolder: boolean;
  try {
    isFolder = statSync(given).isDirectory();
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw refused(isMissing ? 'there is no such folder' : systemReason(error));
  }
  if (!isFolder) throw refused('it is not a folder');
  return realpathSync.native(given);
}

/** The path below a folder; undefined if `path` is not in it. */
export function within(folder: string, path: string): string | undefined {
  const below = relative(folder, path);
  return below === '' || below === '..' || below.startsWith(`..${sep}`) || isAbsolute(below) ? undefined : below;
}
