import * as z from 'zod';
import { schemaId } from '../manifest/manifest.ts';
import { manifestSchema } from '../manifest/manifest-schema.ts';
import { MEASURES } from '../measures/definitions.ts';
import { UNITS } from '../measures/measure.ts';

const effect = z.strictObject({
  path: z.string().describe('path of the unknown value'),
  share: z
    .number()
    .describe(
      'share of the variance from not knowing that this value explains alone, 0 to 1; all shares sum to at most 1',
    ),
  error: z.number().describe('standard error of the share: how much it would differ with other draws'),
  lowest: z.number().describe('mean result over the draws in the lowest third of its range'),
  highest: z.number().describe('mean result over the draws in the highest third of its range'),
});

const spread = z
  .strictObject({
    unit: z.enum(UNITS),
    mean: z.number().describe('mean of the expected result over all draws'),
    low: z.number().describe('5 % of the draws have a lower expected result'),
    high: z.number().describe('5 % of the draws have a higher expected result'),
    chance: z.number().describe('standard deviation of a single run if all values were known'),
    notKnown: z.number().describe('standard deviation of the expected result over the draws'),
    effects: z
      .array(effect)
      .describe(
        'the unknown values, the most important first; empty if the draws differ by no more than chance explains',
      ),
  })
  .nullable()
  .describe('null if fewer than two draws have cases of the measure');
export type Spread = NonNullable<z.output<typeof spread>>;

const measures = z.strictObject(
  Object.fromEntries(MEASURES.map(({ key }) => [key, spread])) as Record<string, typeof spread>,
);

/** What `pickup-gap spread --json` prints; its JSON Schema is published as scenarios/spread.schema.json. */
const spreadResultSchema = z
  .strictObject({
    manifest: manifestSchema,
    scenario: z.strictObject({ title: z.string(), sha256: z.string() }),
    seed: z.int(),
    draws: z.int().describe('number of sets of values drawn from the ranges'),
    replications: z.int().describe('number of replications per draw'),
    unknowns: z.array(
      z.strictObject({
        path: z.string().describe('a path below `base`, or "POLICY: path"'),
        value: z.string().describe('the figure that `run` uses, as written'),
        range: z.string().describe('what the value could be instead'),
        basis: z.string(),
        source: z.string(),
      }),
    ),
    policies: z.array(z.strictObject({ name: z.string(), title: z.string(), measures })),
    differences: z.array(z.strictObject({ policy: z.string(), baseline: z.string(), measures })),
  })
  .meta({ title: 'Where the spread of a result comes from' });
export type SpreadResult = z.output<typeof spreadResultSchema>;

/** The JSON Schema of this result, draft 2020-12. */
export function spreadJsonSchema(): object {
  return { $id: schemaId('spread', 2), ...z.toJSONSchema(spreadResultSchema, { reused: 'ref' }) };
}
