import { describe, expect, test } from '@jest/globals';
import { expectedTravel, plannedTravel } from '../../src/model/travel.ts';
import { constant, MINUTE, withMedian } from '../engine/scenarios.ts';
import { at, openHours, type PolicyChanges, policy } from './given.ts';

/** Two facilities, a rush hour at noon, and an on-site office two minutes away on Monday mornings. */
const RULES: PolicyChanges = {
  'agentArrival.travel': [withMedian(constant(0), 30 * MINUTE), withMedian(constant(0), 50 * MINUTE)],
  'agentArrival.travelFactor': Array.from({ length: 24 }, (_, hour) => (hour === 12 ? 1.5 : 1)),
  'agentArrival.onSiteOffice.hours': openHours('Mon', 8, 12),
};

describe('the usual travel', () => {
  test('is the facility’s median', () => {
    expect([0, 1].map((facility) => expectedTravel(facility, policy(RULES), at('Tue 10:00')))).toEqual([1800, 3000]);
  });

  test('is the office’s own from the staffed on-site office', () => {
    expect(expectedTravel(1, policy(RULES), at('Mon 10:00'))).toBe(2 * MINUTE);
    expect(plannedTravel(1, policy(RULES), at('Mon 10:00'))).toBe(2 * MINUTE);
  });

  test('includes the hour’s factor for a dispatcher, who knows when the team leaves, but not for a plan', () => {
    expect(expectedTravel(0, policy(RULES), at('Tue 12:00'))).toBe(45 * MINUTE);
    expect(plannedTravel(0, policy(RULES), at('Tue 12:00'))).toBe(30 * MINUTE);
  });
});
