import { jsonPiece } from '../../safe-text/json.ts';
import type { EventLog } from '../event-log.ts';
import { ACTIVITIES, ATTRIBUTES, actorOf, type Column, eventsOf, type LoggedCase, type Noun } from '../logged-case.ts';

/** The objects that many cases share. */
export const FACILITY = 'facility';
export const FIELD_OFFICE = 'field office';
/** Columns that are relations to those objects rather than attributes. */
const SHARED: ReadonlySet<string> = new Set(['facility', 'fieldOffice']);
const NOUNS: readonly Noun[] = ['person', 'detainer', 'release notice', 'agent arrival'];

/** The instant that shows that this person has a detainer, a notice or a team. */
const BEGINS: Record<Noun, 'bookedAt' | 'lodgedAt' | 'sentAt' | 'dispatchedAt'> = {
  person: 'bookedAt',
  detainer: 'lodgedAt',
  'release notice': 'sentAt',
  'agent arrival': 'dispatchedAt',
};

/**
 * OCEL 2.0 as JSON, in pieces. The objects are people, their detainers, release notices and agent arrivals, the
 * facilities and field offices. Every event is about one person. Attribute values are strings, as in the published
 * schema.
 */
export function* ocelLog({ cases, stamp }: EventLog): Generator<string> {
  yield `{"eventTypes":${jsonPiece(ACTIVITIES.map(({ label }) => ({ name: label, attributes: [] })))},\n`;
  yield `"objectTypes":${jsonPiece(objectTypes())},\n"objects":[\n`;
  const shared = new Map(cases.flatMap((logged) => sharedBy(logged).map(({ id, type }) => [id, { id, type }])));
  yield [...shared.values()].map((object) => jsonPiece(object)).join(',\n');
  for (const logged of cases) for (const object of objectsOf(logged, stamp)) yield `,\n${jsonPiece(object)}`;
  yield '],\n"events":[';
  let separator = '\n';
  for (const logged of cases) {
    for (const event of eventObjects(logged, stamp)) {
      yield separator + jsonPiece(event);
      separator = ',\n';
    }
  }
  yield ']}\n';
}

function objectTypes() {
  const own = NOUNS.map((name) => ({
    name,
    attributes: ATTRIBUTES.filter(({ key, of }) => of === name && !SHARED.has(key)).map(({ key, kind }) => ({
      name: key,
      type: typeOf(kind),
    })),
  }));
  return [...own, { name: FACILITY, attributes: [] }, { name: FIELD_OFFICE, attributes: [] }];
}

function typeOf(kind: Column['kind']): string {
  return kind === 'yesNo' ? 'boolean' : kind === 'count' ? 'integer' : 'string';
}

/** The person's nouns that exist. */
function objectsOf(logged: LoggedCase, stamp: EventLog['stamp']) {
  return nounsOf(logged).map((noun) => {
    const attributes = ATTRIBUTES.flatMap(({ key, of }) => {
      const value = logged[key];
      if (value === null || SHARED.has(key) || of !== noun) return [];
      return [{ name: key, value: String(value), time: stamp(attributeTime(logged, key, noun)) }];
    });
    const relationships =
      noun === 'person'
        ? sharedBy(logged).map(({ id, qualifier }) => ({ objectId: id, qualifier }))
        : [{ objectId: objectId('person', logged), qualifier: 'is about' }];
    return { id: objectId(noun, logged), type: noun, attributes, relationships };
  });
}

/** An attribute holds from the beginning of its noun; the outcome holds from the end. */
function attributeTime(logged: LoggedCase, key: string, noun: Noun): number {
  const begin = logged[BEGINS[noun]] ?? logged.bookedAt ?? 0;
  return key === 'outcome' ? (logged.leftAt ?? begin) : begin;
}

function eventObjects(logged: LoggedCase, stamp: EventLog['stamp']) {
  const known = nounsOf(logged);
  return eventsOf(logged).map(({ column, at }, index) => {
    const { label, of } = column;
    const relationships = [{ objectId: objectId('person', logged), qualifier: 'person' }];
    if (of !== 'person' && known.includes(of)) relationships.push({ objectId: objectId(of, logged), qualifier: of });
    const actor = actorOf(column) === 'jail' ? FACILITY : FIELD_OFFICE;
    for (const { id, type } of sharedBy(logged))
      if (type === actor) relationships.push({ objectId: id, qualifier: 'by' });
    return { id: `${logged.id}/${index + 1}`, type: label, time: stamp(at), attributes: [], relationships };
  });
}

/** A log from elsewhere may know how long a team drove, but not when it set out. */
function nounsOf(logged: LoggedCase): Noun[] {
  return NOUNS.filter(
    (noun) =>
      noun === 'person' ||
      logged[BEGINS[noun]] !== null ||
      ATTRIBUTES.some(({ key, of }) => of === noun && logged[key] !== null),
  );
}

function objectId(noun: Noun, { id }: LoggedCase): string {
  return `${noun}/${id}`;
}

/** The facility, if it is known, and the field office, which has a name only if there are several. */
function sharedBy({ facility, fieldOffice }: LoggedCase): { id: string; type: string; qualifier: string }[] {
  const office = fieldOffice === null ? FIELD_OFFICE : `${FIELD_OFFICE}/${fieldOffice}`;
  const offices = [{ id: office, type: FIELD_OFFICE, qualifier: 'served by' }];
  if (facility === null) return offices;
  return [{ id: `${FACILITY}/${facility}`, type: FACILITY, qualifier: 'booked into' }, ...offices];
}
