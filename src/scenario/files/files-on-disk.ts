import { createHash } from 'node:crypto';
import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readLog } from '../../event-log/read/read-log.ts';
import { readColumns } from '../../tables/csv.ts';
import { isOwnFile } from '../schema/preset-names.ts';
import { readScenarioFile } from './read-scenario-file.ts';
import type { ScenarioFiles } from './scenario-files.ts';

/** The package's scenarios/policies, as seen from this file or from the bundle in dist/. */
const PRESETS = new URL(`${import.meta.url.endsWith('.ts') ? '../../../' : '../'}scenarios/policies/`, import.meta.url);

/**
 * The files that a scenario names, by paths relative to it, and the presets of the package. `scenarioFile` need not
 * exist.
 */
export function filesOnDisk(scenarioFile: string): ScenarioFiles {
  const folder = dirname(resolve(scenarioFile));
  const found = (name: string) => {
    const path = resolve(folder, name);
    return { path, shownAs: relative(process.cwd(), path) || name };
  };
  return {
    async readPreset(name) {
      const path = isOwnFile(name) ? resolve(folder, name) : fileURLToPath(new URL(`${name}.yaml`, PRESETS));
      const shownAs = relative(process.cwd(), path);
      const bytes = await readScenarioFile(shownAs, 'preset');
      return { bytes, sha256: sha256Of(bytes), shownAs };
    },
    readColumns(csv, columns) {
      const { path, shownAs } = found(csv);
      return readColumns(path, columns, shownAs);
    },
    readLog(log, zone) {
      const { path, shownAs } = found(log);
      return readLog(path, zone, shownAs);
    },
  };
}

/** SHA-256 of the bytes, hexadecimal. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
