import { manifestLine } from '../manifest/manifest.ts';
import { MEASURES } from '../measures/definitions.ts';
import type { Unit } from '../measures/measure.ts';
import type { Result } from '../measures/result.ts';
import { headline } from '../report/headline.ts';
import { RESULT_TABLES } from '../result-tables/all-tables.ts';
import type { ResultTable, TableFile } from '../result-tables/table.ts';
import type { NumberFormat, Sheet, SheetCell } from '../spreadsheets/write-workbook.ts';
import type { Cell } from '../tables/csv-cells.ts';

/** The tables that become sheets as they are, with the name on the tab. */
const SHEETS: readonly [tab: string, file: TableFile][] = [
  ['Outcomes', 'outcomes.csv'],
  ['Differences', 'differences.csv'],
  ['Months', 'months.csv'],
  ['Facilities', 'facilities.csv'],
  ['Own costs', 'costs.csv'],
  ['Assumptions', 'assumptions.csv'],
  ['Replications', 'replications.csv'],
];

/** The sheets of answer.xlsx: a result for readers who work in a spreadsheet. */
export function answerSheets(result: Result): Sheet[] {
  const tables = SHEETS.flatMap(([tab, file]) => {
    const table = RESULT_TABLES.find((one) => one.file === file)!;
    const cells = table.cellsOf(result);
    return cells === null ? [] : [sheetOf(tab, table, cells)];
  });
  const [outcomes, ...others] = tables;
  return [summary(result), outcomes, costs(result), ...others];
}

function summary(result: Result): Sheet {
  const { scenario, days, replications, seed, complete, policies, notes, manifest } = result;
  const lines: SheetCell[][] = [
    ['Length', `${days} days`],
    ['Replications', { number: replications, format: 'whole' }],
    ['Seed', { number: seed, format: 'plain' }],
    ...(complete ? [] : [['Incomplete', 'The run stopped early. Figures cover only the replications that finished.']]),
    ...policies.map(({ name, title, source }) => [
      'Policy',
      source === '' ? `${name}: ${title}` : `${name}: ${title} [${source}]`,
    ]),
    ...(replications === 0
      ? []
      : [
          [
            'In short',
            headline(result)
              .map((line) => line.trim())
              .join(' '),
          ],
        ]),
    ...notes.map((note) => ['Note', note]),
    ['About the people', 'Everyone in this workbook is simulated; nobody is real.'],
    ['Made by', manifestLine(manifest)],
  ];
  return { name: 'Summary', header: ['Scenario', scenario.title], rows: lines };
}

/** What each party bears, by policy: hours and dollars. No row adds up two parties. */
function costs({ policies }: Result): Sheet {
  const listed = MEASURES.filter(({ party, unit }) => party !== null && (unit === '$' || unit === 'h'));
  const rows = policies.flatMap(({ name, measures }) =>
    listed.map(({ key, label, unit, party }): SheetCell[] => {
      const { mean, low, high, range } = measures[key];
      const numbers = [mean, low, high, range?.low, range?.high].map((value) => numberCell(value, formatOf(unit)));
      return [name, party, label, unit, ...numbers];
    }),
  );
  const header = ['policy', 'borne by', 'measure', 'unit', 'mean', 'low', 'high', 'one run from', 'one run to'];
  return { name: 'Costs', header, rows };
}

function sheetOf(name: string, { fields }: ResultTable, cells: readonly (readonly Cell[])[]): Sheet {
  const unitAt = fields.findIndex((field) => field.name === 'unit');
  const rows = cells.map((row) => {
    const ofRow = unitAt < 0 ? undefined : (row[unitAt] as Unit);
    return row.map((cell, column): SheetCell => {
      if (typeof cell === 'string') return cell;
      const { type, unit } = fields[column];
      if (type === 'integer') return numberCell(cell, 'whole');
      return numberCell(cell, formatOf(unit ?? ofRow));
    });
  });
  return { name, header: fields.map((field) => field.name), rows };
}

function numberCell(value: Cell, format: NumberFormat): SheetCell {
  return typeof value === 'number' ? { number: value, format } : null;
}

function formatOf(unit: string | undefined): NumberFormat {
  if (unit === 'share') return 'share';
  if (unit === '$') return 'dollars';
  return unit === undefined ? 'plain' : 'decimal';
}
