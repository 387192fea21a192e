import { createHash } from 'node:crypto';
import { z } from 'zod';
import { fileProblem, InputError } from '../scenario/input-error.ts';
import { personalHeader, personalRefusal, personalValue } from '../tables/personal-columns.ts';
import { decodeUtf8, readBytes } from '../tables/read-bytes.ts';
import { ATTRIBUTE_OF, addEvent, INSTANT_OF, unknownEvent } from './event-names.ts';
import { LOG_LIMIT_BYTES, type RawCase, type RawLog } from './raw-case.ts';
import { FACILITY, FIELD_OFFICE } from './write-ocel.ts';

const PERSON = 'person';

// Other tools write numbers and booleans where the published schema has strings.
const value = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const types = z.array(z.object({ name: z.string(), attributes: z.array(z.object({ name: z.string() })).optional() }));
const relationships = z.array(z.object({ objectId: z.string(), qualifier: z.string().optional() })).optional();
const ocel = z.object({
  eventTypes: types,
  objectTypes: types,
  objects: z.array(
    z.object({
      id: z.string(),
      type: z.string(),
      attributes: z.array(z.object({ name: z.string(), value, time: z.string() })).optional(),
      relationships,
    }),
  ),
  events: z.array(
    z.object({
      id: z.string(),
      type: z.string(),
      time: z.string(),
      attributes: z.array(z.object({ name: z.string(), value })).optional(),
      relationships,
    }),
  ),
});
type Ocel = z.output<typeof ocel>;

/**
 * OCEL 2.0 JSON as ocelLog has it: a case for every object of type person; events that each relate to one of them. Attributes of
 * objects that relate to a person are the person's.
 *
 * @throws InputError naming the object or event of what is not as it must be, or looks like a person's.
 */
export async function readOcelLog(file: string, shownAs: string): Promise<RawLog> {
  const bytes = await readBytes(file, shownAs, 'OCEL file', LOG_LIMIT_BYTES);
  const log = parsed(decodeUtf8(bytes, shownAs, 'OCEL 2.0 JSON'), shownAs);
  refusePersonal(log, shownAs);
  const cases = casesOf(log, shownAs);
  return {
    sha256: createHash('sha256').update(bytes).digest('hex'),
    length: cases.length,
    caseAt: (index) => cases[index],
  };
}

function parsed(text: string, shownAs: string): Ocel {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    // The message may quote the file, which has not been looked through for names yet.
    const where = /at position \d+( \(line \d+ column \d+\))?/.exec((error as Error).message)?.[0] ?? 'at its end';
    throw new InputError([fileProblem(shownAs, `not valid JSON ${where}`, { allowed: 'OCEL 2.0 JSON' })]);
  }
  const result = ocel.safeParse(json);
  if (result.success) return result.data;
  throw new InputError(
    result.error.issues.slice(0, 20).map(({ path, message }) => {
      const allowed = 'OCEL 2.0 JSON: eventTypes, objectTypes, objects and events';
      return fileProblem(shownAs, `${path.join('.') || 'the file'}: ${message}`, { allowed });
    }),
  );
}

function refusePersonal({ eventTypes, objectTypes, objects, events }: Ocel, shownAs: string): void {
  const refuse = (what: string, kind: Parameters<typeof personalRefusal>[1] | undefined) => {
    if (kind === undefined) return;
    const { message, ...rest } = personalRefusal(what, kind);
    throw new InputError([fileProblem(shownAs, message, rest)]);
  };
  for (const { name, attributes = [] } of [...eventTypes, ...objectTypes]) {
    refuse(`the type "${name}"`, personalHeader(name));
    for (const attribute of attributes) {
      refuse(`the attribute "${attribute.name}" of the type "${name}"`, personalHeader(attribute.name));
    }
  }
  const all = [...objects.map((one) => ['objects', one] as const), ...events.map((one) => ['events', one] as const)];
  for (const [list, { id, attributes = [] }] of all) {
    refuse(`an id among the ${list} (not shown)`, personalValue(id));
    for (const { name, value } of attributes) {
      refuse(`the attribute "${name}" among the ${list}`, personalHeader(name));
      refuse(`a value (not shown) of the attribute "${name}" among the ${list}`, personalValue(value));
    }
  }
}

function casesOf({ objects, events }: Ocel, shownAs: string): RawCase[] {
  const problem = (message: string, rest: { allowed?: string; hint?: string } = {}) =>
    fileProblem(shownAs, message, rest);
  const cases = new Map<string, RawCase>();
  const typeOf = new Map(objects.map(({ id, type }) => [id, type]));
  for (const { id, type } of objects) {
    if (type !== PERSON) continue;
    if (cases.has(id)) throw new InputError([problem(`the object "${id}" stands here a second time`)]);
    cases.set(id, {
      id: id.startsWith(`${PERSON}/`) ? id.slice(PERSON.length + 1) : id,
      cells: new Map(),
      problem: (key, { message, ...rest }) => problem(`object "${id}", "${key}": ${message}`, rest),
    });
  }
  const peopleAmong = (relations: { objectId: string }[]) => [
    ...new Set(relations.flatMap(({ objectId }) => cases.get(objectId) ?? [])),
  ];
  for (const { id, type, attributes = [], relationships = [] } of objects) {
    const [owner] = type === PERSON ? [cases.get(id)!] : peopleAmong(relationships);
    if (owner === undefined) continue;
    for (const { name, value } of attributes.toSorted((a, b) => Date.parse(a.time) - Date.parse(b.time))) {
      const key = ATTRIBUTE_OF.get(name);
      if (key !== undefined && value !== '') owner.cells.set(key, value);
    }
    if (type !== PERSON) continue;
    for (const { objectId } of relationships) {
      const shared = typeOf.get(objectId);
      if (shared === FACILITY) owner.cells.set('facility', objectId.replace(`${FACILITY}/`, ''));
      if (shared === FIELD_OFFICE && objectId.startsWith(`${FIELD_OFFICE}/`))
        owner.cells.set('fieldOffice', objectId.replace(`${FIELD_OFFICE}/`, ''));
    }
  }
  const inOrder = events.toSorted((a, b) => Date.parse(a.time) - Date.parse(b.time));
  for (const [index, { id, type, time, relationships = [] }] of inOrder.entries()) {
    const where = `event ${index + 1} ("${id}")`;
    const key = INSTANT_OF.get(type);
    if (key === undefined) {
      const { message, ...rest } = unknownEvent(type);
      throw new InputError([problem(`${where}: ${message}`, rest)]);
    }
    const people = peopleAmong(relationships);
    if (people.length !== 1) {
      const allowed = 'exactly one object of type "person"';
      throw new InputError([problem(`${where}: it relates to ${people.length} people`, { allowed })]);
    }
    const [{ cells }] = people;
    if (!addEvent(cells, key, time)) {
      throw new InputError([
        problem(`${where}: "${type}" stands in this case a second time`, { allowed: 'once a case' }),
      ]);
    }
  }
  return [...cases.values()];
}
