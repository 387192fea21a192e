import { resolvedSha256 } from '../resolved/resolved-hash.ts';
import { filesOnDisk, sha256Of } from './files/files-on-disk.ts';
import { readScenarioFile } from './files/read-scenario-file.ts';
import { type LoadedTree, loadTree } from './load-tree.ts';
import { readScenario } from './steps/read.ts';
import { decodeScenario } from './text/decode-scenario.ts';

export interface LoadedScenario extends LoadedTree {
  /** SHA-256 of the scenario file's bytes, hexadecimal. */
  sha256: string;
  /** SHA-256 of what decides the figures, hexadecimal: see `resolvedSha256`. */
  resolvedSha256: string;
}

/**
 * Reads and checks a scenario file and the files that it names. With `places`, each unknown takes the value at its
 * place in its range.
 *
 * @throws InputError with every problem of the file. No content of the file causes any other error.
 */
export async function loadScenario(file: string, places?: readonly number[]): Promise<LoadedScenario> {
  return loadScenarioText(await readScenarioFile(file), file, places);
}

/** As `loadScenario`, but from bytes already read. Paths are relative to `file`, which need not exist. */
export async function loadScenarioText(
  bytes: Uint8Array,
  file: string,
  places?: readonly number[],
): Promise<LoadedScenario> {
  const written = readScenario(decodeScenario(bytes, file), file);
  const loaded = await loadTree(written, filesOnDisk(file), places);
  return { ...loaded, sha256: sha256Of(bytes), resolvedSha256: resolvedSha256(loaded.resolved) };
}
