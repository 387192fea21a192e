import { csvLine } from '../../tables/csv-cells.ts';
import type { EventLog } from '../event-log.ts';
import { COLUMNS, type Column, type LoggedCase } from '../logged-case.ts';

/** One row per case, RFC 4180, in pieces. A cell with no value is empty; times are ISO 8601 with their offset. */
export function* csvLog({ cases, stamp }: EventLog): Generator<string> {
  yield csvLine(['case', ...COLUMNS.map(({ key }) => key)]);
  for (const logged of cases) {
    const cells = COLUMNS.map((column) => cellOf(logged, column, stamp));
    yield csvLine([logged.id, ...cells]);
  }
}

/** Several instants share one cell, separated by spaces. */
function cellOf(logged: LoggedCase, { key, kind }: Column, stamp: EventLog['stamp']): string | null {
  const value = logged[key];
  if (value === null) return null;
  if (kind !== 'instant' && kind !== 'instants') return String(value);
  return ([value].flat() as number[]).map(stamp).join(' ');
}
