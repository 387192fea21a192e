import * as z from 'zod';
import { LOCKS, type Lock, OUTCOMES } from '../../events/outcome.ts';
import { schemaId } from '../manifest/manifest.ts';
import { manifestSchema } from '../manifest/manifest-schema.ts';
import { CHARGED_PER } from '../scenario/schema/cost-lines.ts';
import { PAYERS } from '../scenario/schema/payers.ts';
import { MEASURES, PART_MEASURES } from './definitions.ts';
import { UNITS } from './measure.ts';
import { RANGE_ENDS } from './one-run.ts';
import { PARTS } from './parts.ts';
import { QUANTILES } from './quantile-interval.ts';

const mean = z
  .number()
  .nullable()
  .describe(
    'mean over the replications. Shares and averages over people are pooled: the sum over all replications divided ' +
      'by the sum over all replications. null if no replication has a case',
  );
const END =
  'of the 95 % interval, which says how precisely the mean is known; null if it cannot be computed, because there ' +
  'are fewer than two replications, or because all agree';
const low = z.number().nullable().describe(`lower end ${END}`);
const high = z.number().nullable().describe(`upper end ${END}`);

const range = z
  .strictObject({
    low: z.number(),
    high: z.number(),
    ends: z
      .enum(RANGE_ENDS)
      .describe('what low and high are; of fewer than 40 replications, the least and the greatest'),
    replications: z
      .int()
      .describe('how many replications it was taken of: those with a case among the first 1,000 of the run'),
  })
  .nullable()
  .describe('the range of one run: how far single replications differ; null with fewer than two that have a case');

const quantiles = z
  .strictObject(
    Object.fromEntries(QUANTILES.map((q) => [q, z.number()])) as Record<`${(typeof QUANTILES)[number]}`, z.ZodNumber>,
  )
  .nullable()
  .describe(
    "quantiles over people, in the measure's unit; null if the measure is not a duration of a person, or has no cases",
  );

const quantileInterval = z.strictObject({
  low: z.number().nullable(),
  high: z.number().nullable(),
});
const quantileIntervals = z
  .strictObject(
    Object.fromEntries(QUANTILES.map((q) => [q, quantileInterval])) as Record<
      `${(typeof QUANTILES)[number]}`,
      typeof quantileInterval
    >,
  )
  .nullable()
  .describe(
    "the 95 % interval of each quantile, in the measure's unit; its ends are null with fewer than 5 replications, or " +
      'if the quantile is the same to the minute in every batch of replications',
  );

const outcome = z.strictObject({
  count: z.int().nonnegative().describe('number of people over all replications'),
  withoutDetainer: z
    .int()
    .nonnegative()
    .describe('of these, people without a detainer, about whom the agency asked and of whose release it was told'),
  share: z.number().describe('share of the bookings'),
  low,
  high,
  range,
});

const measure = z.strictObject({
  unit: z.enum(UNITS),
  mean,
  low,
  high,
  range,
  quantiles,
  quantileIntervals,
});

function byKey<T extends z.ZodType>(keys: readonly string[], schema: T) {
  return z.strictObject(Object.fromEntries(keys.map((key) => [key, schema])) as Record<string, T>);
}

const measureKeys = MEASURES.map(({ key }) => key);

const lock = z.strictObject({
  lock: z
    .enum(Object.keys(LOCKS) as [Lock, ...Lock[]])
    .describe('what must happen; docs/glossary.md explains each key'),
  lost: z.int().nonnegative().describe('people whose case ends here, over all replications'),
  left: z.int().nonnegative().describe('people whose case continues; after the last lock, those who are picked up'),
});

const policy = z.strictObject({
  name: z.string(),
  title: z.string(),
  source: z.string(),
  requestedLeadMinutes: z.number().describe('how much notice the agency asks for'),
  bookings: z.int().nonnegative().describe('number of bookings over all replications'),
  outcomes: byKey(OUTCOMES, outcome).describe('each person has exactly one outcome, so the counts sum to the bookings'),
  locks: z
    .array(lock)
    .describe(
      'the locks in series between a detainer lodged before the exit and a pickup, in order. As in the pickup rate, ' +
        'people without a detainer are not among them',
    ),
  measures: byKey(measureKeys, measure).describe('average per replication, that is, per run of the scenario'),
  costLines: z
    .array(
      z.strictObject({
        title: z.string(),
        payer: z.enum(PAYERS),
        per: z.enum(CHARGED_PER),
        amount: z.string().describe('for one of `per`, as written'),
        dollars: z.number().describe('for one of `per`'),
        source: z.string(),
        instead: z
          .boolean()
          .describe('true if it is another price of what the county cost contains: the marginal bed-day'),
        mean,
        low,
        high,
      }),
    )
    .optional()
    .describe('only if the scenario has costs of its own: dollars per run. No measure contains them'),
  costTotals: z
    .array(z.strictObject({ payer: z.enum(PAYERS), mean }))
    .optional()
    .describe('the sum of each payer’s lines, in dollars per run, without those that are `instead`'),
  exposureBasis: z.string().describe("where the scenario's figure for possible liability comes from"),
});

const outcomeKey = z.enum(OUTCOMES);

const flow = z
  .strictObject({
    policy: z.string(),
    baseline: z.string(),
    leftOut: z
      .int()
      .nonnegative()
      .describe('people whose case ends before a detainer, or at one that came too late, under both policies'),
    from: z
      .partialRecord(outcomeKey, z.partialRecord(outcomeKey, z.int().positive()))
      .describe(
        'people by their outcome under the baseline and, below it, under the policy; pairs with nobody are left out',
      ),
  })
  .describe(
    'the same people under the baseline and under another policy, over all replications. For an outcome after a ' +
      'lodged detainer, what comes from it sums to its `count` under the baseline, and what leads to it to that ' +
      'under the policy',
  );

const assumption = z.strictObject({
  path: z.string(),
  policy: z.string().optional(),
  value: z.string(),
  basis: z.enum(['assumption', 'computed', 'reported']),
  source: z.string(),
  note: z.string().optional(),
  from: z.string().describe('where the value is written: file (the scenario), default, or the file of a policy preset'),
});

const partMeasures = PART_MEASURES.map(({ key }) => key);

const breakdown = z.strictObject({
  by: z
    .enum(PARTS)
    .describe(
      'facility; month: the calendar month of booking; reason: why people are released; hour, weekday, or both ' +
        '(week): when the release is ordered, by the local clock; priority: the class; convicted: or charged',
    ),
  policies: z.array(
    z.strictObject({
      policy: z.string(),
      changes: z
        .array(z.strictObject({ from: z.string(), title: z.string() }))
        .describe(
          'the dates within the run on which the policy changes, at local midnight, and the title of the new rule',
        ),
      parts: z.array(
        z.strictObject({
          name: z
            .string()
            .describe(
              'the name of the facility, reason or class; YYYY-MM; 08:00; Mon; Mon 08:00; convicted or charged',
            ),
          bookings: z.int().nonnegative().describe('number of bookings over all replications'),
          measures: byKey(partMeasures, z.strictObject({ mean, low, high, range })).describe(
            'averages per replication; shares are pooled over all replications',
          ),
        }),
      ),
    }),
  ),
});

const perReplication = z.array(
  z.strictObject({
    policy: z.string(),
    replications: z
      .array(z.int().positive())
      .describe('the numbers of the replications, counted from 1: the first 1,000 of the run'),
    bookings: z.array(z.int().nonnegative()).describe('bookings in each of these replications, in the same order'),
    outcomes: byKey(OUTCOMES, z.array(z.int().nonnegative())).describe('people in each of these replications'),
    measures: byKey(measureKeys, z.array(z.number().nullable())).describe(
      'the value in each of these replications; null where the replication has no case',
    ),
  }),
);

/** What `pickup-gap run --json` prints; its JSON Schema is published as scenarios/result.schema.json. */
export const resultSchema = z.strictObject({
  manifest: manifestSchema,
  scenario: z.strictObject({
    title: z.string(),
    sha256: z.string().describe("SHA-256 of the scenario file's bytes"),
    resolvedSha256: z.string().describe('as in the manifest'),
    inputs: z
      .array(z.strictObject({ file: z.string(), sha256: z.string() }))
      .describe('the CSV files that the scenario reads'),
  }),
  seed: z.int().nonnegative(),
  replications: z.int().nonnegative(),
  complete: z.boolean().describe('false if the run was interrupted, or if --until was not reached'),
  days: z.int().positive().describe('number of counted days per replication'),
  policies: z.array(policy),
  differences: z.array(
    z.strictObject({
      policy: z.string(),
      baseline: z.string(),
      measures: byKey(measureKeys, z.strictObject({ mean, low, high, range })).describe(
        'difference from the baseline, paired by replication; the difference of the two means',
      ),
    }),
  ),
  flows: z.array(flow).describe('who moved: one entry for each policy but the baseline'),
  context: z
    .array(z.strictObject({ title: z.string(), figure: z.string(), source: z.string() }))
    .describe('figures that the scenario gives for the reader; no measure uses them'),
  breakdown: breakdown.optional().describe('only with --by: results for each part of the people'),
  perReplication: perReplication.optional().describe('only with --per-replication: the values of single replications'),
  assumptions: z.array(assumption).describe('every value with its basis and source, assumptions first'),
  notes: z.array(z.string()),
});

/** The JSON Schema of a result, draft 2020-12. */
export function resultJsonSchema(): object {
  const schema = z.toJSONSchema(resultSchema, { reused: 'ref' });
  return { $id: schemaId('result', 3), title: 'A pickup-gap result', ...schema };
}

export type Result = z.infer<typeof resultSchema>;
export type Breakdown = z.infer<typeof breakdown>;
export type PolicyResult = Result['policies'][number];
export type MeasureResult = PolicyResult['measures'][string];
