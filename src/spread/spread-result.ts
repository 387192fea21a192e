import { z } from 'zod';
import { MEASURES } from '../measures/definitions.ts';
import { UNITS } from '../measures/measure.ts';

const effect = z.strictObject({
  path: z.string().describe('of the unknown'),
  share: z
    .number()
    .describe('of the variance that comes from not knowing, 0 to 1, what goes with it alone; all sum to 1 at most'),
  error: z.number().describe('standard error of the share, over the draws that happened to be taken'),
  lowest: z.number().describe('mean over the draws in the lowest third of its range'),
  highest: z.number().describe('mean over the draws in the highest third'),
});

const spread = z
  .strictObject({
    unit: z.enum(UNITS),
    mean: z.number().describe('over all draws of what is not known'),
    low: z.number().describe('5 % of the draws have a lower expected result'),
    high: z.number().describe('5 % of them have a higher one'),
    chance: z.number().describe('standard deviation of one run whose parameters are known'),
    notKnown: z.number().describe('standard deviation of the expected result over what is not known'),
    effects: z.array(effect).describe('what matters most first; none where the draws differ by no more than chance'),
  })
  .nullable()
  .describe('null with fewer than two draws that have cases of the measure');
export type Spread = NonNullable<z.output<typeof spread>>;

const measures = z.strictObject(
  Object.fromEntries(MEASURES.map(({ key }) => [key, spread])) as Record<string, typeof spread>,
);

/** What `pickup-gap spread --json` prints; its JSON Schema is published as scenarios/spread.schema.json. */
const spreadResultSchema = z
  .strictObject({
    scenario: z.strictObject({ title: z.string(), sha256: z.string() }),
    seed: z.int(),
    draws: z.int().describe('sets of values of what is not known'),
    replications: z.int().describe('of each'),
    unknowns: z.array(
      z.strictObject({
        path: z.string().describe('below `base`, or "POLICY: path"'),
        value: z.string().describe('the figure that `run` uses, as written'),
        range: z.string().describe('what else it could be'),
        basis: z.string(),
        source: z.string(),
      }),
    ),
    policies: z.array(z.strictObject({ name: z.string(), title: z.string(), measures })),
    differences: z.array(z.strictObject({ policy: z.string(), baseline: z.string(), measures })),
  })
  .meta({ title: 'What the spread of a result comes from' });
export type SpreadResult = z.output<typeof spreadResultSchema>;

/** Draft 2020-12. */
export function spreadJsonSchema(): object {
  return z.toJSONSchema(spreadResultSchema, { reused: 'ref' });
}
