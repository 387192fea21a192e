import * as z from 'zod';

// Some tools write null for what is absent. Some write numbers and booleans where the published schema has strings.
const value = z.union([z.string(), z.number(), z.boolean()]).transform(String).nullish();
const type = z.object({ name: z.string(), attributes: z.array(z.object({ name: z.string() })).nullish() });
const relationships = z.array(z.object({ objectId: z.string(), qualifier: z.string().nullish() })).nullish();

/** An element of each list of an OCEL 2.0 file, as far as it is read. */
export const OCEL_LISTS = {
  eventTypes: type,
  objectTypes: type,
  objects: z.object({
    id: z.string(),
    type: z.string(),
    attributes: z.array(z.object({ name: z.string(), value, time: z.string().nullish() })).nullish(),
    relationships,
  }),
  events: z.object({
    id: z.string(),
    type: z.string(),
    time: z.string(),
    attributes: z.array(z.object({ name: z.string(), value })).nullish(),
    relationships,
  }),
};

export type OcelType = z.output<typeof type>;
export type OcelObject = z.output<typeof OCEL_LISTS.objects>;
export type OcelEvent = z.output<typeof OCEL_LISTS.events>;
