import * as z from 'zod';
import { clearing } from '../values/clearing.ts';
import { dateFormat } from '../values/date-format.ts';
import { withMedian } from '../values/distribution.ts';
import { assumption, byName, reported, value } from '../values/entry.ts';
import {
  factor,
  label,
  named,
  OF_TEXT_OR_LIST,
  placeName,
  probability,
  rate,
  section,
  text,
  yesOrNo,
} from '../values/kinds.ts';
import { LIMITS } from '../values/limits.ts';
import { weights } from '../values/week-profile.ts';
import { preset } from './preset-names.ts';

const givenBirthplace = section({ foreignBorn: probability, notForeignBorn: probability });
/** A single share applies to foreign-born people; for others it is 0. */
export const byBirthplace = z.union([
  probability.transform((foreignBorn) => ({ foreignBorn, notForeignBorn: 0 })),
  givenBirthplace,
]);
const csvPath = text.min(1, OF_TEXT_OR_LIST);
/** A path, or a path with what the file does not say of itself. */
const loggedCases = z.union([
  csvPath,
  section({
    file: csvPath,
    columns: z.record(text, text.min(1, OF_TEXT_OR_LIST)).optional(),
    dateFormat,
    sheet: text.optional(),
  }),
]);

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
    'This facility’s share of all bookings: 100 % if it is the only one. Policies cannot change it.',
    probability,
    assumption('100 %', 'one facility'),
  ),
  rate: value(
    'Instead of a share: this facility’s mean bookings, as a rate. Then every facility needs one, ' +
      'and `booking` has none.',
    rate,
  ).optional(),
  clearing: value(
    'Time from the order of release to the exit. Or {byHour: rows of {hours, time}}, where the hour of the order ' +
      'decides; the last row has no hours and holds at all others.',
    clearing,
    reported(
      { empirical: { quantiles: PIERCE_COUNTY } },
      'Pierce County, Washington, 2016-10 to 2018-07, 1,100 releases after bail (UWCHR/ice-detainers-pierce): ' +
        '5/25/50/75/90/95/99 % of them',
      'measured at another jail; the shortest and longest (1 min, 24 h) are the limits of that data, ' +
        'taken as assumptions',
    ),
  ),
  travel: value(
    'The agents’ travel time from their office to the door. With several facilities, each must give its own.',
    withMedian,
    assumption({ lognormal: { median: '35 min', q90: '60 min' } }),
  ),
  fieldOffice: value(
    'The field office that this facility notifies: a name from `fieldOffices`. If omitted, the first.',
    placeName,
  ).optional(),
  policy: value(
    'A preset that describes this facility’s own practice. It applies wherever a policy does not ' + 'say otherwise.',
    preset,
  ).optional(),
  keepsRegime: value(
    'Whether this facility keeps its own practice even where a policy changes it, for example ' +
      'because a law requires it.',
    yesOrNo,
  ).optional(),
  changes: z
    .record(z.string(), z.unknown())
    .nullish()
    .meta({
      description:
        'Further changes for this facility: paths below detainer, releaseNotice, costs or ' +
        'agentArrival.onSiteOffice, with their values.',
    }),
});

export const fieldOffices = named(
  z.record(z.string(), z.unknown()),
  LIMITS.facilities,
  'field offices',
  placeName,
).meta({
  description:
    'Field offices by name. Each has its own teams and queue, and lists the values of agentArrival ' +
    'in which it differs.',
});

export const facilities = byName(
  "The jails, by name: `county-jail`, `St. Louis`, `O'Brien`.",
  named(facility, LIMITS.facilities, 'facilities', placeName),
  {
    jail: {},
  },
);

const joint = z
  .array(
    section({
      weight: probability,
      facility: placeName.optional(),
      foreignBorn: yesOrNo.optional(),
      priorContact: yesOrNo.optional(),
      priority: label.optional(),
      convicted: yesOrNo.optional(),
      consents: yesOrNo.optional(),
    }),
  )
  .max(10_000, OF_TEXT_OR_LIST);

export const booking = section({
  rate: value('Mean number of bookings, as a rate. Or give dailyCounts, times or log instead.', rate).optional(),
  dispersion: value(
    'Only with `rate`: variance ÷ mean of the bookings per day. 1 is a Poisson distribution.',
    factor(1, 10_000),
  ).optional(),
  hourOfWeek: value(
    'Only with `rate` or `dailyCounts`: 168 weights, one per hour of the week, from Monday 00:00–01:00.',
    weights(168),
  ).optional(),
  months: value('Only with `rate`: 12 weights, one per month, from January.', weights(12)).optional(),
  dailyCounts: value(
    'Bookings per day from a CSV file: its path, and the names of the columns with the date and the count. ' +
      '`dateFormat` says how dates are written, if not as 2018-01-31: m/d/yyyy, d/m/yyyy or d.m.yyyy.',
    section({ csv: csvPath, date: text, count: text, dateFormat, sheet: text.optional() }),
  ).optional(),
  times: value(
    'Times of booking from a CSV file: its path, and the name of the column (ISO 8601, local or ' +
      'with an offset). `dateFormat` says how dates are written, if not as 2018-01-31: m/d/yyyy, d/m/yyyy or d.m.yyyy.',
    section({ csv: csvPath, column: text, dateFormat, sheet: text.optional() }),
  ).optional(),
  log: value(
    'Path of an event log of real cases (.csv, .xlsx, .xes, .parquet, or .json for OCEL 2.0). It gives the ' +
      'times of booking, and the people’s attributes where it has them. Or {file, columns, dateFormat, sheet}: ' +
      '`columns` has the file’s own headers, such as {bookedAt: Booking Date}.',
    loggedCases,
  ).optional(),
  atMidnight: value(
    'Only with `times` or `log`: `yes` if all these people really were booked at midnight. Otherwise such a file is ' +
      'refused, because dates without an hour look the same.',
    yesOrNo,
  ).optional(),
  foreignBorn: value('Share of the people booked who were born abroad.', probability, assumption('10 %')),
  priorContact: value(
    'Share of people who had an earlier encounter with the agency: one share for foreign-born ' +
      'people, or {foreignBorn, notForeignBorn}.',
    byBirthplace,
    assumption('30 %'),
  ),
  priority: value(
    'The agency’s classes of priority, each with its share of people. The first class is served first.',
    named(probability, LIMITS.priorities, 'classes of priority'),
    assumption({ everyone: '100 %' }, 'one class'),
  ),
  convicted: value('Share of people who are convicted; the others are charged.', probability, {
    value: '45 %',
    source: 'Star Tribune, 2017-03-20',
    basis: 'assumption',
    note: 'over half of those listed were not convicted',
  }),
  consents: value(
    'Share of people who agree when asked whether the jail may call the agency.',
    probability,
    assumption('50 %'),
  ),
  joint: value(
    'Joint distribution of attributes, if they depend on each other: a list of {weight} with any of ' +
      'facility, foreignBorn, priorContact, priority, convicted and consents.',
    joint,
    assumption([], 'attributes are independent'),
  ),
});
