import * as z from 'zod';
import { schemaId } from '../manifest/manifest.ts';
import { manifestSchema } from '../manifest/manifest-schema.ts';
import { MEASURES } from '../measures/definitions.ts';
import { UNITS } from '../measures/measure.ts';
import { DESIGNS } from './designs.ts';

const end = z.number().nullable();
const estimate = z.strictObject({
  mean: z.number().nullable().describe('null without a case'),
  low: end.describe('lower end of the 95 % interval; null if it cannot be computed, as from one replication'),
  high: end.describe('upper end'),
});

const measure = estimate.extend({
  unit: z.enum(UNITS),
  change: estimate
    .nullable()
    .describe('difference from the scenario as written, paired by replication; null for the scenario as written'),
});

const policies = z.array(
  z.strictObject({
    policy: z.string(),
    measures: z
      .partialRecord(z.enum(MEASURES.map(({ key }) => key)), measure)
      .describe('averages per replication; docs/reference/measures.md explains each key'),
  }),
);

/** What `pickup-gap sweep --json` prints; its JSON Schema is published as scenarios/sweep.schema.json. */
export const sweepResultSchema = z
  .strictObject({
    manifest: manifestSchema,
    scenario: z.strictObject({ title: z.string(), sha256: z.string() }),
    seed: z.int().nonnegative().describe('every point has the people of this seed'),
    replications: z.int().positive().describe('replications of each point'),
    complete: z.boolean().describe('false if the sweep stopped early: points that had not finished are missing'),
    design: z.enum(DESIGNS).describe('grid: every value with every other; lhs: a Latin hypercube'),
    asked: z.int().positive().describe('how many points the design has'),
    vary: z.array(
      z.strictObject({
        path: z.string().describe('a path below `base`, or "POLICY: path"'),
        written: z.string().nullable().describe('the value in the scenario as written; null if nothing names it'),
        values: z.array(z.string()).describe('what was asked for: texts as in a scenario file, or low..high'),
      }),
    ),
    asWritten: policies.nullable().describe('the scenario as written; null if the sweep stopped before it finished'),
    points: z.array(
      z.strictObject({
        point: z.int().positive().describe('number of the point in the design, from 1'),
        values: z.array(z.string()).describe('the value of each path, in the order of `vary`'),
        policies,
      }),
    ),
  })
  .meta({ title: 'Results over values of a scenario' });
export type SweepResult = z.output<typeof sweepResultSchema>;
export type SweptPolicy = SweepResult['points'][number]['policies'][number];
export type SweptMeasure = NonNullable<SweptPolicy['measures'][string]>;

/** Draft 2020-12. */
export function sweepJsonSchema(): object {
  return { $id: schemaId('sweep', 1), ...z.toJSONSchema(sweepResultSchema, { reused: 'ref' }) };
}
