import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { makePlan } from '../../src/engine/plan/plan.ts';
import { Replicator } from '../../src/engine/run/replicate.ts';
import { countersFor, emptyTally } from '../../src/measures/tally.ts';
import { isOpenByLuxon, luxonClock } from '../calendar/calendars.ts';
import { constant, DAY, HOUR, MINUTE, plainPolicy, plainScenario, WEEKDAYS_8_TO_16 } from '../engine/scenarios.ts';
import { changed } from '../model/changes.ts';

// Duty hours are local time: a run that begins before, at or after a change of the clock sends its teams in the hours
// that Luxon gives. People are booked every 25 minutes and held long, and there is a team for each, so that only the
// hours decide.

const ZONE = 'America/Chicago';
const DAYS = 12;

const policy = changed(plainPolicy(), {
  'releaseNotice.reasons.0.custody': constant(HOUR),
  'releaseNotice.hold.rule': 'upTo',
  'releaseNotice.hold.limitSeconds': 10 * DAY,
  'agentArrival.teams': [{ count: 10_000, hours: WEEKDAYS_8_TO_16 }],
});

/** When each notice of a run that begins on this date fell due, and when a team was sent. */
function dispatches(start: string, zone = ZONE): { dueAt: number; dispatchedAt: number }[] {
  const seconds = Array.from({ length: (DAYS * DAY) / (25 * MINUTE) }, (_, i) => i * 25 * MINUTE);
  const scenario = plainScenario({ zone, start, days: DAYS, warmUpDays: 0, coolDownDays: 1 }, [policy]);
  scenario.booking.arrivals = { kind: 'times', seconds };
  const found: { dueAt: number; dispatchedAt: number }[] = [];
  new Replicator(makePlan(scenario)).run(0, countersFor(emptyTally(1)), {
    booked() {},
    followed() {},
    served(_, { dueAt, dispatchedAt }) {
      if (dueAt === null || dispatchedAt === null) throw new Error('Everybody is held until a team comes.');
      found.push({ dueAt, dispatchedAt });
    },
  });
  return found;
}

/** The first instant at or after t at which a team is on duty according to Luxon; shifts open at full hours. */
function openByLuxon(t: number, clock: (t: number) => DateTime): number {
  if (isOpenByLuxon(WEEKDAYS_8_TO_16, new Set(), clock(t))) return t;
  let hour = Math.ceil(t / HOUR) * HOUR;
  while (!isOpenByLuxon(WEEKDAYS_8_TO_16, new Set(), clock(hour))) hour += HOUR;
  return hour;
}

/** Starts in the fortnight around each change of 2018. */
const anyStart = fc
  .tuple(fc.constantFrom('2018-03-11', '2018-11-04'), fc.integer({ min: -11, max: 2 }))
  .map(([change, days]) => DateTime.fromISO(change).plus({ days }).toISODate() ?? '');

describe('a run that begins around a change of the clock', () => {
  test('sends each team when its notice is due, or at the next local opening', () => {
    const property = fc.property(anyStart, (start) => {
      const clock = luxonClock(ZONE, start);
      for (const { dueAt, dispatchedAt } of dispatches(start)) expect(dispatchedAt).toBe(openByLuxon(dueAt, clock));
    });
    fc.assert(property, { seed: 1, numRuns: 6 });
  });

  test.each([
    ['2018-03-05', -HOUR],
    ['2018-10-29', HOUR],
  ])('begun on %s has Monday’s opening in the second week an hour earlier or later after the start', (start, shift) => {
    const openings = (from: string) =>
      dispatches(from).flatMap(({ dueAt, dispatchedAt }) => (dispatchedAt > dueAt ? [dispatchedAt] : []));
    const nextMonday = 7 * DAY + 8 * HOUR;
    expect(openings(start)).toContain(nextMonday + shift);
    expect(openings(start)).not.toContain(nextMonday);
    // A week later the change has passed, so the second Monday is a whole week later.
    const later = DateTime.fromISO(start).plus({ days: 7 }).toISODate() ?? '';
    expect(openings(later)).toContain(nextMonday);
  });

  test('planted fault: in a zone without the change the same hours are found to be wrong', () => {
    const clock = luxonClock(ZONE, '2018-03-05');
    const wrong = dispatches('2018-03-05', 'America/Regina').filter(
      ({ dueAt, dispatchedAt }) => dispatchedAt !== openByLuxon(dueAt, clock),
    );
    expect(wrong.length).toBeGreaterThan(0);
  });
});
