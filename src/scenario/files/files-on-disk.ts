import type { LogForm } from '../../event-log/read/log-form.ts';
import { readLog } from '../../event-log/read/read-log.ts';
import type { InputFile } from '../../input-files/input-file.ts';
import { ScenarioFolder } from '../../input-files/scenario-folder.ts';
import { withoutContent } from '../../input-files/without-content.ts';
import { readColumns } from '../../tables/csv.ts';
import { presetOnDisk } from './preset-on-disk.ts';
import type { ScenarioFiles } from './scenario-files.ts';

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
    readPreset(name) {
      return presetOnDisk(name, folder);
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
