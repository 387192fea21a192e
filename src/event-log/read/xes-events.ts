import { shownValue } from '../../personal/shown.ts';
import { quoted } from '../../refusals/quoted.ts';
import type { ColumnKey, InstantKey } from '../logged-case.ts';
import { ATTRIBUTE_OF, addEvent, INSTANT_OF, isOnceOnly, unknownEvent } from './event-names.ts';
import { inOrder } from './events-in-order.ts';
import type { Place, Refuse } from './xes-place.ts';

/** Events of one case: a team is sent only a few times. */
const MOST_EVENTS = 1000;

interface XesEvent {
  key: InstantKey;
  time: string;
  place: Place;
}

/** A trace as written in a file. */
export class Trace {
  readonly place: Place;
  id: string | undefined;
  readonly cells = new Map<ColumnKey, string>();
  readonly places = new Map<ColumnKey, Place>();
  private events: XesEvent[] = [];
  /** The keys of its own attributes. */
  private keys: Set<string> | undefined = new Set();

  constructor(place: Place) {
    this.place = place;
  }

  /** Takes an attribute of the trace; returns its column, if it has one. `refuse` throws. */
  attribute(key: string, value: string, place: Place, refuse: Refuse): ColumnKey | undefined {
    if (this.keys?.has(key)) refuse(place, keyTwice(key));
    this.keys?.add(key);
    if (key === 'concept:name') {
      this.id = value;
      return undefined;
    }
    const column = ATTRIBUTE_OF.get(key);
    if (column !== undefined && value !== '') {
      this.cells.set(column, value);
      this.places.set(column, place);
    }
    return column;
  }

  /** Takes an event from the values of its own attributes; returns its column. `refuse` throws. */
  event(place: Place, values: ReadonlyMap<string, string>, refuse: Refuse): InstantKey {
    const name = values.get('concept:name') ?? '';
    const key = INSTANT_OF.get(name) ?? refuse(place, unknownEvent(name));
    const transition = values.get('lifecycle:transition');
    // Many tools write it in capitals.
    if (transition !== undefined && transition.toLowerCase() !== 'complete') {
      refuse(place, {
        message: `expected lifecycle:transition "complete" for "${name}", got ${shownValue(transition)}`,
        allowed: 'only "complete"',
      });
    }
    const time =
      values.get('time:timestamp') ??
      refuse(place, {
        message: `"${name}" has no time:timestamp`,
        allowed: 'an event with <date key="time:timestamp" value="2018-01-01T14:05:00-06:00"/>',
      });
    if (isOnceOnly(key) && this.events.some((event) => event.key === key)) {
      refuse(place, { message: `"${name}" appears in this case a second time`, allowed: 'once per case' });
    }
    if (this.events.length >= MOST_EVENTS) {
      refuse(place, { message: `this case has more than ${MOST_EVENTS} events`, allowed: `at most ${MOST_EVENTS}` });
    }
    this.events.push({ key, time, place });
    return key;
  }

  /** Call when the trace has ended: a file may have its events in any order. */
  end(zone: string): void {
    for (const { key, time, place } of inOrder(this.events, zone)) {
      addEvent(this.cells, key, time);
      this.places.set(key, place);
    }
    this.events = [];
    this.keys = undefined;
  }
}

/** What a message says about a key that an element has a second time. */
export function keyTwice(key: string): { message: string; allowed: string } {
  return {
    message: `the key ${quoted(key)} appears here a second time`,
    allowed: 'each key once per element',
  };
}
