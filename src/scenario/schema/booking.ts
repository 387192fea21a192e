import { z } from 'zod';
import { withMedian } from '../values/distribution.ts';
import { assumption, byName, reported, value } from '../values/entry.ts';
import { factor, label, named, probability, rate, section, text, yesOrNo } from '../values/kinds.ts';
import { LIMITS } from '../values/limits.ts';
import { preset } from './preset-names.ts';

const givenBirthplace = section({ foreignBorn: probability, notForeignBorn: probability });
/** One share stands for the foreign-born; then it is 0 for others. */
export const byBirthplace = z.union([
  probability.transform((foreignBorn) => ({ foreignBorn, notForeignBorn: 0 })),
  givenBirthplace,
]);
const weights = (length: number) =>
  z
    .array(factor(0, 1e6))
    .length(length)
    .refine((list) => list.some((weight) => weight > 0), { error: 'all weights are 0' });
const csvPath = text.min(1);

const PIERCE_COUNTY = {
  0: '1 min',
  5: '19 min',
  25: '35 min',
  50: '60 min',
  75: '95 min',
  90: '144 min',
  95: '184 min',
  99: '313 min',
  100: '24 h',
};

const facility = section({
  share: value(
    'Share of all bookings; 100 % where there is one facility. A policy cannot change it.',
    probability,
    assumption('100 %', 'one facility'),
  ),
  rate: value('Or its own mean bookings, as a rate; then each facility has one, and `booking` none.', rate).optional(),
  clearing: value(
    'From the order of release to the exit.',
    withMedian,
    reported(
      { empirical: { quantiles: PIERCE_COUNTY } },
      'Pierce County, Washington, 2016-10 to 2018-07, 1,100 releases after bail (UWCHR/ice-detainers-pierce): 5/25/50/75/90/95/99 % of them',
      'another jail’s; the least and greatest (1 min, 24 h) are the bounds of that data and assumptions',
    ),
  ),
  travel: value(
    'The agents’ way from their office to the door; no default where there are several facilities.',
    withMedian,
    assumption({ lognormal: { median: '35 min', q90: '60 min' } }),
  ),
  fieldOffice: value('Which of `fieldOffices` it notifies; the first without it.', label).optional(),
  policy: value('A preset: the regime of this facility, whatever a policy leaves as it is.', preset).optional(),
  keepsRegime: value(
    'Whether its regime holds against the changes of policies too, as a law of its own.',
    yesOrNo,
  ).optional(),
  changes: z.record(z.string(), z.unknown()).nullish().meta({
    description:
      'What else its regime changes: paths below detainer, releaseNotice, costs and agentArrival.onSiteOffice, and values.',
  }),
});

export const fieldOffices = named(z.record(z.string(), z.unknown()), LIMITS.facilities, 'field offices').meta({
  description: 'Field offices by name, each with its own teams and queue: what of agentArrival it has of its own.',
});

export const facilities = byName('The jails, by name.', named(facility, LIMITS.facilities, 'facilities'), { jail: {} });

const joint = z
  .array(
    section({
      weight: probability,
      facility: label.optional(),
      foreignBorn: yesOrNo.optional(),
      priorContact: yesOrNo.optional(),
      priority: label.optional(),
      convicted: yesOrNo.optional(),
      consents: yesOrNo.optional(),
    }),
  )
  .max(10_000);

export const booking = section({
  rate: value('Mean bookings, as a rate; or give dailyCounts, times, or log.', rate).optional(),
  dispersion: value('With rate: variance ÷ mean of a day’s bookings; 1 is Poisson.', factor(1, 10_000)).optional(),
  hourOfWeek: value(
    'With rate or dailyCounts: 168 weights, the first for Monday 00:00–01:00.',
    weights(168),
  ).optional(),
  months: value('With rate: 12 weights, the first for January.', weights(12)).optional(),
  dailyCounts: value(
    'Bookings a day from a CSV file: its path and the columns of the date and the count.',
    section({ csv: csvPath, date: text, count: text }),
  ).optional(),
  times: value(
    'Times of booking from a CSV file: its path and column (ISO 8601, local or with an offset).',
    section({ csv: csvPath, column: text }),
  ).optional(),
  log: value(
    'Path of a log of real cases (.csv, .xes, .json of OCEL 2.0, .parquet): when they were booked, and where it says, who they were.',
    csvPath,
  ).optional(),
  foreignBorn: value('Share of people booked who were born abroad.', probability, assumption('10 %')),
  priorContact: value(
    'Share with an earlier encounter with the agency: one for the foreign-born, or {foreignBorn, notForeignBorn}.',
    byBirthplace,
    assumption('30 %'),
  ),
  priority: value(
    'The agency’s classes of priority with their shares; the first named is served first.',
    named(probability, LIMITS.priorities, 'classes of priority'),
    assumption({ everyone: '100 %' }, 'one class'),
  ),
  convicted: value('Share convicted; the others are charged.', probability, {
    value: '45 %',
    source: 'Star Tribune, 2017-03-20',
    basis: 'assumption',
    note: 'over half of those listed were not convicted',
  }),
  consents: value('Share of people who agree to a call when asked.', probability, assumption('50 %')),
  joint: value(
    'Joint table: rows of {weight, and any of facility, foreignBorn, priorContact, priority, convicted, consents}.',
    joint,
    assumption([], 'attributes are independent'),
  ),
});
