import * as z from 'zod';
import { OUTCOMES } from '../../events/outcome.ts';
import { schemaId } from '../manifest/manifest.ts';
import { manifestSchema } from '../manifest/manifest-schema.ts';

const people = z.int().nonnegative();
const counts = z.strictObject({
  all: people,
  convicted: people,
  charged: people,
  citizenship: z.array(z.strictObject({ group: z.string(), people })),
});
export type Counts = z.output<typeof counts>;

const instant = z.string().nullable().describe('local time, ISO 8601; null if it never happened');
const minutes = z.number().nullable();

const declinedCase = z.strictObject({
  person: z
    .int()
    .nullable()
    .describe('number of the person, as in `pickup-gap explain --person`; null if booked in the warm-up'),
  jurisdiction: z.string(),
  detainerDate: z.string().describe('local date on which the detainer was lodged'),
  declineDate: z.string().describe('local date on which the person left'),
  citizenship: z.string().describe('group of citizenship'),
  status: z.enum(['convicted', 'charged']),
  agency: z.boolean().describe('declined by the agency’s count'),
  county: z.boolean().describe('declined by the county’s count'),
  listed: z.boolean().describe('on the published list: declined by the agency’s count and not left out'),
  outcome: z.enum(OUTCOMES),
  lodgedAt: instant,
  sentAt: instant,
  heardAt: instant,
  exitAt: instant,
  heardWindowMinutes: minutes.describe('from hearing the notice to the exit; negative if it is heard after the exit'),
  neededMinutes: minutes.describe('planned travel time and margin; null if no notice was heard'),
});
export type DeclinedCase = z.output<typeof declinedCase>;

/** What `pickup-gap weekly --json` prints; its JSON Schema is published as scenarios/weekly.schema.json. */
export const weeklyResultSchema = z
  .strictObject({
    manifest: manifestSchema,
    scenario: z.strictObject({ title: z.string(), sha256: z.string() }),
    policy: z.strictObject({ name: z.string(), title: z.string() }),
    seed: z.int(),
    replication: z.int().positive(),
    week: z.strictObject({ saturday: z.string(), friday: z.string() }).describe('local dates, both included'),
    lodged: counts.describe('detainers lodged in the week and before the exit'),
    tooLate: people.describe('detainers issued in the week after the person had left'),
    declined: z
      .strictObject({ agency: counts, county: counts })
      .describe('people who left in the week and were declined, by the agency’s and by the county’s count'),
    listed: counts.describe('those of the agency’s count that are on the published list'),
    underCoverage: z.strictObject({
      leftOut: z.number().describe('probability that a declined detainer is missing from the list'),
      facilities: z.array(z.string()).describe('facilities that are missing from the list'),
      cases: people.describe('declined by the agency’s count and missing from the list'),
    }),
    definitions: z.strictObject({ agency: z.string(), county: z.string() }),
    cases: z.array(declinedCase).describe('declined by either count, in the order in which the people left'),
    stated: z
      .array(
        z.strictObject({
          path: z.string(),
          value: z.string(),
          basis: z.enum(['assumption', 'computed', 'reported']),
          source: z.string(),
          note: z.string().optional(),
        }),
      )
      .describe('values that the report does not take from the simulation'),
  })
  .meta({ title: 'A weekly declined-detainer report' });
export type WeeklyResult = z.output<typeof weeklyResultSchema>;

/** Draft 2020-12. */
export function weeklyJsonSchema(): object {
  return { $id: schemaId('weekly', 2), ...z.toJSONSchema(weeklyResultSchema, { reused: 'ref' }) };
}
