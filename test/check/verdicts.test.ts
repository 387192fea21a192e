import { describe, expect, test } from '@jest/globals';
import { checkClaims, verdictsOf } from './known.ts';

const SHARE = 'policy: practice, outcome: notIdentified';
const LODGED = 'policy: practice, measure: detainersLodged';

describe('given a scenario in which 60 % are not identified, and 8 detainers are lodged per run', () => {
  test.each([
    [`${SHARE}, between: [50 %, 70 %]`, 'holds'],
    [`${SHARE}, atMost: 45 %`, 'fails'],
    [`${SHARE}, atLeast: 75 %`, 'fails'],
    [`${SHARE}, between: [60 %, 90 %]`, 'undecided'],
    [`${LODGED}, between: [6, 10 people]`, 'holds'],
    [`${LODGED}, atLeast: 12`, 'fails'],
    ['policy: half, against: practice, measure: detainersLodged, between: [-6, -2]', 'holds'],
    ['policy: half, against: practice, measure: detainersLodged, atLeast: 0', 'fails'],
    // Of the bookings, half of 40 % have no detainer.
    ['policy: half, outcome: noDetainer, between: [5 %, 35 %]', 'holds'],
    ['policy: half, against: practice, outcome: noDetainer, atLeast: 12 points', 'holds'],
    [`${LODGED}, by: { month: 2018-01 }, between: [6, 10]`, 'holds'],
    [`${LODGED}, by: { month: 2018-01 }, atMost: 5`, 'fails'],
    ['policy: half, against: practice, measure: detainersLodged, by: { month: 2018-01 }, between: [-6, -2]', 'holds'],
  ])('{ %s } %s', async (line, verdict) => {
    expect(await verdictsOf([line])).toEqual([verdict]);
  });
});

test('outcomes after a detainer are shares of the detainers, and of all bookings where the claim says so', async () => {
  const { result } = await checkClaims([
    'policy: practice, outcome: noNotice, between: [0 %, 100 %]',
    'policy: practice, outcome: noNotice, of: bookings, between: [0 %, 100 %]',
    `${LODGED}, atLeast: 0`,
  ]);
  const [ofDetainers, ofBookings, lodged] = result.suites[0].claims;
  expect(ofDetainers.denominator?.of).toBe('detainers lodged before the exit');
  expect(ofBookings.denominator?.of).toBe('bookings');
  expect(ofDetainers.denominator?.count).toBeCloseTo(lodged.figure!.mean! * lodged.replications, 6);
  // The same people over two denominators.
  const people = [ofDetainers, ofBookings].map(({ figure, denominator }) => figure!.mean! * denominator!.count);
  expect(people[0]).toBeCloseTo(people[1], 6);
});

describe('a claim that an interval cannot decide', () => {
  test('fails without cases, so that a policy that lodges nothing cannot pass', async () => {
    const { result, kind } = await checkClaims(['policy: practice, measure: hoursHeld, quantile: 50, atMost: 1000 h']);
    expect(result.suites[0].claims[0]).toMatchObject({ verdict: 'fails', reason: 'no cases' });
    expect(kind).toBe('failed');
  });

  test('holds by its figure if all replications agree, but only at the last look', async () => {
    const { result } = await checkClaims(['policy: practice, measure: hoursHeld, atMost: 0 h']);
    expect(result.suites[0].claims[0]).toMatchObject({ verdict: 'holds', reason: 'all agree', replications: 40 });
  });

  test('fails by its figure if all replications agree on another', async () => {
    const { result } = await checkClaims(['policy: practice, measure: hoursHeld, atLeast: 1 h']);
    expect(result.suites[0].claims[0]).toMatchObject({ verdict: 'fails', reason: 'all agree' });
  });

  test('is undecided at a 95 % quantile of fewer than 104 single runs, and decided with more', async () => {
    const line = [`${LODGED}, oneRun: 95, atMost: 30`];
    const few = await checkClaims(line);
    expect(few.result.suites[0].claims[0]).toMatchObject({ verdict: 'undecided', reason: 'too few single runs' });
    expect(few.groups[0].cases[0].reason).toMatch(/at least 104 single runs, and there were 40/);
    expect(await verdictsOf(line, {}, 'replications: { from: 20, atMost: 160 }')).toEqual(['holds']);
  });

  test('is undecided out of budget, with the figure of the last look', async () => {
    let seconds = 0;
    const processorSeconds = () => seconds;
    const onProgress = (_: string, finished: number) => {
      if (finished > 20) seconds = 61;
    };
    const { result, groups } = await checkClaims(
      [`${SHARE}, atMost: 60 %`],
      { processorSeconds, onProgress },
      'budget: 60 s\nreplications: { from: 20, atMost: 400 }',
    );
    expect(result.suites[0].claims[0]).toMatchObject({
      verdict: 'undecided',
      reason: 'out of budget',
      replications: 20,
    });
    expect(groups[0].cases[0].reason).toBe('the budget of 60 s of processor time was used up after 20 replications');
  });
});

describe('what a claim does to the check', () => {
  test.each([
    [[`${SHARE}, atMost: 70 %`], 'held'],
    [[`${SHARE}, atMost: 45 %`], 'failed'],
    [[`${SHARE}, atMost: 45 %, severity: warn`], 'held'],
    [[`${SHARE}, atMost: 60 %`], 'failed'],
    [[`${SHARE}, atMost: 60 %, undecided: warn`], 'held'],
    [[`${SHARE}, atMost: 45 %, undecided: warn`], 'failed'],
  ])('%j: %s', async (lines, kind) => {
    const checked = await checkClaims(lines);
    expect([checked.kind, checked.result.exitCode]).toEqual([kind, kind === 'held' ? 0 : 1]);
  });

  test('a file that claims nothing warns', async () => {
    const { kind, groups } = await checkClaims([], {}, 'replications: { from: 20 }');
    expect([kind, groups[0].notes]).toEqual(['held', [expect.stringMatching('nothing is claimed')]]);
  });
});

test('more workers give the same result', async () => {
  const lines = [`${SHARE}, atMost: 70 %`, `${LODGED}, oneRun: 50, atMost: 9`];
  const [one, two] = await Promise.all([1, 2].map((workers) => checkClaims(lines, { workers })));
  expect(one.result.suites[0].claims).toEqual(two.result.suites[0].claims);
});

describe('the replications that are run', () => {
  /** How many are run for these claims, and how the check ends if it is stopped after `stopAfter`. */
  async function running(lines: readonly string[], stopAfter = Number.POSITIVE_INFINITY) {
    let ran = 0;
    const controller = new AbortController();
    const onProgress = () => {
      ran++;
      if (ran === stopAfter) controller.abort();
    };
    const checked = await checkClaims(lines, { onProgress, stop: controller.signal });
    return { ran, ...checked };
  }

  test('are those of the first look if it decides every claim, however many claims there are', async () => {
    expect((await running([`${SHARE}, atMost: 90 %`])).ran).toBe(20);
    expect((await running(Array.from({ length: 30 }, () => `${SHARE}, atMost: 90 %`))).ran).toBe(20);
  });

  test('grow by those of the next look while a claim is open', async () => {
    expect((await running([`${SHARE}, atMost: 90 %`, `${SHARE}, atMost: 60 %`])).ran).toBe(40);
  });

  test('stop when the check is interrupted; open claims say so, and decided ones keep their verdict', async () => {
    const { ran, kind, result } = await running([`${SHARE}, atMost: 90 %`, `${SHARE}, atMost: 60 %`], 25);
    expect([ran, kind, result.exitCode]).toEqual([25, 'interrupted', 130]);
    const [decided, open] = result.suites[0].claims;
    expect(decided).toMatchObject({ verdict: 'holds', replications: 20 });
    expect(open).toMatchObject({ verdict: 'undecided', reason: 'interrupted', replications: 20 });
  });
});
