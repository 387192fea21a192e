import { afterAll, describe, expect, test } from '@jest/globals';
import { INPUT_LIMITS } from '../../src/limits/input-limits.ts';
import { InputError, renderProblems } from '../../src/refusals/input-error.ts';
import { sheetAsCsv } from '../../src/spreadsheets/sheet-as-csv.ts';
import { readColumns } from '../../src/tables/csv.ts';
import { LogRoom } from '../event-log/log-room.ts';
import { book, numbers, texts } from './books.ts';

const room = new LogRoom();
afterAll(() => room.remove());

const HEADER = texts(1, 'minutes', 'jail');

async function refusal(bytes: Uint8Array, sheet?: string): Promise<string> {
  try {
    await readColumns(room.write('stays.xlsx', bytes), ['minutes'], 'stays.xlsx', { sheet });
  } catch (error) {
    if (error instanceof InputError) return renderProblems(error);
    throw error;
  }
  throw new Error('the workbook was accepted');
}

describe('a sheet', () => {
  test('is read as a CSV file: shared and rich texts, numbers, gaps, yes and no', () => {
    const rows =
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>' +
      '<c r="C1" t="inlineStr"><is><t>x</t></is></c></row>' +
      '<row r="3"><c r="A3"><v>1.5</v></c><c r="C3" t="b"><v>1</v></c></row>';
    const strings = ['<t>minutes</t>', '<r><t>jail, </t></r><r><t>"old"</t></r><rPh><t>hint</t></rPh>'];
    expect(sheetAsCsv(book({ sheets: { A: rows }, strings }))).toBe('minutes,"jail, ""old""",x\n\n1.5,,yes\n');
  });

  test('is the first, or the one that is named', async () => {
    const two = book({ sheets: { A: HEADER + numbers(2, [1], [2]), B: HEADER + numbers(2, [7], [2]) } });
    expect((await readColumns(room.write('a.xlsx', two), ['minutes'])).texts('minutes')).toEqual(['1']);
    const named = await readColumns(room.write('b.xlsx', two), ['minutes'], 'b.xlsx', { sheet: 'B' });
    expect(named.texts('minutes')).toEqual(['7']);
    expect(await refusal(two, 'C')).toContain('the workbook has no such sheet');
  });

  test('gives the value that the workbook keeps of a formula', () => {
    const rows = '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>A2</f><v>two</v></c></row>';
    expect(sheetAsCsv(book({ sheets: { A: rows } }))).toBe('2,two\n');
  });

  test('leaves out the spaces around a cell, as a CSV file does', () => {
    const rows = texts(1, ' minutes ', '\tjail') + texts(2, '5 ', ' a, b ');
    expect(sheetAsCsv(book({ sheets: { A: rows } }))).toBe('minutes,jail\n5,"a, b"\n');
  });

  test('names the row of a bad value as the spreadsheet does', async () => {
    const { problemAt } = await readColumns(
      room.write('c.xlsx', book({ sheets: { A: HEADER + texts(4, 'soon', 'north') } })),
      ['minutes'],
    );
    expect(problemAt(0, 'minutes', { message: '' }).line).toBe(4);
  });
});

describe('a date in a sheet', () => {
  const read = (value: number | string, format: number | string, is1904 = false) =>
    sheetAsCsv(book({ sheets: { A: numbers(1, [value, 0]) }, formats: [format], is1904 })).trim();

  test.each([
    [45658, 14, '2025-01-01'],
    [45658.5, 22, '2025-01-01T12:00'],
    // A time of day that the format shows is midnight. Without one, the cell is a date.
    [45658, 22, '2025-01-01T00:00'],
    [45658, 'm/d/yyyy h:mm AM/PM', '2025-01-01T00:00'],
    [45658.5, 14, '2025-01-01T12:00'],
    [45658.604166666664, 'm/d/yyyy h:mm', '2025-01-01T14:30'],
    [1, 14, '1900-01-01'],
    [59, 14, '1900-02-28'],
    [61, 14, '1900-03-01'],
    [0.0625, 'h:mm', '1:30'],
    [1.0625, '[h]:mm', '25:30'],
    [0.5, '0.00', '0.5'],
    [45658, '&quot;day&quot; 0', '45658'],
    ['0x10', 14, '0x10'],
    ['NaN', 14, 'NaN'],
  ])('%d as %s is %s', (value, format, text) => expect(read(value, format)).toBe(text));

  test('counts from 1904 where the workbook says so', () => {
    expect(read(44196, 14, true)).toBe('2025-01-01');
    expect(read(0, 14, true)).toBe('1904-01-01');
  });

  test('of the day that never was is refused', () => {
    expect(() => read(60, 14)).toThrow('1900-02-29');
  });
});

describe('a workbook is refused', () => {
  test.each<[string, Uint8Array, string]>([
    ['with macros', book({ sheets: { A: HEADER }, parts: { 'xl/vbaProject.bin': 'x' } }), 'has macros'],
    ['with a password, or in the older form', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]), 'with a password'],
    [
      'with merged cells in its header',
      book({ sheets: { A: HEADER }, after: '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>' }),
      'cells of the first row are merged',
    ],
    [
      'with an error in a cell',
      book({ sheets: { A: `${HEADER}<row r="2"><c r="A2" t="e"><v>#N/A</v></c></row>` } }),
      'a cell has an error',
    ],
    ['that is damaged', Uint8Array.from([0x50, 0x4b, 3, 4, 9, 9, 9]), 'the workbook is damaged'],
    ['that is another ZIP file', book({ sheets: {}, parts: { 'xl/workbook.xml': '<a/>' } }), 'no such sheet'],
    [
      'that declares entities',
      book({ sheets: { A: HEADER }, parts: { 'xl/styles.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' } }),
      'the workbook is damaged',
    ],
    ['whose rows are out of order', book({ sheets: { A: texts(5, 'minutes') + texts(2, '1') } }), 'is damaged'],
    [
      'with what looks like a person’s number',
      book({ sheets: { A: texts(1, 'minutes', 'note') + texts(2, '5', 'A123456789') } }),
      'not shown',
    ],
  ])('%s', async (_, bytes, said) => expect(await refusal(bytes)).toContain(said));

  test('that says it unpacks to more than is allowed, before it is unpacked', async () => {
    const bytes = book({ sheets: { A: HEADER } });
    // The size is in the central directory, which says it last.
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    for (let at = 0; at < bytes.length - 4; at++)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, INPUT_LIMITS.sheetBytes.most + 1, true);
    expect(await refusal(bytes)).toContain('unpacks to more than 256 MiB');
  });

  test('with more text than a CSV file may have, in cells that share it or in commas', async () => {
    const cells = (count: number, cell: string) => Array.from({ length: count }, () => `<row>${cell}</row>`).join('');
    const shared = book({
      sheets: { A: cells(3000, '<c t="s"><v>0</v></c>') },
      strings: [`<t>${'x'.repeat(32_000)}</t>`],
    });
    expect(await refusal(shared)).toContain('more than 64 MiB of text');
    const wide = `<row>${'<c><v>1</v></c>'.repeat(2000)}</row>${cells(40_000, '<c><v>1</v></c>')}`;
    expect(await refusal(book({ sheets: { A: wide } }))).toContain('more than 64 MiB of text');
  });

  test('that unpacks to more than it says, with no more memory than it says', async () => {
    const bytes = book({ sheets: { A: HEADER + texts(2, 'x'.repeat(100_000)) } });
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    for (let at = 0; at < bytes.length - 4; at++)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 50, true);
    expect(await refusal(bytes)).toContain('damaged');
  });
});
