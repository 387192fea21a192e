import type { Part } from '../row.ts';
import { base, fileOf } from '../scenario-rows.ts';

const WEEKDAYS = `{ hourOfDay: [${Array(24).fill(1)}], weekday: [1,1,1,1,1,0,0] }`;
const orderedOnWeekdays = (hours: string) =>
  `releaseNotice: { reasons: { bail: { weight: 1, hours: ${hours}, within: spread, profile: ${WEEKDAYS} } } }`;

const DAYS = `day,booked\n${Array.from({ length: 7 }, (_, i) => `2018-01-0${i + 1},2`).join('\n')}`;
const counts = fileOf('days.csv', 'booking: { dailyCounts: { csv: days.csv, date: day, count: booked } }');
const times = fileOf('times.csv', 'booking: { times: { csv: times.csv, column: booked } }');
const log = fileOf('cases.csv', 'booking: { log: cases.csv }');
const clearing = (columns: string) =>
  fileOf(
    'stays.csv',
    `booking: { rate: 6 per day }\nfacilities: { jail: { clearing: { empirical: { csv: stays.csv, ${columns} } } } }`,
  );
const two = (first: string, second = 'south: { share: 50 %, travel: 1 h }') =>
  `facilities: { north: { ${first} }, ${second} }`;

export const WORLD: Part = {
  title: 'Values that must fit each other',
  about: 'Lines below `base` of a scenario.',
  rows: [
    base(
      two('share: 50 %'),
      two('share: 50 %, travel: 1 h'),
      'With several jails, each is at its own distance from the agents.',
    ),
    base(
      `${two('rate: 3 per day, travel: 1 h', 'south: { travel: 1 h }')}\nbooking: {}`,
      `${two('rate: 3 per day, travel: 1 h', 'south: { rate: 3 per day, travel: 1 h }')}\nbooking: {}`,
      'Either every jail has a rate of its own or none has.',
    ),
    base(
      `${two('rate: 3 per day, share: 50 %, travel: 1 h', 'south: { rate: 3 per day, travel: 1 h }')}\nbooking: {}`,
      `${two('rate: 3 per day, travel: 1 h', 'south: { rate: 3 per day, travel: 1 h }')}\nbooking: {}`,
      'Shares follow from the rates, so they cannot be given, too.',
    ),
    base(
      'facilities: { jail: { fieldOffice: duluht } }',
      'facilities: { jail: { fieldOffice: duluth } }\nfieldOffices: { duluth: {} }',
      'The jail names an office that the scenario does not have.',
    ),
    base(
      'facilities: { jail: {} }\nfieldOffices: { st-paul: {}, duluth: {} }',
      'facilities: { jail: {} }\nfieldOffices: { st-paul: {} }',
      'Every field office serves at least one jail.',
    ),
    base(
      'booking: { foreignBorn: 10 % }',
      'booking: { rate: 6 per day, foreignBorn: 10 % }',
      'The scenario does not say how many people are booked.',
    ),
    base(
      'facilities: { jail: { rate: 6 per day } }\nbooking: { rate: 6 per day }',
      'facilities: { jail: { rate: 6 per day } }\nbooking: {}',
      'The bookings are given twice.',
    ),
    base(
      'booking: { times: { csv: times.csv, column: booked }, months: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1] }',
      'booking: { rate: 6 per day, months: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1] }',
      'Times of booking already contain the season.',
      { 'times.csv': 'booked\n2018-01-01T08:00\n' },
    ),
    base(
      'booking: { rate: 9000 per hour }',
      'booking: { rate: 900 per hour }',
      'The rate is more than the simulator can follow.',
    ),
    base(
      'booking: { rate: 6 per day, priority: { high: 50 %, low: 50 % } }\nagentArrival: { decline: { high: 1 % } }',
      'booking: { rate: 6 per day, priority: { high: 50 %, low: 50 % } }\n' +
        'agentArrival: { decline: { high: 1 %, low: 9 % } }',
      'A class of priority has no share.',
    ),
    base(
      'detainer: { issue: { regimeFactor: 2 } }',
      'detainer: { issue: { regimeFactor: 1.1 } }',
      'A probability times its factor is at most 1.',
    ),
    clearing('column: wait, unit: min')('wait;jail\n;north\n', 'wait;jail\n5;north\n9;north\n', 'Every row is blank.'),
    clearing('column: wait, unit: h:mm')(
      'wait;jail\n1:75;north\n',
      'wait;jail\n1:15;north\n2:00;north\n',
      'An hour has 60 minutes.',
    ),
    clearing('from: in, to: out')(
      'in;out\n2018-01-01T08:00;2018-01-01T07:00\n',
      'in;out\n2018-01-01T08:00;2018-01-01T09:00\n2018-01-02T08:00;2018-01-02T10:00\n',
      'Nobody leaves before the order.',
    ),
    base(
      'costs: { lines: [{ title: Review, payer: county, per: detainer, amount: 85 }] }',
      'costs: { lines: [{ title: Review, payer: county, per: detainer, amount: $85 }] }',
      'An amount is in dollars, or a time of staff.',
    ),
    base(
      'detainer: { lodged: 0 per year }',
      'detainer: { lodged: 60 per year }',
      'A count of 0 says nothing about a probability but that it is 0.',
    ),
    base(
      'detainer: { lodged: 60 per year, issue: { probability: 40 % } }',
      'detainer: { lodged: 60 per year }',
      'The probability is computed from the count.',
    ),
    base(
      'detainer: { lodged: 6000 per year }',
      'detainer: { lodged: 60 per year }',
      'So many detainers would take more people than the agency identifies.',
    ),
    base(
      'releaseNotice: { channel: { kind: onSite } }',
      'releaseNotice: { channel: { kind: onSite } }\nagentArrival: { onSiteOffice: { hours: always } }',
      'Notices would go to an office that never opens.',
    ),
    base(
      'releaseNotice: { notice: { rule: none, delayRelease: yes } }',
      'releaseNotice: { notice: { rule: advance, delayRelease: yes } }',
      'A release would wait forever for a notice.',
    ),
    base(
      'releaseNotice: { handover: { rule: arranged, hours: never } }',
      'releaseNotice: { handover: { rule: arranged, hours: Mon–Fri 08:00–16:30 } }',
      'The time of a handover would never come.',
    ),
    base(
      'releaseNotice: { reasons: { bail: { weight: 100 %, hours: never } } }',
      'releaseNotice: { reasons: { bail: { weight: 100 %, hours: always } } }',
      'People would never be released.',
    ),
    base(
      `releaseNotice: { reasons: { bail: { weight: 100 %, within: atStart, profile: ${WEEKDAYS} } } }`,
      `releaseNotice: { reasons: { bail: { weight: 100 %, within: spread, profile: ${WEEKDAYS} } } }`,
      'A profile says how orders are spread, and here they are not.',
    ),
    base(orderedOnWeekdays('Sat 09:00–12:00'), orderedOnWeekdays('Fri 09:00–12:00'), 'People would never be released.'),
    counts('day,booked\nMonday,3', DAYS, 'The text is not a date.'),
    counts('day,booked\n1/1/2018,3', DAYS, 'The date is written in another order.'),
    counts('day,booked\n2018-01-01T14:05,3', DAYS, 'The text is a time of day.'),
    counts(`${DAYS}\n2018-01-01,3`, DAYS, 'A date has two counts.'),
    counts('day,booked\n2018-01-01,3', DAYS, 'The file has no count for some days of the run.'),
    counts(DAYS.replace('\n2018-01-07,2', ''), DAYS, 'The file has no count for one day of the run.'),
    counts(DAYS.replace(/,\d+/g, ',20000000'), DAYS, 'The bookings are more than the simulator can follow.'),
    times('booked\n2018-01-01', 'booked\n2018-01-01T08:00', 'The text is a date without an hour.'),
    times(
      'booked\n2018-01-01T00:00\n2018-01-02T00:00',
      'booked\n2018-01-01T00:10\n2018-01-02T00:00',
      'Dates without an hour were exported as midnights.',
    ),
    base(
      'booking: { rate: 6 per day, atMidnight: yes }',
      'booking: { rate: 6 per day }',
      'Only a file of bookings can have them all at midnight.',
    ),
    times(
      'booked\n2017-06-01T08:00',
      'booked\n2018-01-01T08:00',
      'All bookings lie outside the days that the scenario counts.',
    ),
    log(
      `case,bookedAt,facility\n1,2018-01-01T08:00,jial`,
      `case,bookedAt,facility\n1,2018-01-01T08:00,jail`,
      'The log names a jail that the scenario does not have.',
    ),
  ],
};
