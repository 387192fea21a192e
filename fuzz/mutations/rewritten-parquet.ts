import { type ColumnSource, parquetWriteBuffer } from 'hyparquet-writer';
import type { EventLog } from '../../src/event-log/event-log.ts';
import { COLUMNS, type Column, type LoggedCase } from '../../src/event-log/logged-case.ts';
import type { Draws } from '../frame/draws.ts';
import { nearNumber } from './near-numbers.ts';

const YEAR_SECONDS = 31_536_000;
const HOUR_SECONDS = 3600;

/**
 * The log as another tool may write it: a few values changed, columns in another order or left out, instants as
 * timestamps or as text, in several row groups. Most of these files are accepted.
 */
export function rewrittenParquet({ cases, stamp }: EventLog, draws: Draws): Buffer {
  const copies = cases.map((one) => ({ ...one }));
  for (let left = draws.below(4); left > 0; left--) changeCase(copies, draws);
  const columns = COLUMNS.filter(({ key }) => key === 'bookedAt' || !draws.oneIn(20));
  if (draws.oneIn(3)) columns.reverse();
  const written = columns.map((column) => ({
    name: column.key,
    nullable: true,
    ...columnOf(
      column,
      copies.map((one) => one[column.key]),
      { draws, stamp },
    ),
  }));
  const ids: ColumnSource = { name: 'case', type: 'STRING', data: copies.map(({ id }) => id) };
  const columnData: ColumnSource[] = draws.oneIn(8) ? written : [ids, ...written];
  return Buffer.from(
    parquetWriteBuffer({
      columnData,
      codec: draws.pick(['UNCOMPRESSED', 'SNAPPY']),
      statistics: draws.oneIn(2),
      ...(draws.oneIn(3) && { rowGroupSize: draws.size(4) }),
    }),
  );
}

/** Another value of the column's kind, that of another case, or none. */
function changeCase(cases: LoggedCase[], draws: Draws): void {
  const to = draws.pick(cases) as Record<string, unknown>;
  const from = draws.pick(cases) as Record<string, unknown>;
  const { key, kind } = draws.pick(COLUMNS);
  const value = to[key];
  to[key] = draws.weighted<() => unknown>([
    [2, () => from[key]],
    [1, () => (key === 'bookedAt' ? value : null)],
    [4, () => (typeof value === 'number' && kind === 'instant' ? value + step(draws) : from[key])],
    [1, () => (typeof value === 'number' && kind === 'count' ? Number(nearNumber(String(value), draws)) | 0 : value)],
  ])();
}

function step(draws: Draws): number {
  return draws.pick([1, -1, HOUR_SECONDS, -HOUR_SECONDS, YEAR_SECONDS, -YEAR_SECONDS, draws.below(86_400)]);
}

function columnOf(
  { kind }: Column,
  values: readonly LoggedCase[keyof LoggedCase][],
  { draws, stamp }: { draws: Draws; stamp: EventLog['stamp'] },
): Pick<ColumnSource, 'data' | 'type'> {
  if (kind === 'yesNo') return { type: 'BOOLEAN', data: [...values] };
  if (kind === 'count') return { type: draws.oneIn(4) ? 'DOUBLE' : 'INT32', data: [...values] };
  if (kind === 'instant' && !draws.oneIn(6))
    return { type: 'TIMESTAMP', data: values.map((value) => (value === null ? null : new Date(Number(value) * 1000))) };
  const text = (value: unknown) => {
    if (value === null) return null;
    return kind === 'name'
      ? String(value)
      : [value]
          .flat()
          .map((at) => stamp(Number(at)))
          .join(' ');
  };
  return { type: 'STRING', data: values.map(text) };
}
