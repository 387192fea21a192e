import { readTime, timeIn } from '../../calendar/written-time.ts';
import { INPUT_LIMITS } from '../../limits/input-limits.ts';
import { fileProblem, InputError } from '../../refusals/input-error.ts';
import { AT_BOOKING, type ColumnKey, type InstantKey } from '../logged-case.ts';
import type { OcelEvent, OcelObject, OcelType } from '../ocel-schema.ts';
import { FACILITY, FIELD_OFFICE } from '../write/write-ocel.ts';
import { shownId } from './case-id.ts';
import { ATTRIBUTE_OF, addEvent, INSTANT_OF, unknownEvent } from './event-names.ts';
import { inOrder, instantOf } from './events-in-order.ts';
import type { RawCase, RawLog } from './raw-case.ts';

const PERSON = 'person';
/** Events of one case: a team is sent only a few times. */
const MOST_OF_CASE = 1000;
/** Events per case that can wait for the objects, if a file has its events first. */
const MOST_EVENTS = 4;

type Relationships = readonly { objectId: string }[];

/** A value that holds from a time on; without a time, from the beginning. */
interface Attribute {
  key: ColumnKey;
  value: string;
  time: string | undefined;
}

interface Person {
  id: string;
  attributes: Attribute[];
  /** May include the facility and the field office. */
  relationships: Relationships;
  events: { key: InstantKey; time: string }[];
}

/** Combines the objects and events of an OCEL log into cases as they arrive. The file may have either first. */
export class OcelCases {
  private readonly shownAs: string;
  private readonly people = new Map<string, Person>();
  private readonly facilities = new Set<string>();
  private readonly fieldOffices = new Set<string>();
  /** Objects and events that came before the person they are about. */
  private readonly earlyObjects: OcelObject[] = [];
  private readonly earlyEvents: OcelEvent[] = [];
  private eventsSeen = 0;
  private readonly zone: string;
  /** Attributes of any object, which a case may have, and events. */
  private readonly names = new Set<string>();
  private readonly has = new Set<ColumnKey>();

  constructor(shownAs: string, zone: string) {
    this.shownAs = shownAs;
    this.zone = zone;
  }

  /** A type of events or objects. What is declared and does not occur did not happen. */
  declared({ name, attributes }: OcelType): void {
    const instant = INSTANT_OF.get(name);
    if (instant !== undefined) this.has.add(instant);
    for (const attribute of attributes ?? []) this.named(attribute.name);
  }

  object(object: OcelObject): void {
    const { id, type } = object;
    const relationships = object.relationships ?? [];
    if (type === PERSON) {
      if (this.people.has(id))
        throw this.error(`the object ${shownId(id)} appears here a second time`, { allowed: 'each object once' });
      this.checkCount(this.people.size, 'people');
      this.people.set(id, { id, attributes: [], relationships, events: [] });
    }
    if (type === FACILITY) this.facilities.add(id);
    if (type === FIELD_OFFICE) this.fieldOffices.add(id);
    this.checkCount(this.facilities.size + this.fieldOffices.size, 'facilities and field offices');
    if (this.describe(object)) return;
    this.checkCount(this.earlyObjects.length, 'objects before the person they are about');
    this.earlyObjects.push(object);
  }

  event(event: OcelEvent): void {
    if (this.people.size > 0) {
      this.happened(event);
      return;
    }
    this.checkCount(this.earlyEvents.length / MOST_EVENTS, 'events before the objects');
    this.earlyEvents.push(event);
  }

  /** Builds each case on demand. */
  end(): Omit<RawLog, 'sha256'> {
    for (const object of this.earlyObjects) this.describe(object);
    for (const event of this.earlyEvents) this.happened(event);
    const people = [...this.people.values()];
    if (this.facilities.size > 0) this.has.add('facility');
    if (this.fieldOffices.size > 0) this.has.add('fieldOffice');
    return {
      length: people.length,
      has: this.has,
      names: { kind: 'attribute', all: [...this.names] },
      caseAt: (index) => this.caseOf(people[index]),
    };
  }

  /** Sets the attributes of the person whom the object is, or is about; false if that person has not come yet. */
  private describe({ id, type, attributes, relationships }: OcelObject): boolean {
    const owner = type === PERSON ? this.people.get(id) : this.peopleAmong(relationships ?? [])[0];
    if (owner === undefined) return (attributes ?? []).length === 0;
    for (const { name, value, time } of attributes ?? []) {
      const key = this.named(name);
      if (key !== undefined && value) owner.attributes.push({ key, value, time: time ?? undefined });
    }
    return true;
  }

  /** The column of an attribute. All names are remembered, of which the search for names limits the number. */
  private named(name: string): ColumnKey | undefined {
    const key = ATTRIBUTE_OF.get(name);
    this.names.add(name);
    if (key !== undefined) this.has.add(key);
    return key;
  }

  private happened({ id, type, time, relationships }: OcelEvent): void {
    const where = `event ${++this.eventsSeen} ${shownId(id)}`;
    const key = INSTANT_OF.get(type);
    if (key === undefined) {
      const { message, ...rest } = unknownEvent(type);
      throw this.error(`${where}: ${message}`, rest);
    }
    const people = this.peopleAmong(relationships ?? []);
    if (people.length !== 1) {
      const allowed = 'exactly one object of type "person"';
      throw this.error(`${where}: expected a relationship to one person, got ${people.length}`, { allowed });
    }
    const { events } = people[0];
    if (events.length >= MOST_OF_CASE) throw this.error(`${where}: the case has more than ${MOST_OF_CASE} events`);
    this.has.add(key);
    events.push({ key, time });
  }

  private peopleAmong(relationships: Relationships): Person[] {
    return [...new Set(relationships.flatMap(({ objectId }) => this.people.get(objectId) ?? []))];
  }

  private caseOf({ id, attributes, relationships, events }: Person): RawCase {
    const where = `object ${shownId(id)}`;
    const cells = this.valuesOf(attributes, events, where);
    for (const { objectId } of relationships) {
      if (this.facilities.has(objectId)) cells.set('facility', withoutType(FACILITY, objectId));
      // A single field office has no name, and neither has it in a case.
      if (this.fieldOffices.has(objectId) && objectId.startsWith(`${FIELD_OFFICE}/`))
        cells.set('fieldOffice', withoutType(FIELD_OFFICE, objectId));
    }
    for (const { key, time } of inOrder(events, this.zone)) {
      if (addEvent(cells, key, time)) continue;
      throw this.error(`${where}, "${key}": this event appears in this case a second time`, {
        allowed: 'once per case',
      });
    }
    return {
      id: withoutType(PERSON, id),
      cells,
      problem: (key, { message, ...rest }) => fileProblem(this.shownAs, `${where}, "${key}": ${message}`, rest),
    };
  }

  /** What is known at the booking is as it was then; the rest, such as the outcome, is as it was at last. */
  private valuesOf(attributes: readonly Attribute[], events: Person['events'], where: string): Map<ColumnKey, string> {
    const cells = new Map<ColumnKey, string>();
    const changed = new Set<ColumnKey>();
    for (const { key, value } of attributes) {
      if (cells.has(key) && cells.get(key) !== value) changed.add(key);
      cells.set(key, value);
    }
    const bookedAt = events.find(({ key }) => key === 'bookedAt')?.time;
    for (const key of changed) {
      const held = attributes
        .filter((attribute) => attribute.key === key)
        .map(({ value, time }) => ({ value, at: this.instantOf(time, `${where}, "${key}"`) }))
        .sort((a, b) => a.at - b.at);
      const [booked] = AT_BOOKING.has(key) && bookedAt !== undefined ? [instantOf(bookedAt, this.zone)] : [];
      const chosen = held.findLast(({ at }) => booked === undefined || at <= booked) ?? held[0];
      if (held.some(({ at, value }) => at === chosen.at && value !== chosen.value)) {
        throw this.error(`${where}, "${key}": has two values at the same time`, { allowed: 'one value at a time' });
      }
      cells.set(key, chosen.value);
    }
    return cells;
  }

  private instantOf(time: string | undefined, where: string): number {
    if (time === undefined) return Number.NEGATIVE_INFINITY;
    const { seconds } = readTime(time, this.zone);
    if (seconds !== undefined) return seconds;
    throw this.error(`${where}: the time since when a value holds is not a time`, { allowed: timeIn(this.zone) });
  }

  private checkCount(count: number, what: string): void {
    const { most } = INPUT_LIMITS.cases;
    if (count > most) throw this.error(`the list has more than ${most} ${what}`, { hint: 'split it by time' });
  }

  private error(message: string, rest: { allowed?: string; hint?: string } = {}): InputError {
    return new InputError([fileProblem(this.shownAs, message, rest)]);
  }
}

function withoutType(type: string, id: string): string {
  return id.startsWith(`${type}/`) ? id.slice(type.length + 1) : id;
}
