import type { ScenarioFiles } from './files/scenario-files.ts';
import { check } from './steps/check.ts';
import { layOver } from './steps/lay-over.ts';
import type { ReadScenario } from './steps/read.ts';
import { resolveScenario, type ScenarioInNumbers } from './steps/resolve.ts';
import { hasLodged, solveLodged } from './steps/solve-lodged.ts';
import { type Unknown, unknownsIn, withUnknownsAt } from './text/unknowns.ts';

export interface LoadedTree extends ScenarioInNumbers {
  /** The values that have a range. */
  unknowns: Unknown[];
}

/**
 * A scenario in plain numbers, from a tree that `readScenario` has read and from the files that it names. This also
 * runs in a browser: neither this file nor any that it imports needs Node. With `places`, each unknown takes the value
 * at its place in its range.
 *
 * @throws InputError with every problem of the scenario.
 */
export async function loadTree(
  written: ReadScenario,
  files: ScenarioFiles,
  places?: readonly number[],
): Promise<LoadedTree> {
  const tree = places === undefined ? written.tree : withUnknownsAt(written.tree, places);
  const numbers = await inNumbers({ ...written, tree }, files);
  return { ...numbers, unknowns: unknownsIn(written.tree) };
}

async function inNumbers(written: ReadScenario, files: ScenarioFiles): Promise<ScenarioInNumbers> {
  if (hasLodged(written.tree)) return solveLodged(written, files);
  const laid = await layOver(written, files);
  return resolveScenario(await check(laid, files));
}
