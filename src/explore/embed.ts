import { type EmbeddedFiles, noting } from '../scenario/files/embedded-files.ts';
import type { ScenarioFiles } from '../scenario/files/scenario-files.ts';
import { type LoadedTree, loadTree } from '../scenario/load-tree.ts';
import { type ReadScenario, readScenario } from '../scenario/steps/read.ts';
import type { Embedded } from './messages.ts';

/** A scenario's text, and its file's name in messages. */
export interface ScenarioText {
  file: string;
  text: string;
  /** SHA-256 of the file's bytes, hexadecimal. */
  sha256: string;
}

export interface Embeddable {
  written: ReadScenario;
  loaded: LoadedTree;
  /** With the seed and the replications of the scenario. */
  embedded: Embedded;
}

/**
 * Loads a scenario, and keeps what a page needs to load it again.
 *
 * @throws InputError with every problem of the scenario.
 */
export async function embeddable(scenario: ScenarioText, files: ScenarioFiles): Promise<Embeddable> {
  const read: EmbeddedFiles = { presets: [], tables: [], logs: [] };
  const written = readScenario(scenario.text, scenario.file);
  const loaded = await loadTree(written, noting(files, read));
  const { seed, replications } = loaded.resolved;
  return { written, loaded, embedded: { ...scenario, seed, replications, files: read } };
}
