import { fileProblem, InputError } from '../../refusals/input-error.ts';
import type { ColumnKey, InstantKey } from '../logged-case.ts';
import type { OcelEvent, OcelObject } from '../ocel-schema.ts';
import { FACILITY, FIELD_OFFICE } from '../write/write-ocel.ts';
import { shownId } from './case-id.ts';
import { ATTRIBUTE_OF, addEvent, INSTANT_OF, unknownEvent } from './event-names.ts';
import type { RawCase } from './raw-case.ts';

const PERSON = 'person';

type Relationships = readonly { objectId: string }[];

interface Person {
  id: string;
  attributes: Map<ColumnKey, string>;
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

  constructor(shownAs: string) {
    this.shownAs = shownAs;
  }

  object(object: OcelObject): void {
    const { id, type, relationships = [] } = object;
    if (type === PERSON) {
      if (this.people.has(id))
        throw this.error(`the object ${shownId(id)} appears here a second time`, { allowed: 'each object once' });
      this.people.set(id, { id, attributes: new Map(), relationships, events: [] });
    }
    if (type === FACILITY) this.facilities.add(id);
    if (type === FIELD_OFFICE) this.fieldOffices.add(id);
    if (!this.describe(object)) this.earlyObjects.push(object);
  }

  event(event: OcelEvent): void {
    if (this.people.size === 0) this.earlyEvents.push(event);
    else this.happened(event);
  }

  /** Builds each case on demand. */
  end(): { length: number; caseAt(index: number): RawCase } {
    for (const object of this.earlyObjects) this.describe(object);
    for (const event of this.earlyEvents) this.happened(event);
    const people = [...this.people.values()];
    return { length: people.length, caseAt: (index) => this.caseOf(people[index]) };
  }

  /** Sets the attributes of the person whom the object is, or is about; false if that person has not come yet. */
  private describe({ id, type, attributes = [], relationships = [] }: OcelObject): boolean {
    const owner = type === PERSON ? this.people.get(id) : this.peopleAmong(relationships)[0];
    for (const { name, value } of attributes.toSorted((a, b) => Date.parse(a.time) - Date.parse(b.time))) {
      const key = ATTRIBUTE_OF.get(name);
      if (key !== undefined && value !== '') owner?.attributes.set(key, value);
    }
    return owner !== undefined || attributes.length === 0;
  }

  private happened({ id, type, time, relationships = [] }: OcelEvent): void {
    const where = `event ${++this.eventsSeen} ${shownId(id)}`;
    const key = INSTANT_OF.get(type);
    if (key === undefined) {
      const { message, ...rest } = unknownEvent(type);
      throw this.error(`${where}: ${message}`, rest);
    }
    const people = this.peopleAmong(relationships);
    if (people.length !== 1) {
      const allowed = 'exactly one object of type "person"';
      throw this.error(`${where}: expected a relationship to one person, got ${people.length}`, { allowed });
    }
    people[0].events.push({ key, time });
  }

  private peopleAmong(relationships: Relationships): Person[] {
    return [...new Set(relationships.flatMap(({ objectId }) => this.people.get(objectId) ?? []))];
  }

  private caseOf({ id, attributes, relationships, events }: Person): RawCase {
    const cells = new Map(attributes);
    const where = `object ${shownId(id)}`;
    for (const { objectId } of relationships) {
      if (this.facilities.has(objectId)) cells.set('facility', withoutType(FACILITY, objectId));
      // A single field office has no name, and neither has it in a case.
      if (this.fieldOffices.has(objectId) && objectId.startsWith(`${FIELD_OFFICE}/`))
        cells.set('fieldOffice', withoutType(FIELD_OFFICE, objectId));
    }
    for (const { key, time } of events.sort((a, b) => Date.parse(a.time) - Date.parse(b.time))) {
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

  private error(message: string, rest: { allowed?: string; hint?: string } = {}): InputError {
    return new InputError([fileProblem(this.shownAs, message, rest)]);
  }
}

function withoutType(type: string, id: string): string {
  return id.startsWith(`${type}/`) ? id.slice(type.length + 1) : id;
}
