import { elsewhere } from '../elsewhere.ts';
import type { Part } from '../row.ts';
import { base, setting } from '../scenario-rows.ts';

export const SCHEMA: Part = {
  title: 'Keys and the form of a scenario',
  about: 'Lines below `base` of a scenario, and settings of its file.',
  rows: [
    setting('lenght: 7 days\nlength: 7 days', 'length: 7 days', 'The key is misspelt or unknown.'),
    base(
      'agentArrival.teams.count: 3',
      'agentArrival: { teams: { count: 3, hours: always } }',
      'A path with dots is for the changes of a policy.',
    ),
    setting('title:', 'title: My county', 'The key has no value.'),
    base(
      'releaseNotice: { reasons: { exile: { weight: 1 } } }',
      'releaseNotice: { reasons: { exile: { weight: 1, custody: 2 days } } }',
      'A value that has no default must be given.',
    ),
    base(
      'releaseNotice: { hold: none }',
      'releaseNotice: { hold: { rule: none } }',
      'A section is a map of keys and values.',
    ),
    setting(
      'explore: [agentArrival.teams.cuont]',
      'explore: [agentArrival.teams.count]',
      'The path is misspelt, so that a page could not offer the value.',
    ),
    setting(
      'weeklyReport: { leftOutFacilities: [a/b] }',
      'weeklyReport: { leftOutFacilities: [jail] }',
      'The value is the name of a facility, which has no slash.',
    ),
    setting('title: ""', 'title: My county', 'A text that must say something is empty.'),
    setting(
      'title: The release of Maria Quill',
      'title: One release',
      'A text looks like a name, a personal number, a birth date or an e-mail address.',
    ),
    setting(
      `description: ${'x'.repeat(10_001)}`,
      'description: Three jails and one office.',
      'A description has at most 10,000 characters.',
    ),
    base(
      `booking: { rate: { value: 6 per day, note: ${'x'.repeat(10_001)} } }`,
      'booking: { rate: { value: 6 per day, note: a guess } }',
      'A note or a source has at most 10,000 characters.',
    ),
    elsewhere(
      'the text here (not shown) cannot be read',
      'test/scenario/personal-texts.test.ts',
      'title: "The release of Maria Quill" x',
      'title: One release',
      'The file is not valid YAML, and the line looks personal.',
    ),
    setting(`zone: ${'x'.repeat(501)}`, 'zone: America/Chicago', 'A value has at most 500 characters.'),
    setting('replications: 0', 'replications: 1', 'The number is below the least that is allowed.'),
    setting('replications: 1000001', 'replications: 1000000', 'The number is above the greatest that is allowed.'),
    base(
      `booking: { rate: 6 per day, months: [1, 1] }`,
      'booking: { rate: 6 per day, months: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1] }',
      'The list must have one weight for each of 12 months.',
    ),
    base(
      `booking: { rate: 6 per day, months: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0] }`,
      'booking: { rate: 6 per day, months: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1] }',
      'With only zeros, no month would have bookings.',
    ),
    base('facilities: { a/b: {} }', 'facilities: { a-b: {} }', 'A name has none of the other signs.'),
    base(
      'booking: { rate: 6 per day, priority: { a.b: 100 % } }',
      'booking: { rate: 6 per day, priority: { a-b: 100 % } }',
      'Paths are written with dots; only facilities and field offices may have them in their names.',
    ),
    setting(
      'weeklyReport: { citizenship: {} }',
      'weeklyReport: { citizenship: { Mexico: 100 % } }',
      'The map names nothing, or more than is allowed.',
    ),
    setting('length: [7 days]', 'length: 7 days', 'The value is a list instead of a single value.'),
    base(
      'agentArrival: { teams: [{ count: 6000, hours: always }, { count: 6000, hours: always }] }',
      'agentArrival: { teams: { count: 6, hours: always } }',
      'All teams together are more than the simulator can follow.',
    ),
    base(
      'releaseNotice: { reasons: { bail: { weight: 99 % } } }',
      'releaseNotice: { reasons: { bail: { weight: 100 % } } }',
      'Shares must sum to 100 %.',
    ),
    base(
      'facilities: { jail: { clearing: { byHour: [{ hours: daily 06:00–12:00, time: 80 min }] } } }',
      'facilities: { jail: { clearing: { byHour: [{ hours: daily 06:00–12:00, time: 80 min }, { time: 50 min }] } } }',
      'Orders at other hours would have no clearing time.',
    ),
    base(
      'facilities: { jail: { clearing: { byHour: [{ time: 50 min }, { hours: daily 06:00–12:00, time: 80 min }] } } }',
      'facilities: { jail: { clearing: { byHour: [{ hours: daily 06:00–12:00, time: 80 min }, { time: 50 min }] } } }',
      'A row without hours holds at all hours that are left, so it comes last.',
    ),
    setting('length: 0 days', 'length: 7 days', 'A run has at least one day and at most 22 years.'),
    setting('warmUp: 8192 days', 'warmUp: 30 days', 'The warm-up is longer than the calendar reaches.'),
    setting(
      'length: 8030 days\ncoolDown: 400 days',
      'length: 8030 days\ncoolDown: 30 days',
      'The run and its cool-down are together longer than the calendar reaches.',
    ),
    setting('baseline: practise', 'baseline: practice', 'The baseline must be one of the policies.'),
    setting('policies: {}', 'policies: { practice: {} }', 'A scenario has 1 to 50 policies.'),
    setting('base: none', 'base: { booking: { rate: 6 per day } }', 'The section `base` is a map of sections.'),
    base(
      'costs: { call: { value: 5 min, nota: x } }',
      'costs: { call: { value: 5 min, note: x } }',
      'Beside `value`, only its range and where it comes from can be given.',
    ),
    base(
      'costs: { call: { value: 5 min, source: [] } }',
      'costs: { call: { value: 5 min, source: A sheriff’s log } }',
      'A source, basis or note is a text.',
    ),
    base(
      'costs: { call: { value: 5 min, basis: reportd } }',
      'costs: { call: { value: 5 min, basis: assumption } }',
      'The basis is one of three words.',
    ),
    base(
      'costs: { call: { value: 5 min, basis: reported } }',
      'costs: { call: { value: 5 min, basis: reported, source: A sheriff’s log } }',
      'A reported value needs its source.',
    ),
    setting(
      'weeklyReport: { leftOutFacilities: [jial] }',
      'weeklyReport: { leftOutFacilities: [jail] }',
      'The weekly report names a jail that the scenario does not have.',
    ),
  ],
};
