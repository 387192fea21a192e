import { describe, expect, test } from '@jest/globals';
import { daySwings } from '../../src/engine/book/day-swings.ts';
import { makePlan } from '../../src/engine/plan/plan.ts';
import { observeReplication } from '../../src/engine/run/observe-replication.ts';
import { changed } from '../model/changes.ts';
import { plainPolicy, plainScenario } from './scenarios.ts';

const CV = 0.205;
const OFFICES = [0, 0, 1];

describe('the swing of a day', () => {
  const swing = daySwings(7, OFFICES, () => 0);

  test('is shared by the facilities of a field office, and differs between offices and days', () => {
    expect(swing(1, 3, CV)).toBe(swing(0, 3, CV));
    expect(swing(2, 3, CV)).not.toBe(swing(0, 3, CV));
    expect(swing(0, 4, CV)).not.toBe(swing(0, 3, CV));
  });

  test('depends on the replication, not on what was asked before', () => {
    let replication = 0;
    const one = daySwings(7, OFFICES, () => replication);
    const first = one(0, 3, CV);
    replication = 1;
    expect(one(0, 3, CV)).not.toBe(first);
    replication = 0;
    expect(one(0, 3, CV)).toBe(first);
    expect(daySwings(7, OFFICES, () => 0)(0, 3, CV)).toBe(first);
  });

  test('is the same when it is asked for again after thousands of other days', () => {
    const days = Array.from({ length: 3000 }, (_, day) => day - 1500);
    const first = days.map((day) => swing(0, day, CV));
    expect(days.map((day) => swing(0, day, CV))).toEqual(first);
    // Another coefficient of variation has swings of its own.
    expect(swing(0, 3, 2 * CV)).not.toBe(first[1503]);
    expect(swing(0, 3, CV)).toBe(first[1503]);
  });

  test('has the mean 1 and the coefficient of variation that was given', () => {
    const days = 30_000;
    const drawn = Array.from({ length: days }, (_, day) => swing(0, day - 15_000, CV));
    const mean = drawn.reduce((sum, factor) => sum + factor, 0) / days;
    const variance = drawn.reduce((sum, factor) => sum + (factor - mean) ** 2, 0) / (days - 1);
    // Four standard errors: cv ÷ √n of the mean, and about cv² × √(2 ÷ n) of the variance.
    expect(Math.abs(mean - 1)).toBeLessThan((4 * CV) / Math.sqrt(days));
    expect(Math.abs(variance - CV ** 2)).toBeLessThan(4 * CV ** 2 * Math.sqrt((2 + 6 * CV ** 2) / days));
  });

  test('is 1 where it would be too small to matter', () => {
    expect(swing(0, 3, 1e-4)).toBe(1);
  });
});

describe('detainers with a daily swing', () => {
  const policy = (name: string, swing: number, probability: number) => ({
    ...changed(plainPolicy(), { 'detainer.issue.probability': [probability], 'detainer.issue.swing': swing }),
    name,
  });
  const plan = makePlan(
    plainScenario({ days: 2000, warmUpDays: 0, coolDownDays: 0, replications: 1 }, [
      policy('swinging', CV, 0.62),
      policy('half', CV, 0.31),
      policy('steady', 0, 0.62),
    ]),
  );
  const lodged = plan.policies.map(() => new Set<number>());
  const days = plan.policies.map(() => new Float64Array(2000));
  observeReplication(plan, 0, {
    booked() {},
    followed(p, booking, { detainer }) {
      if (detainer.lodgedAt === null) return;
      lodged[p].add(booking.person);
      days[p][Math.floor(booking.bookedAt / 86_400)]++;
    },
    served() {},
  });

  test('have a variance of a day of mean × (1 + mean × cv²)', () => {
    // 10 bookings a day × 0.62 is 6.2 detainers a day: Poisson given the day's swing. With a cv of 0.205, variance ÷
    // mean is 1 + 6.2 × 0.205² = 1.26; without a swing it is 1. Four standard errors of a ratio over 2,000 days.
    const error = (ratio: number) => 4 * ratio * Math.sqrt((2 + 1 / 6.2) / 2000);
    expect(Math.abs(overMean(days[0]) - 1.26)).toBeLessThan(error(1.26));
    expect(Math.abs(overMean(days[2]) - 1)).toBeLessThan(error(1));
  });

  test('come on the same days under every policy: who gets one where half are issued gets one where all are', () => {
    expect(lodged[1].size).toBeGreaterThan(0);
    expect([...lodged[1]].filter((person) => !lodged[0].has(person))).toEqual([]);
  });
});

function overMean(counts: Float64Array): number {
  const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  return counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / (counts.length - 1) / mean;
}
