import type { Problem } from '../../refusals/input-error.ts';
import type { ScenarioFiles } from '../files/scenario-files.ts';
import { partsWithLines } from '../policies/facility-lines.ts';
import { type LaidPolicies, layOverPolicies } from '../policies/lay-over-policies.ts';
import type { Preset } from '../policies/preset-file.ts';
import { readPresets } from '../policies/presets.ts';
import { layersOf } from '../policies/regimes.ts';
import type { World } from '../policies/world.ts';
import { defaultsTree, underlaid } from '../schema/defaults.ts';
import type { ProblemAt } from '../text/read-yaml.ts';
import { child } from '../text/source-tree.ts';
import type { ReadScenario } from './read.ts';

/**
 * A scenario's base laid over the defaults, and every policy with its presets laid over the base. Nothing in it is
 * checked yet.
 */
export interface LaidOverScenario extends World {
  written: ReadScenario;
  /** By the names used in inputs. */
  presetFiles: ReadonlyMap<string, Preset>;
  presetProblems: Problem[];
  policies: LaidPolicies;
  /** Turns places in the scenario and in its presets into problems. */
  problemAt: ProblemAt;
}

/**
 * Step 2 of 4: lays presets and policies over the base. A preset that cannot be read is left out, and `check` reports
 * it.
 */
export async function layOver(
  written: ReadScenario,
  files: Pick<ScenarioFiles, 'readPreset'>,
): Promise<LaidOverScenario> {
  const { tree } = written;
  const { presets, problems: presetProblems } = await readPresets(tree, files, written.problemAt);
  const presetFiles = new Map([...presets.values()].map((preset): [string, Preset] => [preset.file, preset]));
  const problemAt: ProblemAt = (place, rest) =>
    (presetFiles.get(place?.file ?? '')?.problemAt ?? written.problemAt)(place, rest);

  const defaults = defaultsTree();
  const base = underlaid(child(tree, 'base') ?? { kind: 'map', entries: new Map() }, defaults)!;
  const parts = partsWithLines(tree, presets);
  const layers = layersOf(base, presets, parts);
  const world: World = { tree, base, defaults, presets, layers, parts };
  return { ...world, written, presetFiles, presetProblems, policies: layOverPolicies(world), problemAt };
}
