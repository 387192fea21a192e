import { type Cell, csv } from '../tables/csv-cells.ts';
import type { SweepResult, SweptPolicy } from './sweep-result.ts';

/** The files of the tables. A directory that contains nothing else may be replaced. */
export const SWEEP_FILES = ['sweep.csv', 'vary.csv'] as const;

const ESTIMATE = ['unit', 'mean', 'low', 'high', 'change', 'changeLow', 'changeHigh'];

/**
 * The tables: file name -> text. sweep.csv has one row per point, policy and measure, and a column for each path. The
 * scenario as written is point 0. vary.csv says what was varied.
 */
export function sweepCsv({ vary, asWritten, points }: SweepResult): Map<string, string> {
  const rowsOf = (point: number, values: readonly Cell[], policies: readonly SweptPolicy[]): Cell[][] =>
    policies.flatMap(({ policy, measures }) =>
      Object.entries(measures).map(([key, found]) => {
        const { unit, mean, low, high, change } = found!;
        return [point, ...values, policy, key, unit, mean, low, high, change?.mean, change?.low, change?.high];
      }),
    );
  const written = vary.map((one) => one.written);
  return new Map([
    [
      'sweep.csv',
      csv(
        ['point', ...vary.map(({ path }) => path), 'policy', 'measure', ...ESTIMATE],
        [
          ...(asWritten === null ? [] : rowsOf(0, written, asWritten)),
          ...points.flatMap(({ point, values, policies }) => rowsOf(point, values, policies)),
        ],
      ),
    ],
    [
      'vary.csv',
      csv(
        ['path', 'written', 'value'],
        vary.flatMap((one) => one.values.map((value) => [one.path, one.written, value])),
      ),
    ],
  ]);
}
