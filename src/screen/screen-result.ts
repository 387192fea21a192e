import * as z from 'zod';
import { schemaId } from '../manifest/manifest.ts';
import { manifestSchema } from '../manifest/manifest-schema.ts';
import { BASES } from '../scenario/text/source-tree.ts';

const value = {
  path: z.string().describe('a path below `base`, a setting, or "POLICY: path"'),
  value: z.string().describe('as written'),
  basis: z.enum(BASES),
  source: z.string(),
};

const end = z.number().nullable();
const side = z
  .strictObject({
    value: z.string().describe('the value that was tried, as YAML'),
    mean: z.number().describe('how much it moves the result, as a share: 0.01 is one percentage point'),
    low: end.describe('lower end of the 95 % interval, paired by replication; null with fewer than two replications'),
    high: end.describe('upper end'),
  })
  .nullable();

/** What `pickup-gap spread --screen --json` prints; its JSON Schema is published as scenarios/screen.schema.json. */
const screenResultSchema = z
  .strictObject({
    manifest: manifestSchema,
    scenario: z.strictObject({ title: z.string(), sha256: z.string() }),
    seed: z.int(),
    replications: z.int().positive().describe('number of replications of each value'),
    complete: z.boolean().describe('false if the screening was interrupted: values not tried are missing'),
    policy: z.string().describe('the policy whose pickup rate is looked at'),
    baseline: z.string().nullable().describe('if it is the difference from this policy; otherwise null'),
    by: z.number().describe('by which share of itself each value was moved down and up'),
    result: z.number().nullable().describe('the pickup rate, or its difference, of the scenario as written'),
    values: z
      .array(
        z.strictObject({
          ...value,
          down: side,
          up: side,
          notDown: z.string().optional(),
          notUp: z.string().optional(),
        }),
      )
      .describe(
        'the values that were moved, those that move the result most first; a side that is not allowed is null',
      ),
    notMoved: z
      .array(z.strictObject({ ...value, reason: z.string() }))
      .describe('the values that were not moved, and why'),
  })
  .meta({ title: 'Which values move a result' });
export type ScreenResult = z.output<typeof screenResultSchema>;

/** Draft 2020-12. */
export function screenJsonSchema(): object {
  return { $id: schemaId('screen', 1), ...z.toJSONSchema(screenResultSchema, { reused: 'ref' }) };
}
