import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { NamedFile } from '../../../src/input-files/named-file.ts';
import { loadScenario, loadScenarioText } from '../../../src/scenario/load.ts';
import { readBytes } from '../../../src/tables/read-bytes.ts';
import type { Part, Row } from '../row.ts';
import { refusedBy, withBase } from '../scenario-rows.ts';
import { inFolder } from '../temporary.ts';

const STAYS = 'minutes\n5\n9\n14\n22\n40\n';
const naming = (csv: string) =>
  withBase(`agentArrival: { patience: { empirical: { csv: ${csv}, column: minutes, unit: min } } }`);

interface Given {
  /** As the page shows it; by default the name. */
  shown?: string;
  cause: string;
  allowed?: string[];
  /** Makes what the name leads to. */
  make?: (folder: string) => void;
}

/** A scenario in the folder `mine` that names a file, with `data` beside it. */
function named(name: string, { shown = name, cause, allowed = [], make = () => {} }: Given): Row {
  const read = (csv: string, allow: string[]) =>
    inFolder({}, async (folder) => {
      for (const made of ['mine', 'data', 'mine/tables']) mkdirSync(`${folder}/${made}`);
      for (const made of ['mine', 'data']) writeFileSync(`${folder}/${made}/stays.csv`, STAYS);
      make(folder);
      writeFileSync(`${folder}/mine/a.yaml`, naming(csv));
      const allowFiles = allow.map((one) => (one === '' ? '' : `${folder}/${one}`));
      return refusedBy(() => loadScenario(`${folder}/mine/a.yaml`, { allowFiles }));
    });
  return {
    given: shown,
    cause,
    accepted: 'stays.csv',
    provoke: () => read(name, allowed),
    accept: async () => {
      const [refused] = await read('stays.csv', []);
      if (refused !== undefined) throw new Error(refused.message);
    },
  };
}

/** The file's folder becomes another one between the check and the opening. */
function exchanged(folder: string): Promise<unknown> {
  for (const made of ['mine', 'data']) {
    mkdirSync(`${folder}/${made}`);
    writeFileSync(`${folder}/${made}/stays.csv`, STAYS);
  }
  const file = new NamedFile(`${folder}/mine/stays.csv`, 'stays.csv', () => {
    renameSync(`${folder}/mine`, `${folder}/old`);
    symlinkSync(`${folder}/data`, `${folder}/mine`);
    return undefined;
  });
  return readBytes(file, 'stays.csv', 'CSV file', 1000);
}

export const NAMED_FILES: Part = {
  title: 'Files that a scenario names',
  about: 'A path in the scenario `mine/a.yaml`, here as the `csv` of a column. Presets and logs have the same rules.',
  rows: [
    named('../data/stays.csv', {
      cause: 'The file is outside the scenario’s folder; nobody said that it may be read.',
    }),
    named('link.csv', {
      shown: 'link.csv (a link to ../data/stays.csv)',
      cause: 'Links are followed before the folder is compared.',
      make: (folder) => symlinkSync('../data/stays.csv', `${folder}/mine/link.csv`),
    }),
    named('.stays.csv', { cause: 'Hidden files often hold keys and passwords.' }),
    {
      given: 'stays.csv (the scenario comes from standard input)',
      cause: 'A scenario without a file has no folder.',
      accepted: 'stays.csv (the scenario is in a file beside it)',
      provoke: () =>
        refusedBy(() => loadScenarioText(Buffer.from(naming('test/fixtures/scenarios/clearing.csv')), '-')),
    },
    named('pipe.csv', {
      shown: 'pipe.csv (a FIFO)',
      cause: 'A pipe may never end, and reading it changes it.',
      make: (folder) => execFileSync('mkfifo', [`${folder}/mine/pipe.csv`]),
    }),
    named('null.csv', {
      shown: 'null.csv (a link to /dev/null)',
      cause: 'Devices, /proc and /sys hold nothing that a scenario needs.',
      make: (folder) => symlinkSync('/dev/null', `${folder}/mine/null.csv`),
    }),
    {
      given: '(a folder that becomes a link while its file is opened)',
      cause: 'What is opened is not what was checked.',
      accepted: 'stays.csv',
      provoke: () => inFolder({}, (folder) => refusedBy(() => exchanged(folder))),
    },
    named('cells.csv', {
      shown: 'cells.csv (a file with a quotation mark out of place)',
      cause: 'The file is something else. Nothing of it is shown, so that a scenario cannot print your files.',
      make: (folder) => writeFileSync(`${folder}/mine/cells.csv`, '"a" b\n'),
    }),
    named('other.csv', {
      shown: 'other.csv (a file with other columns)',
      cause: 'The column is misspelt, or the file is something else.',
      make: (folder) => writeFileSync(`${folder}/mine/other.csv`, 'hours,facility\n5,north\n'),
    }),
    named('stays.csv', {
      shown: '--allow-files none',
      cause: 'The folder to allow does not exist.',
      allowed: ['none'],
    }),
    named('stays.csv', {
      shown: '--allow-files stays.csv',
      cause: 'A folder is allowed as a whole, not a single file.',
      allowed: ['mine/stays.csv'],
    }),
    named('stays.csv', { shown: '--allow-files ""', cause: 'The folder has no name.', allowed: [''] }),
  ],
};
