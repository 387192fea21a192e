import { claim, claimsFile } from '../claim-rows.ts';
import { command } from '../command-rows.ts';
import { elsewhere } from '../elsewhere.ts';
import type { Part } from '../row.ts';

const RATE = 'policy: practice, measure: pickupRate';

export const CLAIMS: Part = {
  title: 'Expect files',
  about: 'A claim of `my.expect.yaml`, or the whole file, with `;` for a new line.',
  rows: [
    claimsFile('# nothing yet', 'scenario: my.yaml', 'The file has comments only.'),
    claimsFile('scenario: mine.yaml', 'scenario: my.yaml', 'There is no such scenario.'),
    claimsFile(
      'scenario: my.yaml; replications: { from: 50, atMost: 20 }',
      'scenario: my.yaml; replications: { from: 20, atMost: 50 }',
      'The first look comes after the last.',
    ),
    claimsFile(
      'scenario: my.yaml; snapshot: my.snapshot.csv',
      'scenario: my.yaml',
      'The program that reads the file compares no snapshots.',
    ),
    claim(
      'policy: practise, measure: pickups, atMost: 9',
      'policy: practice, measure: pickups, atMost: 9',
      'The policy is misspelt.',
    ),
    claim(
      'policy: practice, measure: pickups, by: { facility: south }, atMost: 9',
      'policy: practice, measure: pickups, by: { facility: north }, atMost: 9',
      'The scenario has no such facility.',
    ),
    claim(
      'policy: practice, measure: pickups, by: { month: 2018-02 }, atMost: 9',
      'policy: practice, measure: pickups, by: { month: 2018-01 }, atMost: 9',
      'The run has no such month.',
    ),
    claim(
      'policy: practice, measure: pickups, by: { month: March }, atMost: 9',
      'policy: practice, measure: pickups, by: { month: 2018-01 }, atMost: 9',
      'A month has a year.',
    ),
    claim('policy: practice, atMost: 9', 'policy: practice, measure: pickups, atMost: 9', 'Nothing is named.'),
    claim(
      'policy: practice, measure: pickups, outcome: late, atMost: 9',
      'policy: practice, measure: pickups, atMost: 9',
      'Two things are named.',
    ),
    claim(
      `${RATE}, of: bookings, atMost: 9 %`,
      'policy: practice, outcome: late, of: bookings, atMost: 9 %',
      'A measure has its own denominator.',
    ),
    claim(
      'policy: practice, outcome: noDetainer, of: detainers, atMost: 9 %',
      'policy: practice, outcome: noDetainer, of: bookings, atMost: 9 %',
      'The outcome comes before a detainer.',
    ),
    claim(
      `${RATE}, against: practice, atMost: 9 points`,
      `${RATE}, against: other, atMost: 9 points`,
      'Both policies are the same.',
    ),
    claim(
      `${RATE}, quantile: 50, atMost: 9 %`,
      'policy: practice, measure: noticeWindow, quantile: 50, atMost: 9 min',
      'A share has no quantiles over people.',
    ),
    claim(
      'policy: practice, measure: noticeWindow, quantile: 40, atMost: 9 min',
      'policy: practice, measure: noticeWindow, quantile: 50, atMost: 9 min',
      'This quantile is not kept.',
    ),
    claim(
      'policy: practice, against: other, measure: noticeWindow, quantile: 50, atMost: 9 min',
      'policy: practice, against: other, measure: noticeWindow, atMost: 9 min',
      'A quantile of people is not paired.',
    ),
    claim(
      'policy: practice, measure: hoursHeld, quantile: 50, by: { facility: north }, atMost: 9 h',
      'policy: practice, measure: hoursHeld, by: { facility: north }, atMost: 9 h',
      'Facilities have no quantiles.',
    ),
    claim(
      'policy: practice, measure: hoursHeld, quantile: 50, oneRun: 95, atMost: 9 h',
      'policy: practice, measure: hoursHeld, oneRun: 95, atMost: 9 h',
      'Two quantiles are named.',
    ),
    claim(`${RATE}, by: {}, atMost: 9 %`, `${RATE}, by: { facility: north }, atMost: 9 %`, 'The part is not named.'),
    claim(
      `${RATE}, by: { facility: north, month: 2018-01 }, atMost: 9 %`,
      `${RATE}, by: { facility: north }, atMost: 9 %`,
      'Two parts are named.',
    ),
    claim(
      'policy: practice, measure: agencyCost, by: { facility: north }, atMost: $9',
      'policy: practice, measure: hoursHeld, by: { facility: north }, atMost: 9 h',
      'Costs are not counted by facility.',
    ),
    claim(RATE, `${RATE}, atMost: 9 %`, 'The claim has no limit.'),
    claim(
      `${RATE}, between: [1 %, 9 %], atMost: 9 %`,
      `${RATE}, between: [1 %, 9 %]`,
      'The upper limit is written twice.',
    ),
    claim(`${RATE}, between: [9 %, 1 %]`, `${RATE}, between: [1 %, 9 %]`, 'The range runs backwards.'),
    claim(`${RATE}, atMost: [9 %]`, `${RATE}, atMost: 9 %`, 'A limit is one figure.'),
    claim(`${RATE}, atLeast: -9 %`, `${RATE}, atLeast: 9 %`, 'A share is never below 0.'),
    claim(`${RATE}, atMost: 9 points`, `${RATE}, atMost: 9 %`, 'Points are for differences.'),
    claim(`${RATE}, against: other, atMost: 9 %`, `${RATE}, against: other, atMost: 9 points`, 'A percentage of what?'),
    claim(
      `${RATE}, against: other, atMost: 101 points`,
      `${RATE}, against: other, atMost: 9 points`,
      'Shares differ by at most 100 points.',
    ),
    claim(
      'policy: practice, measure: agencyCost, atMost: 9',
      'policy: practice, measure: agencyCost, atMost: $9',
      'Dollars have a sign.',
    ),
    claim(
      'policy: practice, measure: pickups, atMost: 9 h',
      'policy: practice, measure: pickups, atMost: 9 people',
      'Pickups are people, not hours.',
    ),
    command('check nowhere.yaml', 'check known.yaml', 'There is no such file.'),
    command('check lost.expect.yaml', 'check known.yaml', 'There is no such snapshot.'),
    command('check my.yaml', 'check known.yaml', 'The scenario has no expect file.'),
    command('check mine', 'check known.yaml', 'The folder has no expect file.'),
    command('check "*.nothing"', 'check known.yaml', 'The pattern matches nothing.'),
    command('check "*.json"', 'check known.yaml', 'The pattern matches other files only.'),
    command('check ""', 'check known.yaml', 'The name is empty.'),
    command('check known.yaml --shard 5/4', 'check known.yaml --shard 1/4', 'There is no fifth of four parts.'),
    command('check known.yaml --watch --json', 'check known.yaml --json', 'Watching prints text again and again.'),
    command('check known.yaml --cache ""', 'check known.yaml --cache mine', 'The name of the folder is empty.'),
    command(
      'check known.yaml --changed-since no-such-commit',
      'check known.yaml --changed-since HEAD',
      'git knows no such commit.',
    ),
    elsewhere(
      'git cannot be asked',
      'test/check/select.test.ts',
      'pickup-gap check --changed-since HEAD',
      'pickup-gap check',
      'The folder is not in a repository.',
    ),
  ],
};
