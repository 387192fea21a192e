import { describe, expect, test } from '@jest/globals';
import type { Distribution } from '../../src/draws/distribution.ts';
import { normalCdf } from '../../src/draws/normal.ts';
import { studentQuantile } from '../../src/draws/student.ts';
import { makePlan } from '../../src/engine/plan/plan.ts';
import { Runner } from '../../src/engine/run/run-replications.ts';
import { MEASURES } from '../../src/measures/definitions.ts';
import { estimator } from '../../src/measures/estimates.ts';
import type { ResolvedPolicy } from '../../src/resolved/scenario.ts';
import { clearingTime, constant, DAY, HOUR, plainPolicy, plainScenario, withMedian } from '../engine/scenarios.ts';
import { type Changes, changed } from '../model/changes.ts';
import { AGREES, FALSE_ALARM, type Interval, verdictOn } from './deviation.ts';

// With a team for everybody there is no queue, and a person is picked up if the team travels faster than the time
// available: P(pickup) = E[F_travel(min(lead, custody))]. Custody, lead and travel are lognormal, uniform and
// lognormal. Rounding to whole seconds shifts the probability by less than 1e-4, which the intervals, about 0.01 wide,
// cannot show.

const lognormal = (mean: number, cv: number) => {
  const sigma = Math.sqrt(Math.log1p(cv ** 2));
  return { kind: 'lognormal' as const, mu: Math.log(mean) - sigma ** 2 / 2, sigma };
};
const cdf = ({ mu, sigma }: ReturnType<typeof lognormal>, x: number) => normalCdf((Math.log(x) - mu) / sigma);

const TRAVEL = lognormal(50 * 60, 0.6);
const CUSTODY = lognormal(3 * HOUR, 1.5);
const LEAD: Distribution = { kind: 'uniform', low: HOUR, high: 2 * HOUR };
/** P(lead ≥ x). */
const leadOver = (x: number) => Math.min(1, Math.max(0, (2 * HOUR - x) / HOUR));
const custodyOver = (x: number) => 1 - cdf(CUSTODY, x);

/** Unlimited teams that set out when they hear of the person and wait as long as it takes. */
const UNLIMITED: Changes<ResolvedPolicy> = {
  'agentArrival.teams.0.count': 10_000,
  'agentArrival.travel': [withMedian(TRAVEL, DAY)],
  'agentArrival.patience': constant(30 * DAY),
  'releaseNotice.reasons.0.custody': CUSTODY,
  'releaseNotice.clearing': [clearingTime(constant(0), 0)],
};

/** The notice goes out as soon as the release is known, a random lead before it. */
const AS_SOON_AS_KNOWN: Changes<ResolvedPolicy> = {
  ...UNLIMITED,
  'releaseNotice.reasons.0.knownAhead': LEAD,
  'releaseNotice.notice.rule': 'advance',
  'releaseNotice.notice.leadSeconds': 365 * DAY,
};

/** The notice goes out with the order, and clearing takes as long as the lead. */
const AT_CLEARING: Changes<ResolvedPolicy> = { ...UNLIMITED, 'releaseNotice.clearing': [clearingTime(LEAD, 0)] };

const HELD_FOR_AN_HOUR: Changes<ResolvedPolicy> = {
  ...AS_SOON_AS_KNOWN,
  'releaseNotice.hold.rule': 'upTo',
  'releaseNotice.hold.limitSeconds': HOUR,
};

/**
 * E[F_travel(min(lead, custody))] = ∫ P(lead ≥ t) P(custody ≥ t) dF_travel(t), as a sum over seconds. `over` is the
 * probability that more time than t is available; the time is never more than three hours.
 */
function pickupProbability(over: (t: number) => number, travel = TRAVEL): number {
  let sum = 0;
  for (let t = 0; t < 3 * HOUR; t++) sum += over(t + 0.5) * (cdf(travel, t + 1) - (t === 0 ? 0 : cdf(travel, t)));
  return sum;
}

/** The interval of the engine's pickup rate, by Student's t over replications; people are independent of each other. */
function pickupRate(changes: Changes<ResolvedPolicy>): Interval {
  const runner = new Runner(makePlan(plainScenario({ days: 100, seed: 8 }, [changed(plainPolicy(), changes)])));
  runner.run(0, 60);
  const m = MEASURES.findIndex(({ key }) => key === 'pickupRate');
  const rates = estimator(m, runner.takeTally().policies[0]);
  const half = studentQuantile(1 - FALSE_ALARM / 2, rates.count - 1) * Math.sqrt(rates.errorVariance);
  return { low: rates.mean - half, high: rates.mean + half };
}

describe.each<[string, Changes<ResolvedPolicy>, over: (t: number) => number]>([
  ['a notice as soon as the release is known', AS_SOON_AS_KNOWN, (t) => leadOver(t) * custodyOver(t)],
  ['a notice at clearing', AT_CLEARING, leadOver],
  [
    'an hour of hold after a notice as soon as known',
    HELD_FOR_AN_HOUR,
    (t) => leadOver(t - HOUR) * (t < HOUR ? 1 : custodyOver(t - HOUR)),
  ],
])('with unlimited teams and %s', (_, changes, over) => {
  const engine = pickupRate(changes);

  test('the pickup rate is the probability that the travel time is short enough', () => {
    expect(verdictOn(pickupProbability(over), engine)).toBe(AGREES);
  });

  test.each([0.9, 1.1])('planted fault: travel times multiplied by %p are rejected', (factor) => {
    expect(verdictOn(pickupProbability(over, lognormal(factor * 50 * 60, 0.6)), engine)).not.toBe(AGREES);
  });
});
