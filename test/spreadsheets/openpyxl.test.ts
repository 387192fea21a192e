import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { answerSheets } from '../../src/answer/answer-sheets.ts';
import { ColumnMap } from '../../src/event-log/columns/column-map.ts';
import { readLog } from '../../src/event-log/read/read-log.ts';
import { type NumberFormat, type SheetCell, workbook } from '../../src/spreadsheets/write-workbook.ts';
import { OWN_LOG, PAIRS } from '../event-log/foreign-logs.ts';
import { LogRoom } from '../event-log/log-room.ts';
import { reportDataOf } from '../page/report-data.ts';

/** Workbooks and a reader and writer of others: openpyxl, of Debian's own Python. */

const PYTHON = '/usr/bin/python3';
const SCRIPT = 'test/spreadsheets/openpyxl_cells.py';

const found = spawnSync(PYTHON, ['-c', 'import openpyxl']).status === 0;
if (!found) {
  if (process.env.CI !== undefined) throw new Error('openpyxl is missing: apt-get install python3-openpyxl');
  console.warn('SKIPPED: openpyxl is missing, so no reader but our own has read a workbook (python3-openpyxl).');
}

const room = new LogRoom();
afterAll(() => room.remove());

const FORMATS: Record<NumberFormat, string> = {
  whole: '#,##0',
  decimal: '#,##0.0',
  share: '0.0%',
  dollars: '"$"#,##0',
  plain: 'General',
};

function openpyxl(does: 'read' | 'write', file: string, input = ''): string {
  const { status, stdout, stderr } = spawnSync(PYTHON, [SCRIPT, does, file], {
    encoding: 'utf8',
    input,
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(`${SCRIPT} ended with ${status}: ${stderr}`);
  return stdout;
}

interface ReadCell {
  value: string | number | null;
  type: string;
  format: string;
}

/** A cell as that reader gives it: no text is a formula ("f"), and an empty text is no value. */
function expected(cell: SheetCell): Partial<ReadCell> {
  if (cell === null || cell === '') return { value: null };
  if (typeof cell === 'string') return { value: cell, type: 's' };
  return { value: cell.number, type: 'n', format: FORMATS[cell.format] };
}

(found ? describe : describe.skip)('openpyxl', () => {
  test('reads every sheet of an answer as it was written: texts, numbers and formats, frozen headers', async () => {
    const { result } = await reportDataOf('scenarios/first-look.yaml', 3);
    const sheets = answerSheets(result);
    const read = JSON.parse(openpyxl('read', room.write('answer.xlsx', workbook(sheets)))) as {
      name: string;
      frozen: string;
      rows: ReadCell[][];
    }[];
    expect(read.map(({ name, frozen }) => [name, frozen])).toEqual(sheets.map(({ name }) => [name, 'A2']));
    for (const [i, { header, rows }] of sheets.entries()) {
      expect(read[i].rows).toHaveLength(rows.length + 1);
      const wide = read[i].rows.map((row) => row.map(({ value }) => value));
      expect(wide[0]).toEqual(padded(header, wide[0].length));
      for (const [r, row] of rows.entries())
        expect(read[i].rows[r + 1]).toMatchObject(padded(row, wide[0].length).map(expected));
    }
    const numbers = read.flatMap(({ rows }) => rows.flat()).filter(({ type, value }) => type === 'n' && value !== null);
    expect(numbers.length).toBeGreaterThan(500);
  });

  test('takes no text for a formula', () => {
    const rows = ['=1+1', '+1', '-1', '@x', '=HYPERLINK("a")'].map((text) => [text]);
    const [{ rows: read }] = JSON.parse(
      openpyxl('read', room.write('texts.xlsx', workbook([{ name: 'A', header: ['text'], rows }]))),
    );
    expect((read as ReadCell[][]).slice(1).map(([cell]) => cell)).toMatchObject(
      rows.map(([value]) => ({ value, type: 's' })),
    );
  });

  test('writes a log whose dates are numbers, which is read as the same log in CSV', async () => {
    const [, ...own] = OWN_LOG.trimEnd()
      .split('\n')
      .map((line) => line.split(','));
    const rows = own.map(([id, ...moments]) => [id, ...moments.map((moment) => (moment === '' ? null : { moment }))]);
    const file = join(room.folder, 'written.xlsx');
    openpyxl('write', file, JSON.stringify([PAIRS.map(([, header]) => header), ...rows]));
    const log = await readLog(file, 'America/Chicago', 'written.xlsx', { columns: new ColumnMap(PAIRS) });
    expect(log.cases).toEqual(await room.read('own.csv', OWN_LOG));
  });
});

function padded<Cell>(cells: readonly Cell[], width: number): (Cell | null)[] {
  return Array.from({ length: width }, (_, i) => cells[i] ?? null);
}
