import type { ScenarioFiles } from '../scenario/files/scenario-files.ts';

/** The files of a scenario, and the SHA-256 of those that were read, by the name that the scenario gives them. */
export class NotedFiles implements ScenarioFiles {
  readonly read = new Map<string, string>();
  private readonly files: ScenarioFiles;

  constructor(files: ScenarioFiles) {
    this.files = files;
  }

  async readPreset(name: string): ReturnType<ScenarioFiles['readPreset']> {
    return this.noted(name, await this.files.readPreset(name));
  }

  async readColumns(...asked: Parameters<ScenarioFiles['readColumns']>): ReturnType<ScenarioFiles['readColumns']> {
    return this.noted(asked[0], await this.files.readColumns(...asked));
  }

  async readLog(...asked: Parameters<ScenarioFiles['readLog']>): ReturnType<ScenarioFiles['readLog']> {
    return this.noted(asked[0], await this.files.readLog(...asked));
  }

  private noted<File extends { sha256: string }>(name: string, file: File): File {
    this.read.set(name, file.sha256);
    return file;
  }
}

/** The first scenario's files, but for those named here, which are the second's. */
export function filesOfBoth(first: ScenarioFiles, second: ScenarioFiles, ofSecond: ReadonlySet<string>): ScenarioFiles {
  const of = (name: string) => (ofSecond.has(name) ? second : first);
  return {
    readPreset: (name) => of(name).readPreset(name),
    readColumns: (csv, ...rest) => of(csv).readColumns(csv, ...rest),
    readLog: (log, ...rest) => of(log).readLog(log, ...rest),
  };
}
