import { createHash } from 'node:crypto';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LogForm } from '../../event-log/read/log-form.ts';
import { readLog } from '../../event-log/read/read-log.ts';
import { GivenFile } from '../../input-files/given-file.ts';
import type { InputFile } from '../../input-files/input-file.ts';
import { ScenarioFolder } from '../../input-files/scenario-folder.ts';
import { withoutContent } from '../../input-files/without-content.ts';
import { readColumns } from '../../tables/csv.ts';
import { isOwnFile } from '../schema/preset-names.ts';
import { readScenarioFile } from './read-scenario-file.ts';
import type { ScenarioFiles } from './scenario-files.ts';

/** The package's scenarios/policies, as seen from this file or from the bundle in dist/. */
const PRESETS = new URL(`${import.meta.url.endsWith('.ts') ? '../../../' : '../'}scenarios/policies/`, import.meta.url);

const NOT_SHOWN = 'nothing of it is shown, because a scenario names it';
const COLUMNS = {
  what: 'a CSV file with the column that is asked for',
  hint: `${NOT_SHOWN}; \`pickup-gap fit FILE --column NAME\` says what is wrong`,
};
const LOG = {
  what: 'a log that can be read',
  hint: `${NOT_SHOWN}; \`pickup-gap overlay SCENARIO --log FILE\` says what is wrong`,
};

/**
 * The files that a scenario names, by paths relative to it, and the presets of the package. `scenarioFile` need not
 * exist. Files must be in its folder or in one of `allowFiles`.
 *
 * @throws InputError if one of `allowFiles` is not a folder.
 */
export function filesOnDisk(scenarioFile: string, allowFiles: readonly string[] = []): ScenarioFiles {
  const folder = new ScenarioFolder(scenarioFile, allowFiles);
  return {
    async readPreset(name) {
      const file = isOwnFile(name) ? folder.file(name) : ownPreset(name);
      const bytes = await readScenarioFile(file, 'preset');
      return { bytes, sha256: sha256Of(bytes), shownAs: file.shownAs };
    },
    readColumns(csv, columns, sheet) {
      return readNamedColumns(folder.file(csv), columns, sheet);
    },
    readLog(log, zone, form) {
      return readNamedLog(folder.file(log), zone, form);
    },
  };
}

/** Columns of a file that a scenario names, as `readColumns` reads them. */
export function readNamedColumns(file: InputFile, columns: readonly string[], sheet?: string) {
  return withoutContent(file, COLUMNS, () => readColumns(file, columns, file.shownAs, { sheet }));
}

/** A log that a scenario names, as `readLog` reads it. */
export function readNamedLog(file: InputFile, zone: string, form?: LogForm) {
  return withoutContent(file, LOG, () => readLog(file, zone, file.shownAs, form));
}

function ownPreset(name: string): GivenFile {
  const path = fileURLToPath(new URL(`${name}.yaml`, PRESETS));
  return new GivenFile(path, relative(process.cwd(), path));
}

/** SHA-256 of the bytes, hexadecimal. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
