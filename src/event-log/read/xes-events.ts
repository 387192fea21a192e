import type { ColumnKey } from '../logged-case.ts';
import { ATTRIBUTE_OF, addEvent, INSTANT_OF, unknownEvent } from './event-names.ts';
import type { Place, Refuse } from './xes-place.ts';

/** A trace as written in a file. */
export interface Trace {
  place: Place;
  id: string | undefined;
  cells: Map<ColumnKey, string>;
  places: Map<ColumnKey, Place>;
}

export function addAttribute(trace: Trace, key: string, value: string, place: Place): void {
  if (key === 'concept:name') {
    trace.id = value;
    return;
  }
  const column = ATTRIBUTE_OF.get(key);
  if (column === undefined || value === '') return;
  trace.cells.set(column, value);
  trace.places.set(column, place);
}

/** Adds an event from the values of its own attributes. `refuse` throws. */
export function addEventElement(trace: Trace, place: Place, values: ReadonlyMap<string, string>, refuse: Refuse): void {
  const name = values.get('concept:name') ?? '';
  const key = INSTANT_OF.get(name) ?? refuse(place, unknownEvent(name));
  const transition = values.get('lifecycle:transition');
  if (transition !== undefined && transition !== 'complete') {
    refuse(place, {
      message: `expected lifecycle:transition "complete" for "${name}", got "${transition}"`,
      allowed: 'only "complete"',
    });
  }
  const time =
    values.get('time:timestamp') ??
    refuse(place, {
      message: `"${name}" has no time:timestamp`,
      allowed: 'an event with <date key="time:timestamp" value="2018-01-01T14:05:00-06:00"/>',
    });
  if (!addEvent(trace.cells, key, time)) {
    refuse(place, { message: `"${name}" appears in this case a second time`, allowed: 'once per case' });
  }
  trace.places.set(key, place);
}
