import { shownName } from '../input-files/given-file.ts';
import { resolvedSha256 } from '../resolved/resolved-hash.ts';
import { filesOnDisk } from './files/files-on-disk.ts';
import { readScenarioFile } from './files/read-scenario-file.ts';
import type { ScenarioFiles } from './files/scenario-files.ts';
import { sha256Of } from './files/sha256.ts';
import { type LoadedTree, loadTree } from './load-tree.ts';
import { type ReadScenario, readScenario } from './steps/read.ts';
import { decodeScenario } from './text/decode-scenario.ts';

export interface LoadedScenario extends LoadedTree {
  /** SHA-256 of the scenario file's bytes, hexadecimal. */
  sha256: string;
  /** SHA-256 of what decides the figures, hexadecimal: see `resolvedSha256`. */
  resolvedSha256: string;
}

export interface LoadOptions {
  /** Folders whose files the scenario may name, beside those in its own folder. */
  allowFiles?: readonly string[] | undefined;
  /** Where in its range each unknown takes its value, from 0 to 1. */
  places?: readonly number[] | undefined;
  /** The files that it names as they are to be read, made from those on the disk. */
  through?: ((files: ScenarioFiles) => ScenarioFiles) | undefined;
}

/**
 * Reads and checks a scenario file and the files that it names. `file` may be a pipe, or `-` for standard input.
 *
 * @throws InputError with every problem of the file. No content of the file causes any other error.
 */
export async function loadScenario(file: string, options: LoadOptions = {}): Promise<LoadedScenario> {
  return loadScenarioText(await readScenarioFile(file), file, options);
}

/** As `loadScenario`, but from bytes already read. Paths are relative to `file`, which need not exist. */
export async function loadScenarioText(
  bytes: Uint8Array,
  file: string,
  { allowFiles, places, through = (files) => files }: LoadOptions = {},
): Promise<LoadedScenario> {
  const shownAs = shownName(file);
  const written = readScenario(decodeScenario(bytes, shownAs), shownAs);
  const files = through(filesOnDisk(file, allowFiles));
  const tree = await loadTree(written, files, places);
  let hash: string | undefined;
  const loaded = {
    ...tree,
    sha256: sha256Of(bytes),
    // Made when it is asked for, since it takes a tenth of the time of loading.
    get resolvedSha256() {
      hash ??= resolvedSha256(tree.resolved);
      return hash;
    },
  };
  READ_FROM.set(loaded, { written, files });
  return loaded;
}

/** What a scenario was read from. */
interface ReadFrom {
  written: ReadScenario;
  files: ScenarioFiles;
}

/** Beside the scenarios and not in them, so that a loaded scenario stays plain data. */
const READ_FROM = new WeakMap<LoadedScenario, ReadFrom>();

/** The scenario as written and its files, to load it with other values; undefined for a copy of a loaded scenario. */
export function readFromOf(loaded: LoadedScenario): ReadFrom | undefined {
  return READ_FROM.get(loaded);
}
