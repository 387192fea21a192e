import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join, posix } from 'node:path';
import { readLog } from '../event-log/read/read-log.ts';
import { filesOnDisk } from '../scenario/files/files-on-disk.ts';
import type { ScenarioFiles } from '../scenario/files/scenario-files.ts';
import { readColumns } from '../tables/csv.ts';
import { type GitPlace, gitBytes } from './git-ref.ts';

/** The files that a scenario at a commit names: from the same commit, except the presets of the program. */
export class GitFiles implements ScenarioFiles {
  private readonly scenario: GitPlace;
  private readonly folder = mkdtempSync(join(tmpdir(), 'pickup-gap-git-'));
  private count = 0;

  constructor(scenario: GitPlace) {
    this.scenario = scenario;
  }

  async readPreset(name: string): ReturnType<ScenarioFiles['readPreset']> {
    if (!/\.ya?ml$/i.test(name)) return filesOnDisk('scenario.yaml').readPreset(name);
    const place = this.placeOf(name);
    const bytes = await gitBytes(place);
    return { bytes, sha256: createHash('sha256').update(bytes).digest('hex'), shownAs: place.name };
  }

  async readColumns(csv: string, columns: readonly string[]): ReturnType<ScenarioFiles['readColumns']> {
    return readColumns(await this.copied(csv), columns, csv);
  }

  async readLog(log: string, zone: string): ReturnType<ScenarioFiles['readLog']> {
    return readLog(await this.copied(log), zone, log);
  }

  /** Removes the copies. */
  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Copies a file into a folder of its own. Its name is a number, so that no path leads out of the folder. */
  private async copied(name: string): Promise<string> {
    const bytes = await gitBytes(this.placeOf(name));
    const copy = join(this.folder, `${++this.count}${extname(name)}`);
    writeFileSync(copy, bytes);
    return copy;
  }

  private placeOf(name: string): GitPlace {
    const { commit, path, name: scenario } = this.scenario;
    const [ref] = /^git:[^:]*:/.exec(scenario) ?? [''];
    const file = posix.join(posix.dirname(path), name);
    return { name: `${ref}${file}`, commit, path: file };
  }
}
