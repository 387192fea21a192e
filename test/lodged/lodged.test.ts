import { describe, expect, test } from '@jest/globals';
import { makePlan } from '../../src/engine/plan/plan.ts';
import { Runner } from '../../src/engine/run/run-replications.ts';
import { summarise } from '../../src/measures/summarise.ts';
import type { ResolvedScenario } from '../../src/resolved/scenario.ts';
import { load, refusal } from '../scenario/scenario-text.ts';

/** A year of a jail with this count of detainers, more lines below `base`, and policies. */
function counted(detainer: string, base = '', policies = '  practice: {}') {
  return [
    'title: A jail that counts its detainers',
    'zone: America/Chicago',
    'start: 2025-01-01',
    'length: 365 days',
    'base:',
    '  booking: { rate: 6 per day, foreignBorn: 100 % }',
    `  detainer: { ${detainer} }`,
    base,
    'policies:',
    policies,
    '',
  ].join('\n');
}

/** Everybody is known at once, so each booking has the same chance of a detainer. */
const KNOWN_AT_ONCE = 'bookingCall: { rule: everyForeignBorn, delay: 0 h }, courtRecords: { probability: 0 % }';

/** The probability that was computed. */
async function issued(text: string, policy = 0): Promise<number> {
  return (await load(text)).resolved.policies[policy].detainer.issue.probability[0];
}

describe('the probability of a detainer computed from a count', () => {
  test('is the count divided by the bookings where everybody is known at once', async () => {
    const text = counted(`lodged: 219 per year, ${KNOWN_AT_ONCE}, issue: { delay: 0 h }`);
    expect(await issued(text)).toBeCloseTo(219 / (6 * 365), 5);
  });

  test('leaves out detainers that come too late: which of two exponential times is shorter is known', async () => {
    const delay = 'issue: { delay: { exponential: { mean: 6 h } } }';
    const custody =
      '  releaseNotice: { reasons: { bail: { weight: 1, custody: { exponential: { mean: 18 h } }, hours: always, ' +
      'profile: flat } } }\n  facilities: { jail: { clearing: 0 h } }';
    const text = counted(`lodged: 219 per year, ${KNOWN_AT_ONCE}, ${delay}`, custody);
    const inTime = 18 / (18 + 6);
    expect((await issued(text)) / (0.1 / inTime)).toBeCloseTo(1, 2);
  });

  test('is lower by the regime’s factor, and does not depend on the class of priority', async () => {
    const { resolved } = await load(
      counted(`lodged: 219 per year, ${KNOWN_AT_ONCE}, issue: { delay: 0 h, regimeFactor: 2 }`),
    );
    const { probability } = resolved.policies[0].detainer.issue;
    expect(probability[0]).toBeCloseTo(0.05, 5);
    expect(new Set(probability).size).toBe(1);
  });

  test('allows for the days on which the agency’s swing would take it above 1', async () => {
    const most = `lodged: 1400 per year, ${KNOWN_AT_ONCE}`;
    const steady = await issued(counted(`${most}, issue: { delay: 0 h }`));
    const swinging = await issued(counted(`${most}, issue: { delay: 0 h, swing: 0.5 }`));
    expect(steady).toBeCloseTo(1400 / 2190, 5);
    expect(swinging).toBeGreaterThan(steady);
  });

  test('is the baseline policy’s, and stays as it is under the others', async () => {
    const policies = '  called: {}\n  silent: { changes: { detainer.bookingCall.rule: none } }';
    const text = counted('lodged: 60 per year, bookingCall: { rule: everyForeignBorn }', '', policies);
    expect(await issued(text, 1)).toBe(await issued(text, 0));
  });

  test('is among the assumptions as computed, and a note says what it is', async () => {
    const { assumptions, notes } = await load(counted(`lodged: 219 per year, ${KNOWN_AT_ONCE}, issue: { delay: 0 h }`));
    const found = assumptions.filter(({ path }) => path.startsWith('detainer.issue.probability'));
    expect(found).toMatchObject([{ value: '10.0000 %', basis: 'computed', from: 'file' }]);
    expect(notes[0]).toBe(
      'detainer.issue.probability is 10 %, set so that the policy "practice" lodges 219 per year before the exit on ' +
        'average (detainer.lodged)',
    );
  });
});

describe('a run with that probability', () => {
  const JAILS: [name: string, text: string][] = [
    ['with calls and records', counted('lodged: 120 per year, bookingCall: { rule: everyForeignBorn }')],
    [
      'with a swing and weekdays',
      counted('lodged: 300 per year, issue: { swing: 0.4, weekdays: [2,1,1,1,1,0.5,0.5] }'),
    ],
    [
      'with a rule that changes during the year',
      counted(
        'lodged: 200 per year',
        '',
        '  practice:\n    dated: [{ from: 2025-06-01, changes: { detainer.bookingCall.rule: everyForeignBorn } }]',
      ),
    ],
  ];

  test.each(JAILS)('lodges that number on average, for any seed: a jail %s', async (_, text) => {
    const { resolved } = await load(text);
    const target = Number(/lodged: (\d+)/.exec(text)![1]);
    for (const seed of [2, 3, 5]) {
      const { mean, low, high } = lodgedIn({ ...resolved, seed });
      // Four standard errors: the interval of 95 % has 1.96 on either side.
      const error = (high! - low!) / (2 * 1.96);
      expect(Math.abs(mean! - target)).toBeLessThan(4 * error);
    }
  });

  test('planted fault: another probability is seen', async () => {
    const { resolved } = await load(JAILS[0][1]);
    resolved.policies[0].detainer.issue.probability = resolved.policies[0].detainer.issue.probability.map(
      (p) => p * 1.2,
    );
    const { mean, low, high } = lodgedIn({ ...resolved, seed: 2 });
    expect(Math.abs(mean! - 120)).toBeGreaterThan((4 * (high! - low!)) / (2 * 1.96));
  });
});

describe('a count that cannot be', () => {
  test('says the most that can', async () => {
    const text = counted(`lodged: 3000 per year, ${KNOWN_AT_ONCE}, issue: { delay: 0 h }`);
    expect(await refusal(text)).toContain('at most 2190 per year');
  });

  test('says 0 where nobody is ever identified', async () => {
    const nobody = 'fingerprint: { match: 0 % }, courtRecords: { probability: 0 % }';
    expect(await refusal(counted(`lodged: 1 per year, ${nobody}`))).toContain('at most 0 per year');
  });

  test('cannot be beside a probability, be changed by a policy, or be 0', async () => {
    expect(await refusal(counted('lodged: 60 per year, issue: { probability: 50 % }'))).toContain('not both');
    const changes = '  practice: {}\n  other: { changes: { detainer.lodged: 5 per year } }';
    expect(await refusal(counted('lodged: 60 per year', '', changes))).toContain('cannot be changed by a policy');
    const whole = '  practice: {}\n  other: { changes: { detainer: { lodged: 5 per year } } }';
    expect(await refusal(counted('askedAbout: {}', '', whole))).toContain('cannot be changed by a policy');
    expect(await refusal(counted('lodged: 0 per year'))).toContain('no probability can be computed from 0 detainers');
  });

  test('needs a baseline policy that leaves the probability to the base', async () => {
    const own = '  practice: { changes: { detainer.issue.probability: 5 % } }';
    expect(await refusal(counted('lodged: 60 per year', '', own))).toContain('the policy "practice" sets');
    const later = '  practice: { dated: [{ from: 2025-03-01, changes: { detainer.issue.probability: 5 % } }] }';
    expect(await refusal(counted('lodged: 60 per year', '', later))).toContain('from 2025-03-01');
  });
});

function lodgedIn(resolved: ResolvedScenario) {
  const one = { ...resolved, policies: [resolved.policies[0]] };
  const runner = new Runner(makePlan(one));
  runner.run(0, 25);
  return summarise(runner.takeTally(), one).policies[0].measures.detainersLodged;
}
