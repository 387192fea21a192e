import * as z from 'zod';
import { schemaId } from '../manifest/manifest.ts';
import { programManifestSchema } from '../manifest/manifest-schema.ts';
import { UNITS } from '../measures/measure.ts';

const end = z.number().nullable();
const estimate = z.strictObject({
  mean: z.number().nullable().describe('null if no replication has a case'),
  low: end.describe('lower end of the 95 % interval; null if it cannot be computed'),
  high: end.describe('upper end of the 95 % interval; null if it cannot be computed'),
});

const side = z.strictObject({
  name: z.string().describe('as given to the command'),
  program: z.string().describe('the version of pickup-gap that made its figures'),
  figures: z.int().positive().describe('the version of its figures'),
  resolvedSha256: z.string().describe('SHA-256 of what decides its figures'),
  seed: z.int().nonnegative(),
  replications: z.int().positive(),
});

const value = z
  .strictObject({ value: z.string().describe('as written'), source: z.string() })
  .nullable()
  .describe('null if this side has no such value');

const measured = {
  policy: z.string(),
  measure: z
    .string()
    .describe('a key of docs/reference/measures.md, an outcome (its share of bookings), `bookings`, or MEASURE.pNN'),
};

/** What `pickup-gap compare --json` prints; its JSON Schema is published as scenarios/compare.schema.json. */
export const compareResultSchema = z
  .strictObject({
    manifest: programManifestSchema.describe('the program that compared'),
    first: side,
    second: side,
    isPaired: z.boolean().describe('whether both sides have the same seed, so that replications are compared in pairs'),
    inputs: z
      .array(
        z.strictObject({ policy: z.string().describe('empty: the base'), path: z.string(), before: value, now: value }),
      )
      .describe('values that differ, or have another source'),
    causes: z.array(z.string()).describe('why figures may have moved, in words'),
    policies: z.strictObject({
      onlyFirst: z.array(z.string()),
      onlySecond: z.array(z.string()),
    }),
    compared: z.int().nonnegative().describe('how many figures both sides have'),
    moved: z
      .array(
        z.strictObject({
          ...measured,
          unit: z.enum(UNITS),
          first: estimate,
          second: estimate,
          difference: estimate.describe('second minus first'),
          isPaired: z.boolean().describe('whether the interval is of pairs; quantiles over people have no pairs'),
        }),
      )
      .describe('figures that differ, the clearest first'),
    byChange: z
      .strictObject({
        changes: z.array(
          z.strictObject({
            path: z.string(),
            before: z.string().nullable(),
            now: z.string().nullable(),
            moved: z
              .array(z.strictObject({ ...measured, difference: estimate }))
              .describe('what the first scenario with this change alone moves'),
          }),
        ),
        idle: z.array(z.string()).describe('changes that decide no figure, such as titles'),
        rest: z
          .array(z.strictObject({ ...measured, mean: z.number().nullable() }))
          .describe('the whole difference minus the sum of the single ones: effects need not add up'),
      })
      .optional()
      .describe('only with --by-change'),
  })
  .meta({ title: 'What differs between two scenarios' });
export type CompareResult = z.output<typeof compareResultSchema>;

/** Draft 2020-12. */
export function compareJsonSchema(): object {
  return { $id: schemaId('compare', 1), ...z.toJSONSchema(compareResultSchema, { reused: 'ref' }) };
}
