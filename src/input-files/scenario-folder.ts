import { realpathSync, statSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { type FileRefusal, fileRefusal } from './file-refusal.ts';
import { allowedFolder, allowOption, isHidden, within } from './folder-rule.ts';
import { STANDARD_INPUT } from './given-file.ts';
import type { InputFile } from './input-file.ts';
import { NamedFile } from './named-file.ts';

/** Whose names are judged, in words. */
export interface NamedBy {
  folder: string;
  trusted: string;
}

const SCENARIO: NamedBy = { folder: 'the scenario’s folder', trusted: 'the scenario' };

/**
 * The files that a scenario, or another file from somebody else, may name: those in its folder, and those in the
 * folders that the user allows.
 */
export class ScenarioFolder {
  /** From here the paths in the scenario start. */
  private readonly folder: string;
  /** The scenario's own folder after links are resolved; undefined if it came from a pipe. */
  private readonly own: string | undefined;
  private readonly allowed: readonly string[];
  private readonly namedBy: NamedBy;

  /**
   * `scenarioFile` need not exist. One that comes from a pipe has no folder, so each of its files must be in an allowed
   * one.
   *
   * @throws FileRefusal if one of the folders that the user allows is not a folder.
   */
  constructor(scenarioFile: string, allowed: readonly string[] = [], namedBy = SCENARIO) {
    this.namedBy = namedBy;
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
    const allow = `if you trust ${this.namedBy.trusted} with that folder, add ${allowOption(isLink ? real : path)}`;
    const refused = (problem: string) =>
      fileRefusal(shownAs, problem, {
        allowed: `a file in ${this.namedBy.folder}, or in a folder that you allow`,
        hint: allow,
      });
    if (this.own === undefined) return refused('a scenario from a pipe has no folder, so each folder must be allowed');
    if (inOwn !== undefined) return refused('the file is hidden: its name, or that of its folder, starts with a dot');
    if (isLink) return refused(`the file is a link that leads out of ${this.namedBy.folder}`);
    return refused(`the file is not in ${this.namedBy.folder}`);
  }
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
