import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { INPUT_LIMITS } from '../../src/limits/input-limits.ts';
import { InputError, renderProblems } from '../../src/refusals/input-error.ts';
import { readColumns } from '../../src/tables/csv.ts';
import { numbersOf, type Table } from '../../src/tables/table.ts';

const folder = mkdtempSync(join(tmpdir(), 'pickup-gap-'));
afterAll(() => rmSync(folder, { recursive: true }));

function read(text: string | Buffer, columns: string[]): Promise<Table> {
  const file = join(folder, 'table.csv');
  writeFileSync(file, text);
  return readColumns(file, columns, 'table.csv');
}

async function refusal(text: string | Buffer, columns: string[]): Promise<string> {
  try {
    const table = await read(text, columns);
    for (const column of columns) numbersOf(table, column, { least: 0 });
  } catch (error) {
    if (error instanceof InputError) return renderProblems(error);
    throw error;
  }
  throw new Error('the CSV was accepted');
}

describe('reading columns', () => {
  test('gives the texts of the requested columns, whatever their order, quotes and line ends', async () => {
    const table = await read('\ufeffdate,count,"a ""note"", quoted"\r\n2018-01-01, 3 ,x\r\n2018-01-02,4,"y\nz"\r\n', [
      'count',
      'date',
    ]);
    expect(table.rows).toBe(2);
    expect(table.texts('date')).toEqual(['2018-01-01', '2018-01-02']);
    expect(Array.from(numbersOf(table, 'count'))).toEqual([3, 4]);
  });

  test('reads records that contain nobody’s name', async () => {
    const table = await read('kind,minutes\nbail_bond,34\ncash_bail,45\n', ['minutes']);
    expect(Array.from(numbersOf(table, 'minutes'))).toEqual([34, 45]);
  });
});

describe('a problem is named by row and column', () => {
  test('a missing column, with its nearest name and the list', async () => {
    expect(await refusal('date,count\n1,2\n', ['cuont'])).toBe(`table.csv:1:1: there is no column "cuont"
    1 | date,count
      | ^^^^^^^^^^
  allowed: its columns: date, count
  did you mean "count"?

1 problem in table.csv; nothing was run.`);
  });

  test('all at once: a cell that is not a number, an empty one and a negative one', async () => {
    expect(
      await refusal('who,count\na,soon\nb,\nc,7\nd,-1\n', ['count']),
    ).toBe(`table.csv:2:3: row 1, column "count": expected a number of at least 0, got "soon"
    2 | a,soon
      |   ^^^^
  allowed: a number of at least 0

table.csv:3:1: row 2, column "count": expected a number of at least 0, got nothing
    3 | b,
      | ^
  allowed: a number of at least 0

table.csv:5:3: row 4, column "count": expected a number of at least 0, got "-1"
    5 | d,-1
      |   ^^
  allowed: a number of at least 0

3 problems in table.csv; nothing was run.`);
  });

  test.each(['0x10', '1e999', 'NaN', 'Infinity', '1,5', '1 2', '--1', '１'])('%s is not a number', async (text) => {
    expect(await refusal(`count\n"${text}"\n`, ['count'])).toContain('row 1, column "count"');
  });

  test('another separator, too few cells, an open quote, no header, no text', async () => {
    expect(await refusal('date|count\n1|2\n', ['count'])).toContain('the columns are separated by vertical bars');
    expect(await refusal('date,count\n1,2,3\n', ['count'])).toContain('expected 2 cells, as in the header, got 3');
    expect(await refusal('date,count\n1,"2\n', ['count'])).toContain('not a valid CSV');
    expect(await refusal('', ['count'])).toContain('empty');
    expect(await refusal(Buffer.from([0x63, 0xff]), ['count'])).toContain('not UTF-8');
  });

  test('a file over 64 MiB is refused unread', async () => {
    const file = join(folder, 'large.csv');
    writeFileSync(file, 'count\n');
    truncateSync(file, INPUT_LIMITS.csvBytes.most + 1);
    await expect(readColumns(file, ['count'])).rejects.toThrow(
      'the file has 67108865 bytes, more than a CSV file may have',
    );
  });
});

describe('the header', () => {
  test('of a column asked for may not appear twice', async () => {
    const shown = await refusal('minutes,kind,minutes\n1,a,100\n', ['minutes']);
    expect(shown).toContain('column "minutes" appears twice (1st and 3rd)');
    expect(await refusal('m,m,a,m\n1,2,x,3\n', ['m'])).toContain('column "m" appears 3 times (1st, 2nd and 4th)');
  });

  test('of columns nobody asks for may', async () => {
    expect((await read('count,note,note,,\n1,a,b,,\n', ['count'])).texts('count')).toEqual(['1']);
  });
});

describe('what a spreadsheet writes', () => {
  test('rows of nothing but commas are skipped, as empty lines are', async () => {
    const table = await read('minutes,kind,,\n10,a,,\n,,,\n\n20,b,,\n,,,\n', ['minutes']);
    expect(Array.from(numbersOf(table, 'minutes'))).toEqual([10, 20]);
  });

  test.each([
    ['minutes|kind\n10,5|a\n20|b\n', 'by vertical bars: replace them by commas, and decimal commas by points'],
    ['minutes|kind\n10|a\n', 'separated by vertical bars: replace them by commas\n'],
    ['wait;kind\n10;a\n', 'its columns: wait, kind'],
    ['Releases\n\nminutes,kind\n10,a\n', 'the header seems to be in line 3'],
    ['Releases,\nminutes,kind\n10,a\n', 'the header seems to be in line 2'],
    ['Releases\n10,a\n', 'if line 1 is a title, remove it'],
    ['minutes,kind\n10,a,b\n', 'put quotation marks around a text that contains a comma'],
    ['wait\n0:10\n1:05\n', 'the values of "wait" are written as h:mm'],
    ['minutes\n0:10\n1:05\n', 'write a length of time in one unit: 65, if this is h:mm'],
    ['minutes\n"10,5"\n', 'the decimal sign is a point: write 10.5'],
    ['minutes\n"1,500"\n', 'write thousands without a sign between them'],
    ['minutes\n"1.500,25"\n', 'write thousands without a sign between them'],
  ])('%j is refused with the reason', async (text, hint) => {
    expect(await refusal(text, ['minutes'])).toContain(hint);
  });
});

describe('a limit', () => {
  const { csvColumns, csvHeaderCharacters, csvRowBytes } = INPUT_LIMITS;
  const columns = (count: number) => `${['count', ...Array(count - 1).fill('x')].join(',')}\n`;
  const name = (length: number) => `count,${'x'.repeat(length)}\n1,2\n`;
  const row = (length: number) => `count,note\n1,${'x'.repeat(length - 1)}\n`;

  test.each([
    ['columns', columns(csvColumns.most), columns(csvColumns.most + 1), '2,000 columns in a CSV file'],
    ['a name', name(csvHeaderCharacters.most), name(csvHeaderCharacters.most + 1), '500 characters in the name of a'],
    ['a row', row(csvRowBytes.most), row(csvRowBytes.most + 2), '1,000,000 bytes in a row'],
  ])('of %s holds at the limit and not beyond', async (_, within, beyond, said) => {
    await expect(read(within, ['count'])).resolves.toBeDefined();
    expect(await refusal(beyond, ['count'])).toContain(said);
  });
});

describe('control characters are refused by row and column, never shown', () => {
  test.each(['\u0000', '\u001b', '\u0007', '\u007f', '\u009b'])('%j', async (character) => {
    const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    const shown = await refusal(`a,b\n1,2\n3,x${character}[31m\n`, ['a']);
    expect(shown).toContain(`table.csv:3:1: row 2, column "b", has a control character, U+${code}`);
    expect(shown).not.toContain(character);
    expect(await refusal(`a${character},b\n1,2\n`, ['b'])).toContain(`the header has a control character, U+${code}`);
  });

  test('a tab or a line end in quotes is not refused', async () => {
    const table = await read('count,note\n1,"a\tb\r\nc"\n', ['count']);
    expect(table.rows).toBe(1);
  });
});

describe('columns about a person are refused', () => {
  const ROWS = 'date,count\n2018-01-01,3\n';

  test('by their header, even when not requested, and before any other problem is reported', async () => {
    const shown = await refusal('date,dob\n1,2\n', ['cuont']);
    expect(shown).toContain('table.csv:1:1: refused: column 2: "dob" looks like a birth date');
    expect(shown).not.toContain('cuont');
  });

  test.each([
    ['"Doe, Jane"', 'a person’s name'],
    ['"DOE, JANE A"', 'a person’s name'],
    ['A012345678', 'an alien number'],
    ['A 012-345-678', 'an alien number'],
    ['123-45-6789', 'a social security number'],
  ])('by the value %s, which is not repeated', async (value, kind) => {
    const shown = await refusal(`${ROWS}2018-01-02,${value}\n`, ['count']);
    expect(shown).toContain(`table.csv:3:1: refused: column 2: a value (not shown) looks like ${kind}`);
    expect(shown.toLowerCase()).not.toContain('jane');
    expect(shown).not.toMatch(/\d{3}-?45/);
  });

  test('a broken CSV file does not repeat its values either', async () => {
    expect(await refusal('a,b\n1,Do"e Jane"\n', ['b'])).not.toContain('Jane');
  });
});

test('whatever the bytes, only InputError is thrown', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 200 }),
      fc.array(fc.constantFrom('a', 'b,c', '"', '\n', '\r', '1')),
      async (bytes, parts) => {
        for (const text of [Buffer.from(bytes), parts.join('')]) {
          await read(text, ['a']).catch((error) => expect(error).toBeInstanceOf(InputError));
        }
      },
    ),
    { seed: 20180101, numRuns: 100 },
  );
});

test('all columns that look personal are named at once', async () => {
  const message = await refusal('birthdate,minutes,ssn\n1,2,3\n', ['minutes']);
  expect(message).toContain('column 1: "birthdate" looks like a birth date');
  expect(message).toContain('column 3: "ssn" looks like a social security number');
});

test('a column that was not requested is refused by its values together, which are not shown', async () => {
  const rows = ['Alba', 'Brook', 'Cole', 'Dunn', 'Ege', 'Falk', 'Gray', 'Holm'].map(
    (surname, i) => `Xo ${surname},${i}`,
  );
  const message = await refusal(`x,minutes\n${rows.join('\n')}\n`, ['minutes']);
  expect(message).toContain('column 1: the pattern of its values (not shown) looks like a person’s name');
  expect(message).not.toContain('Alba');
});
