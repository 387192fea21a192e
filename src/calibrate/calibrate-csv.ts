import { csv } from '../tables/csv-cells.ts';
import type { CalibrateResult } from './calibrate-result.ts';

/** The files of the tables. A directory that contains nothing else may be replaced. */
export const CALIBRATE_FILES = ['values.csv', 'observed.csv', 'trade-offs.csv'] as const;

/** The tables: file name -> text. */
export function calibrateCsv({ values, observed, tradeOffs }: CalibrateResult): Map<string, string> {
  return new Map([
    [
      'values.csv',
      csv(
        ['path', 'value', 'range', 'kept', 'width', 'isUndetermined'],
        values.map(({ path, value, range, kept, width, isUndetermined }) => [
          path,
          value,
          range,
          kept,
          width,
          String(isUndetermined),
        ]),
      ),
    ],
    [
      'observed.csv',
      csv(
        ['line', 'what', 'policy', 'unit', 'value', 'source', 'allLow', 'allHigh', 'keptLow', 'keptHigh', 'missedBy'],
        observed.map(({ line, what, policy, unit, value, source, all, kept, missedBy }) => [
          line,
          what,
          policy,
          unit,
          value,
          source,
          all?.low,
          all?.high,
          kept?.low,
          kept?.high,
          missedBy,
        ]),
      ),
    ],
    [
      'trade-offs.csv',
      csv(
        ['one', 'other', 'correlation'],
        tradeOffs.map(({ one, other, correlation }) => [one, other, correlation]),
      ),
    ],
  ]);
}
