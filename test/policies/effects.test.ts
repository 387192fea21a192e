import { beforeAll, describe, expect, test } from '@jest/globals';
import { runScenario } from '../../src/engine/run/run-scenario.ts';
import { summarise } from '../../src/measures/summarise.ts';
import { PRESETS } from '../../src/scenario/schema/preset-names.ts';
import { over } from './over-a-base.ts';

// The direction in which each preset moves the jail of hennepin.yaml from its practice (notice at clearing, calls for
// every foreign-born person, no hold), as in the list of facts. The people are the same under each policy, so many of
// these hold exactly.

type Summary = ReturnType<typeof summarise>;
let policies: Map<string, Summary['policies'][number]>;
let differences: Map<string, Summary['differences'][number]>;

beforeAll(async () => {
  const { resolved } = await over('hennepin', PRESETS);
  const scenario = { ...resolved, days: 140, replications: 6 };
  const watch = { stop: new AbortController().signal, onProgress() {} };
  const { tally } = await runScenario(scenario, { workers: 1, ...watch });
  const summary = summarise(tally, scenario);
  policies = new Map(summary.policies.map((policy) => [policy.name, policy]));
  differences = new Map(summary.differences.map((difference) => [difference.policy, difference]));
});

const mean = (policy: string, key: string) => policies.get(policy)!.measures[key].mean!;

/** 1: above practice beyond its paired 95 % interval; −1: below; 0: neither. */
function direction(policy: string, key: string): number {
  const { mean: difference, low, high } = differences.get(policy)!.measures[key];
  // A difference that is the same in all replications has no interval.
  if (low === null) return Math.sign(difference ?? 0);
  return low > 0 ? 1 : high! < 0 ? -1 : 0;
}

describe('compared with practice', () => {
  test.each([
    ['honor-detainers', 'pickupRate', 1],
    ['honor-detainers', 'hoursHeldAdministrativeRequest', 1],
    ['honor-detainers', 'exposure', 1],
    ['consent-gated-calls', 'detainersLodged', -1],
    ['consent-gated-calls', 'askedBeforeCall', 1],
    ['on-site-office', 'pickupRate', 1],
    ['on-site-office', 'agentHoursDriving', -1],
    ['no-cooperation', 'detainersLodged', -1],
    ['notice-24h-best-effort', 'noticeWindow', 1],
    ['notice-24h-best-effort', 'pickupRate', 1],
    ['notice-24h-release-delayed', 'pickupRate', 1],
    ['notice-24h-release-delayed', 'hoursHeldNone', 1],
    ['287g-jail-enforcement', 'pickupRate', 1],
    ['287g-jail-enforcement', 'detainersLodged', 1],
    ['287g-jail-enforcement', 'hoursHeldWarrant287g', 1],
    ['287g-warrant-service-officer', 'pickupRate', 1],
    ['287g-warrant-service-officer', 'hoursHeldWarrant287g', 1],
    ['state-prison', 'pickupRate', 1],
    ['unwritten-case-by-case', 'pickupRate', -1],
  ])('%s: %s moves by sign %d', (policy, key, sign) => {
    expect(direction(policy, key)).toBe(sign);
  });

  test('planted fault: a preset that changes nothing relevant moves nothing', () => {
    expect(direction('287g-task-force', 'pickupRate')).toBe(0);
    expect(direction('287g-task-force', 'countyStaffHoursTraining')).toBe(1);
  });
});

describe('the exact effect', () => {
  test('judge’s order and calls for every foreign-born person are this jail’s practice', () => {
    for (const name of ['judges-order-with-notice', 'calls-for-every-foreign-born', '287g-task-force']) {
      expect(policies.get(name)!.outcomes).toEqual(policies.get('practice')!.outcomes);
      expect(mean(name, 'hoursHeld')).toBe(0);
    }
  });

  test('no cooperation: no notice, no call, no pickup, no hour held', () => {
    for (const key of ['noticesSent', 'calledWithoutAsking', 'askedBeforeCall', 'pickups', 'hoursHeld'])
      expect([key, mean('no-cooperation', key)]).toEqual([key, 0]);
  });

  test('consent: no call goes out unasked or against a refusal', () => {
    expect(
      mean('consent-gated-calls', 'calledWithoutAsking') + mean('consent-gated-calls', 'callsAgainstRefusal'),
    ).toBe(0);
  });

  test('24 h notice, kept: no notice is shorter than that unless the agency declines', () => {
    // A delay ends when the agency declines; nobody else's notice falls short of the 24 hours.
    const { outcomes } = policies.get('notice-24h-release-delayed')!;
    const declined = outcomes.declined.count / (6 * mean('notice-24h-release-delayed', 'noticesSent'));
    expect(mean('notice-24h-release-delayed', 'shortfall')).toBeLessThanOrEqual(declined * 24 * 60);
    expect(mean('notice-24h-best-effort', 'shortfall')).toBeGreaterThan(0);
  });

  test('a hold under a 287(g) warrant has a legal basis and no possible liability', () => {
    for (const name of ['287g-jail-enforcement', '287g-warrant-service-officer'])
      expect(mean(name, 'exposure')).toBe(0);
  });

  test('state prison: every notice is 24 h ahead or more, and nobody is held', () => {
    expect(mean('state-prison', 'shortfall')).toBe(0);
    expect(mean('state-prison', 'hoursHeld')).toBe(0);
  });

  test('training: officers × hours per officer', () => {
    expect(mean('287g-jail-enforcement', 'countyStaffHoursTraining')).toBe(80);
    expect(mean('287g-warrant-service-officer', 'countyStaffHoursTraining')).toBe(16);
  });

  test('detainers withheld: none is lodged, and no notice is sent', () => {
    expect(mean('detainers-withheld', 'detainersLodged') + mean('detainers-withheld', 'noticesSent')).toBe(0);
  });
});

test('unwritten: week and person together, 60 % × 80 %, of those whom practice would notify about', () => {
  const { mean: share, low, high } = differences.get('unwritten-case-by-case')!.measures.noticesSent;
  const notices = mean('practice', 'noticesSent');
  // 1 − 0.48 of the notices are missing. A replication has few weeks, so the result is compared with the interval.
  expect(low! / notices).toBeLessThan(-0.52);
  expect(high! / notices).toBeGreaterThan(-0.52);
  expect(share).toBeLessThan(0);
});
