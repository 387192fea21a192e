import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join, posix, resolve } from 'node:path';
import { fileRefusal } from '../input-files/file-refusal.ts';
import { allowedFolder, allowOption, isHidden, within } from '../input-files/folder-rule.ts';
import { GivenFile } from '../input-files/given-file.ts';
import { INPUT_LIMITS } from '../limits/input-limits.ts';
import { filesOnDisk, readNamedColumns, readNamedLog } from '../scenario/files/files-on-disk.ts';
import type { ScenarioFiles } from '../scenario/files/scenario-files.ts';
import { type GitPlace, gitBytes } from './git-ref.ts';

/**
 * The files that a scenario at a commit names: from the same commit, except the presets of the program. As on a disk,
 * they must be in the scenario's folder or in one of `allowFiles`. Git keeps a link as a text, which is not followed.
 */
export class GitFiles implements ScenarioFiles {
  private readonly scenario: GitPlace;
  private readonly folder: string;
  private readonly allowed: readonly string[];
  private count = 0;

  /** @throws FileRefusal if one of `allowFiles` is not a folder. */
  constructor(scenario: GitPlace, allowFiles: readonly string[] = []) {
    this.allowed = allowFiles.map(allowedFolder);
    this.scenario = scenario;
    this.folder = mkdtempSync(join(tmpdir(), 'pickup-gap-git-'));
  }

  async readPreset(name: string): ReturnType<ScenarioFiles['readPreset']> {
    if (!/\.ya?ml$/i.test(name)) return filesOnDisk('scenario.yaml').readPreset(name);
    const place = this.placeOf(name);
    const bytes = await gitBytes(place, INPUT_LIMITS.scenarioBytes.most);
    return { bytes, sha256: createHash('sha256').update(bytes).digest('hex'), shownAs: place.name };
  }

  async readColumns(
    ...[csv, columns, sheet]: Parameters<ScenarioFiles['readColumns']>
  ): ReturnType<ScenarioFiles['readColumns']> {
    return readNamedColumns(await this.copied(csv), columns, sheet);
  }

  async readLog(...[log, zone, form]: Parameters<ScenarioFiles['readLog']>): ReturnType<ScenarioFiles['readLog']> {
    return readNamedLog(await this.copied(log), zone, form);
  }

  /** Removes the copies. */
  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Copies a file into a folder of its own. Its name is a number, so that no path leads out of the folder. */
  private async copied(name: string): Promise<GivenFile> {
    const bytes = await gitBytes(this.placeOf(name));
    const copy = join(this.folder, `${++this.count}${extname(name)}`);
    writeFileSync(copy, bytes);
    const file = new GivenFile(copy, name);
    file.mayShowContent = false;
    return file;
  }

  private placeOf(name: string): GitPlace {
    const { commit, path, name: scenario } = this.scenario;
    const [ref] = /^git:[^:]*:/.exec(scenario) ?? [''];
    const folder = posix.dirname(path);
    const file = posix.isAbsolute(name) ? posix.normalize(name) : posix.join(folder, name);
    const place = { name: `${ref}${file}`, commit, path: file };
    const inOwn = within(resolve(folder), resolve(file));
    if (this.allowed.some((one) => within(one, resolve(file)) !== undefined)) return place;
    if (inOwn !== undefined && !isHidden(inOwn)) return place;
    const isOutside = inOwn === undefined;
    throw fileRefusal(
      place.name,
      isOutside
        ? 'the file is not in the scenario’s folder'
        : 'the file is hidden: a part of its path starts with a dot',
      {
        allowed: 'a file in the scenario’s folder, or in a folder that you allow',
        hint: `if you trust the scenario with that folder, add ${allowOption(resolve(file))}`,
      },
    );
  }
}
