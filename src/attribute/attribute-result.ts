import * as z from 'zod';
import { LOCKS, type Lock } from '../../events/outcome.ts';
import { schemaId } from '../manifest/manifest.ts';
import { manifestSchema } from '../manifest/manifest-schema.ts';

const lock = z.enum(Object.keys(LOCKS) as [Lock, ...Lock[]]);
const count = z.int().nonnegative();

const rate = z.strictObject({
  pickups: count.describe('people with a detainer who are picked up, over all replications'),
  rate: z.number().nullable().describe('÷ detainers lodged; null if there are none'),
});

const added = {
  mean: z.number().nullable().describe('÷ detainers lodged: 0.01 is one percentage point; null if there are none'),
  low: z.number().nullable().describe('lower end of the 95 % interval, paired by replication'),
  high: z.number().nullable().describe('upper end'),
};
const change = z.strictObject({
  pickups: z.int().describe('pickups that it adds, over all replications; negative if it costs some'),
  ...added,
});

/** What `pickup-gap attribute --json` prints; its JSON Schema is published as scenarios/attribute.schema.json. */
const attributeResultSchema = z
  .strictObject({
    manifest: manifestSchema,
    scenario: z.strictObject({ title: z.string(), sha256: z.string() }),
    seed: z.int(),
    replications: count.describe('replications of each combination'),
    complete: z.boolean().describe('false if the run was interrupted: it covers the replications that finished'),
    policy: z.string(),
    lodged: count.describe('detainers lodged before the exit, over all replications'),
    asWritten: rate,
    allAway: rate.describe('with every lock taken away'),
    whole: change.describe('what all locks together add; the parts of the locks sum to it'),
    locks: z.array(
      z.strictObject({
        lock,
        holder: z.string().describe('who or what holds it, in words'),
        asIf: z.string().describe('what is as if, without it'),
        edits: z
          .array(z.strictObject({ path: z.string(), value: z.string() }))
          .describe(
            'the changes that take it away, as a scenario would have them; also in rules of facilities and dates',
          ),
        canBind: z.boolean().describe('false if these edits change nothing under this policy; then all figures are 0'),
        alone: change.describe('taken away alone'),
        last: change.describe('taken away after all others: what it costs if it is the only one'),
        part: z
          .strictObject({
            numerator: z.int().describe('the pickups, exactly: numerator ÷ denominator'),
            denominator: z.int().positive(),
            pickups: z.number(),
            ...added,
          })
          .describe('what it adds, averaged over every order in which the locks can be taken away'),
      }),
    ),
    pairs: z
      .array(
        z.strictObject({
          locks: z.array(lock).length(2),
          pickups: z.int().describe('pickups that both add together'),
          beyondSum: z.int().describe('how many more than each of them alone, added up'),
          ...added,
        }),
      )
      .describe('every two locks that can bind'),
    combinations: z
      .array(rate.extend({ away: z.array(lock) }))
      .describe('every combination of locks that can bind, the smaller first'),
  })
  .meta({ title: 'Where pickups are lost' });
export type AttributeResult = z.output<typeof attributeResultSchema>;

/** Draft 2020-12. */
export function attributeJsonSchema(): object {
  return { $id: schemaId('attribute', 1), ...z.toJSONSchema(attributeResultSchema, { reused: 'ref' }) };
}
