import * as z from 'zod';
import { LOCKS, type Lock, OUTCOMES } from '../../events/outcome.ts';
import { LEARNED_BY } from '../../events/release-notice.ts';
import { type DayLanes, TRIP_SPANS } from '../lanes/day-lanes.ts';
import type { DaySeen } from '../lanes/day-seen.ts';
import { type LaneKey, MOMENTS, SPANS } from '../lanes/lane.ts';
import type { OutcomesFound } from '../lanes/outcomes-found.ts';
import type { PersonLanes } from '../lanes/person-lanes.ts';
import { schemaId } from '../manifest/manifest.ts';
import { manifestSchema } from '../manifest/manifest-schema.ts';

const instant = z.int().describe('seconds since 1970-01-01 UTC');
const local = z.string().describe('local time, such as Mon 2018-03-12 14:05');
const seconds = z.int().nullable();
const outcome = z.enum(OUTCOMES);
const number = z
  .int()
  .positive()
  .nullable()
  .describe('number of the person, as in `--person`; null if booked outside the counted time');
const key = z.int().describe('the person’s key in events');

function lane<L extends LaneKey>(name: L) {
  return z.strictObject({
    lane: z.literal(name),
    spans: z
      .array(
        z.strictObject({
          key: z.enum(SPANS[name]),
          from: instant,
          to: instant,
          localFrom: local,
          localTo: local,
          text: z.string().describe('what happens, and for a gap why nothing does'),
        }),
      )
      .describe('in order, without overlap'),
    moments: z
      .array(z.strictObject({ key: z.enum(MOMENTS[name]), at: instant, local, text: z.string() }))
      .describe('in order'),
  });
}

const policyLanes = z.strictObject({
  name: z.string(),
  title: z.string().describe('if the policy changes on dates, with the rules that were in force'),
  lanes: z.strictObject({ jail: lane('jail'), agency: lane('agency'), team: lane('team') }),
  ending: z.strictObject({
    outcome,
    name: z.string().describe('the outcome in reports'),
    reason: z.string(),
    lock: z
      .strictObject({ key: z.enum(Object.keys(LOCKS) as [Lock, ...Lock[]]), name: z.string() })
      .nullable()
      .describe('what was missing between the detainer and a pickup; null: no detainer, or picked up'),
    byHowMuch: z.string().describe('what would have had to be earlier, and by how much'),
  }),
  exitAt: instant.nullable().describe('the ordinary exit, before any hold; null: the agency never learned of them'),
  leftAt: instant.nullable(),
  hasDetainer: z.boolean().describe('a detainer was lodged before the exit'),
  learnedBy: z.enum(LEARNED_BY).describe('how the agency learned of the release before the person left'),
  requestedLead: z.int().describe('how much notice the agency asks for, in seconds'),
  noticeWindow: seconds.describe('seconds from sending the notice to the exit'),
  heardWindow: seconds.describe('seconds from hearing the notice to the exit; negative: heard after it'),
  pickupGap: seconds.describe('seconds from the exit to the team’s arrival; negative: there before'),
  heldFor: z.int().describe('seconds in the jail past the undelayed exit'),
});

const person = z.strictObject({
  person: key,
  number,
  people: z.int().describe('how many people the replication books in the counted time'),
  bookedAt: instant,
  localBookedAt: local,
  facility: z.string(),
  priority: z.string(),
  foreignBorn: z.boolean(),
  priorContact: z.boolean(),
  convicted: z.boolean(),
  consents: z.boolean(),
  policies: z.array(policyLanes),
}) satisfies z.ZodType<PersonLanes>;

const trip = z.strictObject({
  person: key,
  number,
  from: instant,
  to: instant,
  localFrom: local,
  localTo: local,
  onOvertime: z.boolean().describe('called in outside duty hours'),
  fruitless: z.boolean().describe('the team did not pick the person up'),
  outcome,
  text: z.string(),
  spans: z.array(z.strictObject({ key: z.enum(TRIP_SPANS), from: instant, to: instant })),
});

const day = z.strictObject({
  day: z.int().describe("counted from the run's start"),
  date: z.string(),
  policy: z.string(),
  from: instant,
  to: instant,
  hours: z.array(z.strictObject({ hour: z.int(), at: instant })).describe('full hours of the local clock'),
  teams: z.array(
    z.strictObject({
      fieldOffice: z.string().nullable(),
      team: z.int().positive(),
      onDuty: z.array(z.strictObject({ from: instant, to: instant })),
      trips: z.array(trip),
    }),
  ),
  people: z.array(
    z.strictObject({
      person: key,
      number,
      facility: z.string(),
      orderedAt: instant.describe('the release is ordered'),
      moments: z.array(
        z.strictObject({
          key: z.enum(['sendsNotice', 'hears', 'findsOut', 'declines', 'due', 'mayLeave', 'leaves']),
          at: instant,
          local,
          text: z.string(),
        }),
      ),
      pickedUp: z.boolean(),
      outcome,
      ended: z.string().describe('the outcome in reports'),
    }),
  ),
}) satisfies z.ZodType<DayLanes>;

const daySeen = z.strictObject({
  day: z.int(),
  date: z.string(),
  notices: z.int().describe('notices sent on the day'),
  peak: z.int().describe('the most people for whom one field office needed a team at the same time'),
}) satisfies z.ZodType<DaySeen>;

const people = z.int().positive().describe('how many people');
const first = z.int().positive().describe('the number of the first of them');
const outcomes = z.strictObject({
  ended: z.array(z.strictObject({ outcome, people, first })).describe('under the baseline'),
  moved: z
    .array(z.strictObject({ policy: z.string(), from: outcome, to: outcome, people, first }))
    .describe('people whose outcome differs from that under the baseline'),
}) satisfies z.ZodType<OutcomesFound>;

/** What `pickup-gap explain --json` prints; its JSON Schema is published as scenarios/explain.schema.json. */
const explainResultSchema = z
  .strictObject({
    manifest: manifestSchema,
    scenario: z.strictObject({ title: z.string(), sha256: z.string() }),
    seed: z.int(),
    replication: z.int().positive(),
    baseline: z.string().describe('the policy that the others are compared with'),
    chosen: z.string().describe('which person or day this is, in words'),
    person: person.optional().describe('with --person, --ended or --moved'),
    days: z.array(day).optional().describe('with --day: the day under each policy'),
    busiest: z.array(daySeen.nullable()).optional().describe('with --day: each policy’s busiest day; null: no demand'),
    outcomes: outcomes.optional().describe('with --list'),
  })
  .meta({ title: 'One simulated person or day, explained' });
export type ExplainResult = z.output<typeof explainResultSchema>;

/** Draft 2020-12. */
export function explainJsonSchema(): object {
  return { $id: schemaId('explain', 1), ...z.toJSONSchema(explainResultSchema, { reused: 'ref' }) };
}
