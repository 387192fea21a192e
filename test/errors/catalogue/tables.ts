import { truncateSync, writeFileSync } from 'node:fs';
import { readColumns } from '../../../src/tables/csv.ts';
import { numbersOf } from '../../../src/tables/table.ts';
import { elsewhere } from '../elsewhere.ts';
import type { Part, Row } from '../row.ts';
import { refusedBy } from '../scenario-rows.ts';
import { inFolder } from '../temporary.ts';

const GOOD = 'minutes,facility\n5,north\n9,south';

/** A table from which the numbers of one column are read. */
function table(given: string | { shown: string; content: Uint8Array }, cause: string, accepted = GOOD): Row {
  const { shown, content } = typeof given === 'string' ? { shown: given, content: given } : given;
  return row(shown, cause, accepted, (folder) => writeFileSync(`${folder}/stays.csv`, content));
}

function row(given: string, cause: string, accepted: string, write: (folder: string) => void): Row {
  const read = (write: (folder: string) => void) =>
    inFolder({}, (folder) => {
      write(folder);
      return refusedBy(() => minutes(`${folder}/stays.csv`));
    });
  return {
    given,
    cause,
    accepted,
    provoke: () => read(write),
    accept: async () => {
      const [refused] = await read((folder) => writeFileSync(`${folder}/stays.csv`, accepted));
      if (refused !== undefined) throw new Error(refused.message);
    },
  };
}

async function minutes(file: string): Promise<Float64Array> {
  return numbersOf(await readColumns(file, ['minutes'], 'stays.csv'), 'minutes', 0);
}

const people = Array.from({ length: 9 }, (_, i) => `1${i},19${i}0-01-01`).join('\n');

export const TABLES: Part = {
  title: 'CSV files',
  about: 'The text of a CSV file that a scenario or a command names, of which the column `minutes` is read.',
  rows: [
    row('(no file)', 'The path leads to no file.', GOOD, () => undefined),
    {
      given: '/dev/zero',
      cause: 'Reading a device may never end.',
      accepted: GOOD,
      provoke: () => refusedBy(() => minutes('/dev/zero')),
    },
    row('(a file of 65 MiB)', 'The file is larger than 64 MiB.', GOOD, (folder) => {
      writeFileSync(`${folder}/stays.csv`, 'minutes\n');
      truncateSync(`${folder}/stays.csv`, 65 * 1024 * 1024);
    }),
    elsewhere(
      'the table has more than',
      'test/limits/at-the-limits.test.ts',
      '(a file of 100,001 rows and 1,000 columns, or of 2,000,001 rows)',
      GOOD,
      'The rows, or the rows times the columns, are more than fit into memory.',
    ),
    table({ shown: '(bytes that are no UTF-8)', content: Buffer.from([0x63, 0xff]) }, 'The file has another encoding.'),
    table('', 'The file has no content.'),
    table('minutes,facility\n5', 'Every row has as many cells as the header.'),
    table('minuts,facility\n5,north', 'The column is misspelt or missing.'),
    table('minutes;facility\n5;north', 'The columns are separated by semicolons.'),
    table('minutes,facility\nsoon,north', 'The text is not a number, or is below 0.'),
    table('minutes,facility\n,north', 'The cell is empty.'),
    table(
      { shown: 'minutes,facility\n5,no\\u0007rth', content: Buffer.from('minutes,facility\n5,no\u0007rth') },
      'A control character could change what a terminal or a spreadsheet does.',
    ),
    table(
      { shown: 'minutes,faci\\u0007lity\n5,north', content: Buffer.from('minutes,faci\u0007lity\n5,north') },
      'A control character could change what a terminal or a spreadsheet does.',
    ),
    table('minutes,last_name\n5,a', 'The header names a person’s data, even if the column is not read.'),
    table('minutes,note\n5,Mary Smith', 'A cell looks like a person’s data; it is not shown.'),
    table(`minutes,since\n${people}`, 'All values of the column together look like a person’s data.'),
  ],
};
