import type { Part } from '../measures/parts.ts';
import type { Result } from '../measures/result.ts';
import { QUANTILES } from '../measures/result.ts';
import { type Cell, csv } from '../tables/csv-cells.ts';
import { breakdownRows } from './breakdown.ts';
import type { FileOf } from './formats.ts';

/** The file name of a breakdown's table. */
export const BREAKDOWN_FILES: Readonly<Record<Part, FileOf<'csv'>>> = {
  facility: 'facilities.csv',
  month: 'months.csv',
};

/** The tables of a report: file name -> CSV text (RFC 4180, UTF-8, each with a header). */
export function renderCsv(result: Result): Map<FileOf<'csv'>, string> {
  const { breakdown } = result;
  const parts = breakdown === undefined ? undefined : breakdownRows(breakdown);
  return new Map<FileOf<'csv'>, string>([
    ['outcomes.csv', csv(['policy', 'outcome', 'count', 'share', 'low', 'high'], outcomeRows(result))],
    [
      'measures.csv',
      csv(['policy', 'measure', 'unit', 'mean', 'low', 'high', ...QUANTILES.map((q) => `q${q}`)], measureRows(result)),
    ],
    ['differences.csv', csv(['policy', 'baseline', 'measure', 'mean', 'low', 'high'], differenceRows(result))],
    ...(parts === undefined || breakdown === undefined
      ? []
      : [[BREAKDOWN_FILES[breakdown.by], csv(parts.header, parts.rows)] as const]),
    ['assumptions.csv', csv(['path', 'policy', 'value', 'basis', 'source', 'note', 'from'], assumptionRows(result))],
  ]);
}

function outcomeRows({ policies }: Result): Cell[][] {
  return policies.flatMap(({ name, outcomes }) =>
    Object.entries(outcomes).map(([key, { count, share, low, high }]) => [name, key, count, share, low, high]),
  );
}

function measureRows({ policies }: Result): Cell[][] {
  return policies.flatMap(({ name, measures }) =>
    Object.entries(measures).map(([key, { unit, mean, low, high, quantiles }]) => [
      name,
      key,
      unit,
      mean,
      low,
      high,
      ...QUANTILES.map((q) => quantiles?.[q]),
    ]),
  );
}

function differenceRows({ differences }: Result): Cell[][] {
  return differences.flatMap(({ policy, baseline, measures }) =>
    Object.entries(measures).map(([key, { mean, low, high }]) => [policy, baseline, key, mean, low, high]),
  );
}

function assumptionRows({ assumptions }: Result): Cell[][] {
  return assumptions.map(({ path, policy, value, basis, source, note, from }) => [
    path,
    policy,
    value,
    basis,
    source,
    note,
    from,
  ]);
}
