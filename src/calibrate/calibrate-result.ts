import * as z from 'zod';
import { schemaId } from '../manifest/manifest.ts';
import { manifestSchema } from '../manifest/manifest-schema.ts';
import { UNITS } from '../measures/measure.ts';

const figure = z.number().nullable();
const ends = z
  .strictObject({ low: z.number(), high: z.number() })
  .nullable()
  .describe('the 5 % and the 95 % quantile over these draws; null without any');

/** What `pickup-gap calibrate --json` prints; its JSON Schema is published as scenarios/calibrate.schema.json. */
const calibrateResultSchema = z
  .strictObject({
    manifest: manifestSchema,
    scenario: z.strictObject({ title: z.string(), sha256: z.string() }),
    observedFile: z.strictObject({ file: z.string(), sha256: z.string() }),
    seed: z.int(),
    draws: z.int().describe('sets of values that were run'),
    replications: z.int().describe('replications of each'),
    complete: z.boolean().describe('false if the command was interrupted'),
    agree: z.int().describe('draws with which every count agrees within its chance'),
    effective: z.number().describe('as many draws of equal weight would say as much'),
    observed: z.array(
      z.strictObject({
        line: z.int(),
        what: z.string(),
        policy: z.string(),
        unit: z.enum(UNITS),
        value: z.string().describe('as the file has it'),
        source: z.string(),
        all: ends.describe('what the scenario gives over all draws: the 5 % and the 95 % quantile, in the unit'),
        kept: ends.describe('the same over the draws that agree'),
        missedBy: z.number().describe('the share of draws with which this count alone does not agree'),
      }),
    ),
    values: z.array(
      z.strictObject({
        path: z.string().describe('a path below `base`, or "POLICY: path"'),
        value: z.string().describe('the figure that `run` uses, as written'),
        range: z.string().describe('as written'),
        kept: z.string().nullable().describe('the 90 % range of the draws that agree; null if none does'),
        width: figure.describe('its width as a share of that of all draws: 1 says that nothing was learned'),
        alternatives: z
          .array(z.strictObject({ value: z.string(), weight: z.number() }))
          .describe('of a range of alternatives: how much each weighs; otherwise empty'),
        isUndetermined: z.boolean().describe('the counts say hardly anything about it'),
      }),
    ),
    tradeOffs: z
      .array(z.strictObject({ one: z.string(), other: z.string(), correlation: z.number() }))
      .describe(
        'pairs of values that the counts determine only together: if one is higher, the other is, too, or lower',
      ),
    nearest: z
      .strictObject({
        values: z.array(z.strictObject({ path: z.string(), value: z.string() })),
        figures: z.array(z.strictObject({ line: z.int(), figure, agrees: z.boolean() })),
      })
      .nullable()
      .describe('if no draw agrees: the one that comes nearest, and what it gives for each count'),
    paste: z.string().describe('values with their ranges after the fit, in YAML; empty if no draw agrees'),
    isValidation: z.literal(false).describe('the counts chose the values, so their agreement is no evidence'),
  })
  .meta({ title: 'Values that agree with what was counted' });

export type CalibrateResult = z.output<typeof calibrateResultSchema>;

/** Draft 2020-12. */
export function calibrateJsonSchema(): object {
  return { $id: schemaId('calibrate', 1), ...z.toJSONSchema(calibrateResultSchema, { reused: 'ref' }) };
}
