import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ReadLog, readLog } from '../../src/event-log/read/read-log.ts';
import { type FitResult, fitReport } from '../../src/fit/fit-report.ts';
import { type LoadedScenario, loadScenarioText } from '../../src/scenario/load.ts';
import { readColumns } from '../../src/tables/csv.ts';
import { numbersOf } from '../../src/tables/table.ts';
import type { Draws } from '../frame/draws.ts';
import { fileOf } from '../frame/given-bytes.ts';
import { ensure, type Input, type OpenTarget, type Target } from '../frame/target.ts';
import { mutatedText } from '../mutations/bytes.ts';
import { csvOf, mutatedRows, type Rows } from '../mutations/rows.ts';
import { firstLook, smallLogs, written } from '../seeds/logs.ts';
import { projectText } from '../seeds/project.ts';
import { checkLog, ZONE } from './log-checks.ts';
import { mappedRows, readMapped } from './mapped-log.ts';
import { checkNumbers } from './plain-numbers.ts';

const TOKENS = [
  '"',
  '""',
  ',',
  ';',
  '\n',
  '\r',
  '\r\n',
  '\t',
  '\u0000',
  ' ',
  "'",
  '=',
  '\\',
  '\ufeff',
  '"\n"',
  ',"',
  '",',
];

/** How a CSV file is read depends on who asks for it: the name of the input says which reader it is for. */
type Kind = 'log' | 'mapped' | 'column' | 'fit' | 'counts';
const KINDS: readonly (readonly [weight: number, kind: Kind])[] = [
  [50, 'log'],
  [10, 'mapped'],
  [36, 'column'],
  // These two take several milliseconds each.
  [1, 'fit'],
  [3, 'counts'],
];
const COLUMN = 'minutes';

type Read =
  | { kind: 'log'; log: ReadLog }
  | { kind: 'column'; values: Float64Array }
  | { kind: 'fit'; report: FitResult }
  | { kind: 'counts'; loaded: LoadedScenario };

export const csv: Target = {
  name: 'csv',
  about: 'CSV: logs of cases, columns of durations, counts per day',
  mostMilliseconds: 2000,
  async open(room): Promise<OpenTarget<Read>> {
    const scenario = await firstLook();
    const logs = (await smallLogs()).map((log) => rowsOf(written(log, 'csv', room)));
    const seeds: Record<Kind, readonly Rows[]> = {
      log: logs,
      mapped: logs.map(mappedRows),
      column: durations(),
      fit: durations(),
      counts: [counts()],
    };
    const counting = countingScenario();
    return {
      make(draws) {
        const kind = draws.weighted(KINDS);
        return { name: `${kind}.csv`, bytes: changed(draws.pick(seeds[kind]), draws) };
      },
      async read(input) {
        const kind = kindOf(input);
        const path = join(room, `${kind}.csv`);
        if (kind === 'counts') {
          writeFileSync(path, input.bytes);
          return { kind, loaded: await loadScenarioText(counting, join(room, 'scenario.yaml')) };
        }
        const file = fileOf(path, input.bytes);
        if (kind === 'log') return { kind, log: await readLog(file, ZONE) };
        if (kind === 'mapped') return { kind: 'log', log: await readMapped(path, input.bytes) };
        const values = numbersOf(await readColumns(file, [COLUMN]), COLUMN, { least: 0, most: 1e15 });
        return kind === 'column' ? { kind, values } : { kind, report: fitReport(values, { column: COLUMN }) };
      },
      async check(read, _input, draws) {
        switch (read.kind) {
          case 'log':
            return checkLog(read.log, { form: 'csv', draws, room, scenario });
          case 'column':
            ensure(
              read.values.every((value) => value >= 0 && value < Infinity),
              () => 'a value of the column is not a finite number of at least 0',
            );
            return ['column'];
          case 'fit':
            checkNumbers(read.report, 'fit');
            return ['fit'];
          case 'counts':
            checkNumbers(read.loaded.resolved, 'resolved');
            return ['counts'];
        }
      },
    };
  },
};

function kindOf({ name }: Input): Kind {
  return KINDS.map(([, kind]) => kind).find((kind) => name.endsWith(`${kind}.csv`)) ?? 'log';
}

function changed(rows: Rows, draws: Draws): Buffer {
  const text = csvOf(mutatedRows(rows, draws), draws);
  return draws.oneIn(5) ? mutatedText(text, draws, TOKENS) : Buffer.from(text);
}

/** Our own CSV has a comma only between cells. */
export function rowsOf(bytes: Buffer): Rows {
  return bytes
    .toString()
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => line.split(','));
}

export function durations(): Rows[] {
  return [12, 40].map((count) => [
    [COLUMN, 'kind'],
    ...Array.from({ length: count }, (_, i) => [
      String(((i * 37) % 90) + (i % 4) / 4),
      i % 2 === 0 ? 'bond' : 'time served',
    ]),
  ]);
}

function counts(): Rows {
  const day = (i: number) => new Date(Date.UTC(2018, 0, 1 + i)).toISOString().slice(0, 10);
  return [['date', 'count'], ...Array.from({ length: 84 }, (_, i) => [day(i), String(i % 7)])];
}

function countingScenario(): Buffer {
  const how = 'booking: { dailyCounts: { csv: counts.csv, date: date, count: count }, foreignBorn: 100 % }';
  return Buffer.from(projectText('scenarios/first-look.yaml').replace(/booking: \{.*\}/, how));
}
