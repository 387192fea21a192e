import type { Part } from '../row.ts';
import { base, setting } from '../scenario-rows.ts';

export const UNITS: Part = {
  title: 'Values and their units',
  about: 'Lines below `base` of a scenario, and settings of its file.',
  rows: [
    base('agentArrival: { margin: -5 min }', 'agentArrival: { margin: 5 min }', 'A length of time cannot be below 0.'),
    base(
      'agentArrival: { margin: PT-5M }',
      'agentArrival: { margin: PT5M }',
      'A length of time in ISO 8601 cannot be below 0 either.',
    ),
    base('agentArrival: { margin: inf h }', 'agentArrival: { margin: 5 h }', 'The length of time is infinite.'),
    base('agentArrival: { patience: .inf }', 'agentArrival: { patience: 90 min }', 'The number is infinite.'),
    base(
      'agentArrival: { margin: 300000 days }',
      'agentArrival: { margin: 300 days }',
      'The length of time is longer than the simulator counts.',
    ),
    base(
      'agentArrival: { patience: 2–1 h }',
      'agentArrival: { patience: 1–2 h }',
      'A range runs from the smaller to the larger figure.',
    ),
    base(
      'agentArrival: { patience: 1–2 h 30 min }',
      'agentArrival: { patience: 1 h – 2 h 30 min }',
      'The lower end has no unit, and could have either unit of the other end.',
    ),
    base(
      'agentArrival: { patience: 1–2–3 h }',
      'agentArrival: { patience: 1–3 h }',
      'A range has two ends, and each is one length of time.',
    ),
    base(
      'costs: { call: "1,500 s" }',
      'costs: { call: 1500 s }',
      'The comma can group thousands or be a decimal comma. `1,5 h` has one meaning and is read.',
    ),
    base('costs: { call: "1.500,5 s" }', 'costs: { call: 1500.5 s }', 'The point and the comma have changed places.'),
    base('costs: { call: 15 m }', 'costs: { call: 15 min }', 'The letter m alone is minutes, months or metres.'),
    base('costs: { call: 1:30 }', 'costs: { call: 1 h 30 min }', 'Two numbers with a colon have no units.'),
    base('costs: { call: 1h30 }', 'costs: { call: 1h30m }', 'The last number has no unit.'),
    base(
      'costs: { call: 30 min 1 h }',
      'costs: { call: 1 h 30 min }',
      'Units run from the largest to the smallest, each once; otherwise a dash may be missing.',
    ),
    base(
      'facilities: { jail: { travel: 25 mi } }',
      'facilities: { jail: { travel: 30 min } }',
      'A distance is not a length of time; no speed is assumed.',
    ),
    base('costs: { call: 15 }', 'costs: { call: 15 min }', 'A bare number could be seconds, minutes or hours.'),
    base('costs: { call: "15" }', 'costs: { call: "15 min" }', 'A number in quotes has no unit either.'),
    base('costs: { call: -15 }', 'costs: { call: 15 min }', 'The number is below 0 and has no unit.'),
    base('costs: { call: soon }', 'costs: { call: 15 min }', 'The text is not a length of time.'),
    base('costs: { call: [15 min] }', 'costs: { call: 15 min }', 'The value is a list instead of a single value.'),
    base(
      'releaseNotice: { requestedLead: 24 huors }',
      'releaseNotice: { requestedLead: 24 hours }',
      'The unit is misspelt or unknown.',
    ),
    base(
      'releaseNotice: { hold: { limit: 6 months } }',
      'releaseNotice: { hold: { limit: 180 days } }',
      'Months and years differ in length.',
    ),
    base(
      'releaseNotice: { hold: { limit: P6M } }',
      'releaseNotice: { hold: { limit: P180D } }',
      'Months and years differ in length in ISO 8601, too.',
    ),
    base(
      'releaseNotice: { hold: { limit: P48 } }',
      'releaseNotice: { hold: { limit: PT48H } }',
      'A text that begins with P must be an ISO 8601 duration.',
    ),
    setting('length: 7 hours', 'length: 7 days', 'A run has whole days.'),
    base(
      'agentArrival: { noShow: 12 }',
      'agentArrival: { noShow: 12 % }',
      'A share is at most 1; a percentage needs its sign.',
    ),
    base('agentArrival: { noShow: -5 % }', 'agentArrival: { noShow: 5 % }', 'A share cannot be below 0.'),
    base('agentArrival: { noShow: few }', 'agentArrival: { noShow: 5 % }', 'The text is not a share.'),
    base(
      `agentArrival: { noShow: 1 in ${'9'.repeat(400)} }`,
      'agentArrival: { noShow: 1 in 900 }',
      'A number has hundreds of digits.',
    ),
    base('booking: { rate: 6 }', 'booking: { rate: 6 per day }', 'A rate needs the time that it is counted over.'),
    base('booking: { rate: many per day }', 'booking: { rate: 6 per day }', 'A rate begins with a number.'),
    base('booking: { rate: 180 per month }', 'booking: { rate: 2160 per year }', 'Months differ in length.'),
    base(
      'booking: { rate: 6 per dya }',
      'booking: { rate: 6 per day }',
      'The unit of the rate is misspelt or unknown.',
    ),
    base('costs: { bedDay: -$140 }', 'costs: { bedDay: $140 }', 'An amount of money cannot be below 0.'),
    base('costs: { bedDay: "140" }', 'costs: { bedDay: $140 }', 'An amount of money needs its currency.'),
    base(
      'costs: { bedDay: $140 per week }',
      'costs: { bedDay: $140 per bed-day }',
      'The value is an amount per bed-day.',
    ),
    base(
      'costs: { bedDay: $2000000000000 }',
      'costs: { bedDay: $140 }',
      'The amount is larger than the simulator counts.',
    ),
    base(
      'agentArrival: { asksBeforeSettingOut: maybe }',
      'agentArrival: { asksBeforeSettingOut: yes }',
      'The value is a switch.',
    ),
    base(
      'releaseNotice: { notice: { rule: advnace } }',
      'releaseNotice: { notice: { rule: advance } }',
      'The value is one of a few words.',
    ),
    setting(`start: 2018-02-30`, 'start: 2018-02-28', 'The calendar has no such day.'),
    setting('start: 1994-12-31', 'start: 1995-01-01', 'Dates are known from 1995 to 2200.'),
    setting(
      'zone: EST',
      'zone: America/New_York',
      'Abbreviations of zones are ambiguous, or have the same offset all year.',
    ),
    setting(
      'zone: Etc/GMT+6',
      'zone: America/Chicago',
      'Where a jail is, clocks may change; and this offset is six hours behind UTC, against its sign.',
    ),
    setting('zone: America/Chicgo', 'zone: America/Chicago', 'The zone is not in the IANA database.'),
    base(
      'agentArrival: { onSiteOffice: { hours: 9 } }',
      'agentArrival: { onSiteOffice: { hours: daily 09:00–17:00 } }',
      'Opening hours are written as a text.',
    ),
    base(
      `agentArrival: { onSiteOffice: { hours: "${Array.from({ length: 101 }, () => 'Mon').join(',')}" } }`,
      'agentArrival: { onSiteOffice: { hours: "Mon–Fri 09:00–17:00" } }',
      'The hours have more parts than a week needs.',
    ),
    base(
      'agentArrival: { onSiteOffice: { hours: "Mon 08:00–12:00, Mon 11:00–16:00" } }',
      'agentArrival: { onSiteOffice: { hours: "Mon 08:00–16:00" } }',
      'Two parts of the hours cover the same time.',
    ),
    base(
      'agentArrival: { onSiteOffice: { hours: mornings } }',
      'agentArrival: { onSiteOffice: { hours: "daily 06:00–12:00" } }',
      'Opening hours name days and times.',
    ),
    base(
      'agentArrival: { onSiteOffice: { hours: "08:00–16:30" } }',
      'agentArrival: { onSiteOffice: { hours: "daily 08:00–16:30" } }',
      'Without days, the times could be those of every day or of working days.',
    ),
    base(
      'agentArrival: { onSiteOffice: { hours: "Mon–Fri 08:00–16:30, Sat" } }',
      'agentArrival: { onSiteOffice: { hours: "Mon–Sat 08:00–16:30" } }',
      'The last day has no times.',
    ),
    base(
      'agentArrival: { onSiteOffice: { hours: "Mon–Fri 8–5" } }',
      'agentArrival: { onSiteOffice: { hours: "Mon–Fri 8am–5pm" } }',
      'Without am or pm, the office could be open by day or overnight.',
    ),
    base(
      'agentArrival: { onSiteOffice: { hours: "T 08:00–16:30" } }',
      'agentArrival: { onSiteOffice: { hours: "Tue, Thu 08:00–16:30" } }',
      'Two days begin with this letter.',
    ),
    base(
      'agentArrival: { onSiteOffice: { hours: "Mon-Wed-Fri 08:00–16:30" } }',
      'agentArrival: { onSiteOffice: { hours: "Mon, Wed, Fri 08:00–16:30" } }',
      'A dash between days means all days from one to the other.',
    ),
    base(
      'agentArrival: { onSiteOffice: { hours: "Mon 08:00–08:00" } }',
      'agentArrival: { onSiteOffice: { hours: "Mon 00:00–24:00" } }',
      'The opening and closing times are equal.',
    ),
    base(
      'agentArrival: { onSiteOffice: { hours: "Mno 08:00–16:00" } }',
      'agentArrival: { onSiteOffice: { hours: "Mon 08:00–16:00" } }',
      'The day is misspelt or unknown.',
    ),
    base(
      'agentArrival: { onSiteOffice: { hours: "Mon 08:00–25:00" } }',
      'agentArrival: { onSiteOffice: { hours: "Mon 08:00–24:00" } }',
      'A day ends at 24:00.',
    ),
  ],
};
