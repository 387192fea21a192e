import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';
import { ScenarioFolder } from '../../input-files/scenario-folder.ts';
import { presetOnDisk } from '../../scenario/files/preset-on-disk.ts';
import { readScenarioFile } from '../../scenario/files/read-scenario-file.ts';
import type { ScenarioFiles } from '../../scenario/files/scenario-files.ts';
import { sha256Of } from '../../scenario/files/sha256.ts';
import type { LoadedScenario } from '../../scenario/load.ts';
import { KeptBytes } from './kept-bytes.ts';

/**
 * What a run and its report need of a loaded scenario, in plain data. The places of values in the text are not among
 * it, so no other values can be tried.
 */
export type WarmScenario = Omit<LoadedScenario, 'nodes' | 'unknowns'>;

interface Options {
  allowFiles?: readonly string[] | undefined;
}

/** A preset that the scenario named, as it was when the scenario was loaded. */
interface NamedPreset {
  name: string;
  sha256: string;
  shownAs: string;
}

interface Entry {
  presets: NamedPreset[];
  loaded: WarmScenario;
}

/**
 * As `loadScenario`, but a scenario that an earlier command has loaded is not read, checked and resolved again, and the
 * code that does it is not loaded. It is the same only if nothing has changed that it depends on: the program, Node,
 * the scenario's bytes, its path and the folder that paths are shown from, and every preset that it names. A scenario
 * that names tables or a log is loaded each time.
 *
 * @throws InputError with every problem of the file.
 */
export async function loadWarm(file: string, options: Options = {}): Promise<WarmScenario> {
  return loadWarmText(await readScenarioFile(file), file, options);
}

/** As `loadWarm`, but from bytes already read. */
export async function loadWarmText(bytes: Uint8Array, file: string, options: Options = {}): Promise<WarmScenario> {
  const program = programName();
  if (program === undefined) return load(bytes, file, options);
  const kept = KeptBytes.in('scenarios');
  if (kept === undefined) return load(bytes, file, options);
  const key = keyOf([program, bytes, file, process.cwd(), options.allowFiles ?? []]);
  const known = entryIn(kept.get(key));
  if (known !== undefined && (await areAsBefore(known.presets, file, options))) return known.loaded;

  const presets: NamedPreset[] = [];
  let isWhole = true;
  const through = (files: ScenarioFiles): ScenarioFiles => ({
    async readPreset(name) {
      const preset = await files.readPreset(name);
      presets.push({ name, sha256: preset.sha256, shownAs: preset.shownAs });
      return preset;
    },
    readColumns(...asked) {
      isWhole = false;
      return files.readColumns(...asked);
    },
    readLog(...asked) {
      isWhole = false;
      return files.readLog(...asked);
    },
  });
  const { nodes: _, unknowns: __, ...loaded } = await load(bytes, file, { ...options, through });
  if (isWhole) kept.put(key, serialize({ presets, loaded } satisfies Entry));
  return loaded;
}

async function load(bytes: Uint8Array, file: string, options: Options & { through?: Through }) {
  const { loadScenarioText } = await import('../../scenario/load.ts');
  return loadScenarioText(bytes, file, options);
}

type Through = (files: ScenarioFiles) => ScenarioFiles;

function entryIn(bytes: Uint8Array | undefined): Entry | undefined {
  return bytes === undefined ? undefined : (deserialize(bytes) as Entry);
}

async function areAsBefore(presets: readonly NamedPreset[], file: string, { allowFiles }: Options): Promise<boolean> {
  try {
    const folder = new ScenarioFolder(file, allowFiles);
    for (const { name, sha256, shownAs } of presets) {
      const now = await presetOnDisk(name, folder);
      if (now.sha256 !== sha256 || now.shownAs !== shownAs) return false;
    }
    return true;
  } catch {
    // What is wrong with a file is said by those who load it.
    return false;
  }
}

/**
 * The names of the program's files, which hold the hashes of what is in them; undefined for a program that runs from
 * its sources, which change between two commands.
 */
function programName(): string | undefined {
  if (import.meta.url.endsWith('.ts')) return undefined;
  const folder = fileURLToPath(new URL('./', import.meta.url));
  return JSON.stringify([folder, readdirSync(folder).sort(), process.versions]);
}

function keyOf(parts: readonly (string | Uint8Array | readonly string[])[]): string {
  const hash = createHash('sha256');
  for (const part of parts)
    hash.update(sha256Of(part instanceof Uint8Array ? part : Buffer.from(JSON.stringify(part))));
  return hash.digest('hex');
}
