import { describe, expect, test } from '@jest/globals';
import { unzipSync } from 'fflate';
import { sheetAsCsv } from '../../src/spreadsheets/sheet-as-csv.ts';
import { type Sheet, workbook } from '../../src/spreadsheets/write-workbook.ts';
import { ALL_TEXTS } from '../safe-text/nasty-texts.ts';

const SHEET: Sheet = {
  name: 'Costs & more',
  header: ['what', 'share', 'dollars'],
  rows: [
    ['=1+1', { number: 0.125, format: 'share' }, { number: 1500, format: 'dollars' }],
    ['a < b', null, { number: -2.5, format: 'decimal' }],
  ],
};

const textOf = (bytes: Uint8Array, name: string) => new TextDecoder().decode(unzipSync(bytes)[name]);

describe('a workbook', () => {
  test('reads back as it was', () => {
    expect(sheetAsCsv(workbook([SHEET]))).toBe('what,share,dollars\n=1+1,0.125,1500\na < b,,-2.5\n');
    expect(
      sheetAsCsv(
        workbook([
          { ...SHEET, name: 'A' },
          { ...SHEET, rows: [] },
        ]),
        'Costs & more',
      ),
    ).toBe('what,share,dollars\n');
  });

  test('has real numbers with formats, and a frozen header', () => {
    const xml = textOf(workbook([SHEET]), 'xl/worksheets/sheet1.xml');
    expect(xml).toContain('<c r="B2" s="4"><v>0.125</v></c>');
    expect(xml).toContain('state="frozen"');
  });

  test('has no formula in any cell, whatever the text', () => {
    const rows = ALL_TEXTS.map(([, text]) => [text]);
    const bytes = workbook([{ name: 'A', header: ['text'], rows }]);
    const xml = textOf(bytes, 'xl/worksheets/sheet1.xml');
    expect(xml).not.toMatch(/<f[ >]/);
    expect(xml.match(/<c [^>]*>/g)!.every((cell) => cell.includes('t="inlineStr"'))).toBe(true);
    expect(() => sheetAsCsv(bytes)).not.toThrow();
  });

  test('is the same bytes each time, with no time of today', () => {
    const [once, again] = [workbook([SHEET]), workbook([SHEET])];
    expect(Buffer.from(once).equals(Buffer.from(again))).toBe(true);
    // The year of ZIP's dates is in the upper seven bits, counted from 1980.
    expect(new DataView(once.buffer, once.byteOffset).getUint16(12, true) >> 9).toBe(0);
  });

  test('names columns beyond Z', () => {
    const header = Array.from({ length: 28 }, (_, i) => `c${i}`);
    expect(textOf(workbook([{ name: 'A', header, rows: [] }]), 'xl/worksheets/sheet1.xml')).toContain('r="AB1"');
  });
});
