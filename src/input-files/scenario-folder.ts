import { realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { type FileRefusal, fileRefusal } from './file-refusal.ts';
import { STANDARD_INPUT } from './given-file.ts';
import type { InputFile } from './input-file.ts';
import { NamedFile } from './named-file.ts';
import { systemReason } from './system-reason.ts';

/** The files that a scenario may name: those in its folder, and those in the folders that the user allows. */
export class ScenarioFolder {
  /** From here the paths in the scenario start. */
  private readonly folder: string;
  /** The scenario's own folder after links are resolved; undefined if it came from a pipe. */
  private readonly own: string | undefined;
  private readonly allowed: readonly string[];

  /**
   * `scenarioFile` need not exist. One that comes from a pipe has no folder, so each of its files must be in an allowed
   * one.
   *
   * @throws FileRefusal if one of the folders that the user allows is not a folder.
   */
  constructor(scenarioFile: string, allowed: readonly string[] = []) {
    const hasFolder = scenarioFile !== STANDARD_INPUT && !isPipe(scenarioFile);
    this.folder = hasFolder ? dirname(resolve(scenarioFile)) : process.cwd();
    this.own = hasFolder ? realOf(this.folder) : undefined;
    this.allowed = allowed.map(allowedFolder);
  }

  /** The file that the scenario calls `name`. Nothing is opened yet. */
  file(name: string): InputFile {
    const path = resolve(this.folder, name);
    const shownAs = relative(process.cwd(), path) || name;
    return new NamedFile(path, shownAs, (real, named) => this.refusalOf(shownAs, real, named));
  }

  /** Why the file may not be read; undefined if it may. `path` is where it was named, `real` where it is. */
  private refusalOf(shownAs: string, real: string, path: string): FileRefusal | undefined {
    if (this.allowed.some((folder) => within(folder, real) !== undefined)) return undefined;
    const inOwn = this.own === undefined ? undefined : within(this.own, real);
    if (inOwn !== undefined && !isHidden(inOwn)) return undefined;
    const isLink = inOwn === undefined && this.own !== undefined && within(this.folder, path) !== undefined;
    const allow = `if you trust the scenario with that folder, add ${allowOption(isLink ? real : path)}`;
    const refused = (problem: string) =>
      fileRefusal(shownAs, problem, {
        allowed: 'a file in the scenario’s folder, or in a folder that you allow',
        hint: allow,
      });
    if (this.own === undefined) return refused('a scenario from a pipe has no folder, so each folder must be allowed');
    if (inOwn !== undefined) return refused('the file is hidden: its name, or that of its folder, starts with a dot');
    if (isLink) return refused('the file is a link that leads out of the scenario’s folder');
    return refused('the file is not in the scenario’s folder');
  }
}

/** Whether a path has a hidden part. Such files hold keys and settings, and nobody keeps a table in one. */
function isHidden(path: string): boolean {
  return path.split(sep).some((part) => part.startsWith('.'));
}

/** The option that allows a file, as a shell takes it. */
function allowOption(path: string): string {
  const absolute = dirname(path);
  const below = relative(process.cwd(), absolute) || '.';
  const folder = below.length < absolute.length ? below : absolute;
  const isPlain = /^[\p{L}\p{N}_./@%+:,-]+$/u.test(folder) && !folder.startsWith('-');
  return `--allow-files ${isPlain ? folder : `'${folder.replaceAll("'", "'\\''")}'`}`;
}

function allowedFolder(given: string): string {
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
function within(folder: string, path: string): string | undefined {
  const below = relative(folder, path);
  return below === '' || below === '..' || below.startsWith(`..${sep}`) || isAbsolute(below) ? undefined : below;
}

function realOf(folder: string): string {
  try {
    return realpathSync.native(folder);
  } catch {
    // A library's caller may give a path that need not exist.
    return folder;
  }
}

/** Whether a path leads to a pipe, such as the shell's `<(…)`. */
function isPipe(path: string): boolean {
  try {
    const about = statSync(path);
    return about.isFIFO() || about.isSocket();
  } catch {
    return false;
  }
}
