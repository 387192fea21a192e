import { truncateSync, writeFileSync } from 'node:fs';
import { zipSync } from 'fflate';
import { INPUT_LIMITS } from '../../../src/limits/input-limits.ts';
import { readColumns } from '../../../src/tables/csv.ts';
import { checkSize } from '../../../src/tables/csv-size.ts';
import { numbersOf } from '../../../src/tables/table.ts';
import { book, numbers, sayingItHas, texts } from '../../spreadsheets/books.ts';
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
  return numbersOf(await readColumns(file, ['minutes'], 'stays.csv'), 'minutes', { least: 0 });
}

/** A table that is as large as is accepted, and one row more. Its rows are only counted: reading them takes seconds. */
function sized(given: string, { rows, columns }: { rows: number; columns: number }, cause: string): Row {
  const read = (count: number) =>
    refusedBy(async () => checkSize({ file: 'stays.csv', line: count + 1 }, { rows: count, columns }));
  return {
    given,
    cause,
    accepted: '(one row less)',
    provoke: () => read(rows + 1),
    accept: async () => {
      const [refused] = await read(rows);
      if (refused !== undefined) throw new Error(refused.message);
    },
  };
}

const HEADER = texts(1, 'minutes', 'facility');
const people = Array.from({ length: 9 }, (_, i) => `1${i},19${i}0-01-01`).join('\n');

/** 150 MiB of text from a file of a few KB. */
function longTextOften(): Uint8Array {
  const rows = Array.from({ length: 5000 }, () => '<row><c t="s"><v>0</v></c></row>').join('');
  return book({ sheets: { A: rows }, strings: [`<t>${'x'.repeat(32_000)}</t>`] });
}

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
    table({ shown: '(bytes that are no UTF-8)', content: Buffer.from([0x63, 0xff]) }, 'The file has another encoding.'),
    table('', 'The file has no content.'),
    table(
      { shown: '(a workbook with a password)', content: Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0]) },
      'The file is an older workbook, or one with a password.',
    ),
    table(
      { shown: '(a damaged workbook)', content: Uint8Array.from([0x50, 0x4b, 3, 4]) },
      'The file begins as a workbook, and cannot be unpacked.',
    ),
    table(
      {
        shown: '(a workbook with macros)',
        content: book({ sheets: { A: texts(1, 'minutes') }, parts: { 'xl/vbaProject.bin': '' } }),
      },
      'Programs are not read.',
    ),
    table(
      { shown: '(a workbook without sheets)', content: book({ sheets: {} }) },
      'There is no such sheet, or none at all.',
    ),
    table(
      {
        shown: '(a workbook with merged cells in row 1)',
        content: book({ sheets: { A: HEADER }, after: '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>' }),
      },
      'Each column needs a name of its own.',
    ),
    table(
      {
        shown: '(a workbook with #N/A in a cell)',
        content: book({ sheets: { A: `${HEADER}<row r="2"><c r="A2" t="e"><v>#N/A</v></c></row>` } }),
      },
      'A cell has no value, but an error.',
    ),
    table(
      {
        shown: '(a workbook with the date 1900-02-29)',
        content: book({ sheets: { A: HEADER + numbers(2, [60, 0]) }, formats: [14] }),
      },
      'Spreadsheets have a day that never was.',
    ),
    table(
      {
        shown: '(a workbook with a date before 1900)',
        content: book({ sheets: { A: HEADER + numbers(2, [-5, 0]) }, formats: [14] }),
      },
      'The date is outside the calendar of spreadsheets.',
    ),
    table(
      {
        shown: '(a workbook with a length of time of 1e300 days)',
        content: book({ sheets: { A: HEADER + numbers(2, ['1e300', 0]) }, formats: ['[h]:mm'] }),
      },
      'A damaged or foreign cell is larger than any time.',
    ),
    table(
      { shown: '(a workbook with one long text in 5,000 cells)', content: longTextOften() },
      'A small file could take all memory.',
    ),
    table(
      {
        shown: '(a workbook that unpacks to a GB)',
        content: sayingItHas(book({ sheets: { A: HEADER } }), 2 ** 30),
      },
      'A small file could take all memory.',
    ),
    table(
      { shown: '(another ZIP file)', content: zipSync({ 'a.txt': new Uint8Array(1) }) },
      'The file is packed as a workbook is, and is none.',
    ),
    table(
      {
        shown: '(a workbook with 18,278 columns)',
        content: book({ sheets: { A: '<row r="1"><c r="ZZZ1"><v>1</v></c></row>' } }),
      },
      'The sheet has too many columns.',
    ),
    table('minutes;facility\n1,500;north', 'A comma could group thousands or be the decimal sign.'),
    table('minutes,facility\n5', 'Every row has as many cells as the header.'),
    table('minutes|facility\n5,5|north', 'The columns are separated by vertical bars, and decimals by commas.'),
    table('Stays of 2018\n\nminutes,facility\n5,north', 'A title is above the header.'),
    table('Stays of 2018\n5,north', 'A title is in place of the header.'),
    table('minutes,facility,minutes\n5,north,7', 'Two columns have the name that is asked for.'),
    table('minutes,minutes,minutes\n5,6,7', 'Three columns have the name that is asked for.'),
    table('minutes,facility\n"5,north', 'A quotation mark is never closed.'),
    table('minutes,facility\n5,no"rth', 'A quotation mark is within a text.'),
    table('minutes,facility\n5,"no"rth', 'A text continues after its quotation marks.'),
    table(
      { shown: '(2,001 columns)', content: Buffer.from(`minutes${',x'.repeat(2000)}`) },
      'The header has more columns than are read.',
    ),
    table(
      { shown: '(a name of 501 characters)', content: Buffer.from(`minutes,${'x'.repeat(501)}`) },
      'The name of a column is longer than names are.',
    ),
    table(
      { shown: '(a row of 1.1 MB)', content: Buffer.from(`minutes,facility\n5,${'x'.repeat(1_100_000)}`) },
      'A row is longer than rows are.',
    ),
    sized(
      '(a file of 2,000,001 rows)',
      { rows: INPUT_LIMITS.csvRows.most, columns: 1 },
      'The rows are more than fit into memory.',
    ),
    sized(
      '(a file of 50,001 rows and 2,000 columns)',
      { rows: INPUT_LIMITS.cells.most / 2000, columns: 2000 },
      'The cells are more than fit into memory.',
    ),
    table('minuts,facility\n5,north', 'The column is misspelt or missing.'),
    table('minutes|facility\n5|north', 'The columns are separated by vertical bars.'),
    table('minutes,facility\nsoon,north', 'The text is not a number, or is below 0.'),
    table('minutes,facility\n"5,5",north', 'The number has a decimal comma.'),
    table('minutes,facility\n"1,500",north', 'The number has a comma between its thousands.'),
    table('minutes,facility\n1:30,north', 'The length of time has hours and minutes.'),
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
