import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { GivenFile } from '../../input-files/given-file.ts';
import type { ScenarioFolder } from '../../input-files/scenario-folder.ts';
import { isOwnFile } from '../schema/own-file.ts';
import { readScenarioFile } from './read-scenario-file.ts';
import type { PresetBytes } from './scenario-files.ts';
import { sha256Of } from './sha256.ts';

/** The package's scenarios/policies, as seen from this file or from the bundle in dist/. */
const PRESETS = new URL(`${import.meta.url.endsWith('.ts') ? '../../../' : '../'}scenarios/policies/`, import.meta.url);

/**
 * A built-in preset by its name, or a file in a scenario's folder by its path.
 *
 * @throws InputError if it cannot be read.
 */
export async function presetOnDisk(name: string, folder: ScenarioFolder): Promise<PresetBytes> {
  const file = isOwnFile(name) ? folder.file(name) : ownPreset(name);
  const bytes = await readScenarioFile(file, 'preset');
  return { bytes, sha256: sha256Of(bytes), shownAs: file.shownAs };
}

function ownPreset(name: string): GivenFile {
  const path = fileURLToPath(new URL(`${name}.yaml`, PRESETS));
  return new GivenFile(path, relative(process.cwd(), path));
}
