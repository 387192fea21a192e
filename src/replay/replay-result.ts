import * as z from 'zod';
import { OUTCOMES } from '../../events/outcome.ts';
import { schemaId } from '../manifest/manifest.ts';
import { manifestSchema } from '../manifest/manifest-schema.ts';
import { UNITS } from '../measures/measure.ts';

const sha256 = z.string().describe('SHA-256 of the file');
const end = (what: string) => z.number().nullable().describe(what);
const replays = {
  mean: end('average over the replays; null without a case'),
  low: end('of one replay: the 5 % quantile over the replays, or the least of fewer than 40; null with fewer than two'),
  high: end('the 95 % quantile, or the greatest'),
};
const chance = (of: string) =>
  z
    .strictObject({ low: z.number(), high: z.number() })
    .nullable()
    .describe(`95 % interval: how far chance alone may move ${of} in a log of this many independent cases`);
const byOutcome = <Value extends z.ZodType>(value: Value) =>
  z.strictObject(Object.fromEntries(OUTCOMES.map((key) => [key, value])) as Record<(typeof OUTCOMES)[number], Value>);
const measures = z
  .record(z.string(), z.number().nullable())
  .describe('the average of each measure that a log’s times can give, by its key; null if there is none');

const difference = z.strictObject({
  ...replays,
  chance: chance('the difference').describe(
    'Agresti and Min’s 95 % interval of a paired difference of shares: how far chance alone may move it in a log of ' +
      'this many independent cases; null if the policies do not have the same detainers',
  ),
  gained: z.number().describe('cases per replay that are picked up under this policy and not under the baseline'),
  lost: z.number().describe('cases per replay that are picked up only under the baseline'),
});

const agreement = (as: string) =>
  z.strictObject({
    cases: z.int().describe('cases with a detainer of which the log says it'),
    share: end(`the share of them that ${as}, averaged over the replays`),
  });

const policy = z.strictObject({
  policy: z.string(),
  title: z.string(),
  detainers: z.number().describe('cases with a detainer before the exit, per replay'),
  outcomes: byOutcome(z.strictObject(replays)).describe('cases with a detainer, per replay, by outcome'),
  pickupRate: z.strictObject({ ...replays, chance: chance('the rate') }),
  difference: difference.nullable().describe('of the pickup rate from the baseline’s; null for the baseline'),
  agreement: z
    .strictObject({ outcome: agreement('end as the log says'), pickup: agreement('are picked up, or not, as it says') })
    .describe('how often this policy replays what the log says of the single case'),
  measures,
});

/** What `pickup-gap replay --json` prints; its JSON Schema is published as scenarios/replay.schema.json. */
const replayResultSchema = z
  .strictObject({
    manifest: manifestSchema,
    scenario: z.strictObject({ title: z.string(), sha256 }),
    seed: z.int(),
    firstReplication: z.int().positive().describe('the number of the first replay, from 1'),
    replications: z.int().nonnegative().describe('how often the cases were replayed'),
    complete: z.boolean().describe('false if the command was interrupted'),
    days: z.int().describe('counted days of the scenario'),
    baseline: z.string().describe('the policy that the others are compared with'),
    log: z.strictObject({
      file: z.string(),
      sha256,
      cases: z.int(),
      from: z.string().describe('local date of the first booking'),
      to: z.string().describe('local date of the last booking'),
      notes: z.array(z.string()),
      replayed: z.int().describe('cases that were replayed'),
      outside: z.int().describe('cases booked outside the scenario’s counted days, which were left out'),
      stillInside: z.int().describe('cases with a detainer and no exit, which were left out'),
      exportedReplication: z
        .int()
        .nullable()
        .describe('if `export` wrote the log from this scenario and seed: the number of its replication; else null'),
      drawn: z
        .array(
          z.strictObject({
            value: z.string(),
            drawn: z.int().describe('cases for which it was drawn from the scenario'),
            of: z.int().describe('cases that need it'),
          }),
        )
        .describe('what the log does not state'),
      outcomes: byOutcome(z.int()).describe('the replayed cases with a detainer, by the outcome that the log states'),
      detainers: end('replayed cases with a detainer before the exit; null if the log does not say'),
      outcomeUnknown: z.int().describe('replayed cases whose outcome the log does not state'),
      pickupRate: z.strictObject({ mean: end('as counted in the log; null if it does not say'), chance: chance('it') }),
      measures,
    }),
    policies: z.array(policy),
    notReplayed: z
      .array(
        z.strictObject({
          policy: z.string(),
          rules: z.enum(['detainers', 'releases']).describe('releases: reasons, custody and clearing'),
        }),
      )
      .describe('rules of a policy that differ from the baseline’s and that the log’s own detainers or exits replace'),
    units: z.record(z.string(), z.enum(UNITS)).describe('the unit of each measure'),
  })
  .meta({ title: 'A log of cases under other rules' });

export type ReplayResult = z.output<typeof replayResultSchema>;

/** Draft 2020-12. */
export function replayJsonSchema(): object {
  return { $id: schemaId('replay', 1), ...z.toJSONSchema(replayResultSchema, { reused: 'ref' }) };
}
