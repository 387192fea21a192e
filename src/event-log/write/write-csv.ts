import { csvLine } from '../../tables/csv-cells.ts';
import type { EventLog } from '../event-log.ts';
import { COLUMNS, type Column, type LoggedCase } from '../logged-case.ts';

/** One row a case, RFC 4180; empty where there is nothing to say, times as ISO 8601 with their offset. In pieces. */
export function* csvLog({ cases, stamp }: EventLog): Generator<string> {
  yield csvLine(['case', ...COLUMNS.map(({ key }) => key)]);
  for (const logged of cases) {
    const cells = COLUMNS.map((column) => cellOf(logged, column, stamp));
    yield csvLine([logged.id, ...cells]);
  }
}

/** Several instants stand in one cell, with spaces between them. */
function cellOf(logged: LoggedCase, { key, kind }: Column, stamp: EventLog['stamp']): string | null {
  const value = logged[key];
  if (value === null) return null;
  if (kind !== 'instant' && kind !== 'instants') return String(value);
  return ([value].flat() as number[]).map(stamp).join(' ');
}
