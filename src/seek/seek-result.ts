import * as z from 'zod';
import { schemaId } from '../manifest/manifest.ts';
import { manifestSchema } from '../manifest/manifest-schema.ts';
import { PARTIES, UNITS } from '../measures/measure.ts';
import { SHAPES } from './shape.ts';

const end = z.number().nullable();
const estimate = z.strictObject({
  mean: end.describe('in the measure’s unit, a share from 0 to 1; null without a case'),
  low: end.describe('lower end of the 95 % interval'),
  high: end.describe('upper end'),
});
export type SeekEstimate = z.output<typeof estimate>;

const measure = {
  measure: z.string().describe('its key, as in results'),
  label: z.string(),
  unit: z.enum(UNITS),
};

const cost = z.strictObject({
  ...measure,
  party: z.enum(PARTIES).nullable().describe('who bears it; null: a measure of the release itself'),
  asWritten: end,
  found: end,
  difference: estimate.describe('found − as written, paired by replication'),
});

const place = {
  value: z.string().describe('as a scenario has it'),
  number: z.number().describe('in the unit of the range'),
};

const interval = z
  .strictObject({
    low: z.string().nullable().describe('null: it may be beyond the low end of the range'),
    high: z.string().nullable().describe('null: it may be beyond the high end of the range'),
  })
  .describe('95 % interval of the value at which the target is just reached');

const found = z.strictObject({
  ...place,
  interval,
  change: z.number().describe('how far it is from the value as written, as a share of the range'),
  result: estimate,
  until: z
    .strictObject(place)
    .nullable()
    .describe('the furthest value tried that still reaches the target, if further ones do not; otherwise null'),
});

const alone = z.strictObject({
  path: z.string(),
  range: z.string(),
  written: z.string().nullable().describe('the value as written; null if there is none'),
  whole: z.boolean().describe('whether only whole numbers are allowed'),
  shape: z.enum(SHAPES).describe('how the measure answers to a value that rises'),
  isReached: z.boolean(),
  found: z
    .array(found)
    .describe('where the target is first reached on each way from the value as written, the smallest change first'),
  best: z
    .strictObject({ ...place, result: estimate })
    .nullable()
    .describe('if the target is not reached: the value that comes nearest to it'),
  costs: z.array(cost).describe('what the smallest change, or the best value, does to the other measures'),
  tried: z
    .array(z.strictObject({ ...place, replications: z.int().positive(), ...estimate.shape }))
    .describe('every value that was run'),
});

const pair = z.strictObject({
  values: z.array(z.strictObject({ path: z.string(), ...place, change: z.number() })).length(2),
  change: z.number().describe('the sum of both changes'),
  isSmaller: z.boolean().describe('whether that is less than the smallest change of one value alone'),
  result: estimate,
  costs: z.array(cost),
});

/** What `pickup-gap seek --json` prints; its JSON Schema is published as scenarios/seek.schema.json. */
const seekResultSchema = z
  .strictObject({
    manifest: manifestSchema,
    scenario: z.strictObject({ title: z.string(), sha256: z.string() }),
    seed: z.int(),
    replications: z.int().nonnegative().describe('replications behind what was found; the coarse search has fewer'),
    complete: z.boolean().describe('false if the search was interrupted: what was not found is missing'),
    policy: z.string(),
    target: z.strictObject({
      ...measure,
      value: z.number(),
      direction: z.enum(['atLeast', 'atMost']),
      precision: z.number().describe('the half-width of the 95 % interval to aim for'),
      isPrecise: z.boolean().describe('whether every figure that decides has that precision'),
    }),
    asWritten: estimate.extend({ isReached: z.boolean().describe('whether the target is reached without a change') }),
    alone: z.array(alone).describe('each value moved alone, in the order in which they were given'),
    pair: pair.nullable().describe('the pair with the smallest change; null with one value, or if no pair reaches it'),
    isReached: z.boolean().describe('whether anything reaches the target'),
  })
  .meta({ title: 'The smallest change that reaches a target' });
export type SeekResult = z.output<typeof seekResultSchema>;

/** Draft 2020-12. */
export function seekJsonSchema(): object {
  return { $id: schemaId('seek', 1), ...z.toJSONSchema(seekResultSchema, { reused: 'ref' }) };
}
