import type { Booking } from '../../events/booking.ts';
import type { HoursSpec } from '../../src/calendar/weekly-hours.ts';
import type { Distribution } from '../../src/draws/distribution.ts';
import { makePlan } from '../../src/engine/plan/plan.ts';
import type { PersonDraws } from '../../src/model/case.ts';
import type { DaySwing, DetainerDraws, Draws } from '../../src/model/chance.ts';
import {
  ARRIVAL_DRAW,
  BOOKING_DRAW,
  DETAINER_DRAW,
  DRAWS_PER_DISPATCH,
  RELEASE_DRAW,
  WEEK_DRAW,
} from '../../src/model/draw-order.ts';
import type { Policy } from '../../src/model/policy.ts';
import type { Release } from '../../src/model/release.ts';
import type { ResolvedPolicy, ResolvedScenario } from '../../src/resolved/scenario.ts';
import { regimeOf } from '../engine/random-scenario.ts';
import { DAY, HOUR, MINUTE, plainPolicy, plainScenario } from '../engine/scenarios.ts';
import { type Changes, changed } from './changes.ts';

/** The terms of the model's tests: policies by their changes, people, draws by name, and times of a week. */

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/**
 * Seconds until a time of the first week, which begins on Monday 2018-01-01, or of the next one: `at('next Mon
 * 08:00')`.
 */
export function at(time: string): number {
  const [, next, weekday, hour, minute] = /^(next )?(\w{3}) (\d\d):(\d\d)$/.exec(time) ?? [];
  const day = WEEKDAYS.indexOf(weekday) + (next === undefined ? 0 : 7);
  if (day < 0) throw new Error(`${time}: expected such as "Mon 08:00" or "next Tue 14:30".`);
  return day * DAY + Number(hour) * HOUR + Number(minute) * MINUTE;
}

export const uniform = (low: number, high: number): Distribution => ({ kind: 'uniform', low, high });

/** Opening hours such as `openHours('Mon Tue', 8, 16)`. */
export function openHours(weekdays: string, open: number, close: number): HoursSpec {
  return {
    intervals: weekdays
      .split(' ')
      .map((name) => ({ weekday: WEEKDAYS.indexOf(name) + 1, open: open * HOUR, close: close * HOUR })),
    closedOnHolidays: false,
  };
}

export type PolicyChanges = Changes<ResolvedPolicy>;

/**
 * The plain policy of test/engine/scenarios.ts with changes, ready for the stages. Thursday 2018-01-04 is a holiday.
 */
export function policy(changes: PolicyChanges = {}): Policy {
  const scenario = plainScenario({ holidays: ['2018-01-04'] }, [changed(plainPolicy(), changes)]);
  return makePlan(scenario).policies[0];
}

/** The plain policy with changes until the midnight before `date`, and with others after it. */
export function policyChangingOn(date: string, before: PolicyChanges, after: PolicyChanges): Policy {
  const [first, second] = [before, after].map((changes) => changed(plainPolicy(), changes));
  const inForce = [
    { from: null, title: 'before', regimeOf: [0] },
    { from: date, title: 'after', regimeOf: [1] },
  ];
  return makePlan(plainScenario({}, [{ ...first, regimes: [first, second].map(regimeOf), inForce }])).policies[0];
}

export function scenario(changes: Changes<ResolvedScenario>, ofPolicy: PolicyChanges = {}): ResolvedScenario {
  return changed(plainScenario({}, [changed(plainPolicy(), ofPolicy)]), changes);
}

export function person(changes: Partial<Booking> = {}): Booking {
  return {
    person: 1,
    bookedAt: at('Mon 00:00'),
    facility: 0,
    foreignBorn: true,
    priorContact: true,
    priority: 0,
    convicted: false,
    consents: true,
    ...changes,
  };
}

/** A release ordered on Tuesday at noon and known then, with the person out at 13:30. */
export function release(changes: Partial<Release> = {}): Release {
  const orderAt = at('Tue 12:00');
  const exitAt = orderAt + 90 * MINUTE;
  return { reason: 0, knownAt: orderAt, orderAt, exitAt, baseExitAt: exitAt, ...changes };
}

type Named<Order> = Partial<Record<keyof Order, number>>;

export const bookingDraws = (named: Named<typeof BOOKING_DRAW> = {}) => drawsOf(BOOKING_DRAW, [named]);
export const detainerDraws = (named: Named<typeof DETAINER_DRAW> = {}) => drawsOf(DETAINER_DRAW, [named]);
/** Somebody's draws of stage 2 on a day without a swing. */
export const issuingDraws = (named: Named<typeof DETAINER_DRAW> = {}, swing = noSwing): DetainerDraws => ({
  detainer: detainerDraws(named),
  swing,
});
export const releaseDraws = (named: Named<typeof RELEASE_DRAW> = {}) => drawsOf(RELEASE_DRAW, [named]);
/** A swing that must not be asked for. */
export const noSwing: DaySwing = () => {
  throw new Error('The decision asked for the swing of a day, which the test does not give.');
};
export const weekDraws = (named: Named<typeof WEEK_DRAW> = {}) => drawsOf(WEEK_DRAW, [named]);
/** The draws of a person in all stages. Those that a test does not give must not be read. */
export const personDraws = (of: Partial<PersonDraws> = {}): PersonDraws => ({
  detainer: detainerDraws(),
  releaseNotice: releaseDraws(),
  agentArrival: arrivalDraws({}),
  swing: noSwing,
  week: () => weekDraws(),
  ...of,
});
/** One set of draws for each dispatch to the person. */
export const arrivalDraws = (...dispatches: Named<typeof ARRIVAL_DRAW>[]) => drawsOf(ARRIVAL_DRAW, dispatches);

/** Draws that a test does not give must not be read, which shows what a decision depends on. */
function drawsOf<Order extends Record<string, number>>(order: Order, attempts: Named<Order>[]): Draws {
  const values = new Map<number, number>();
  attempts.forEach((named, attempt) => {
    for (const [name, value] of Object.entries<number>(named as Record<string, number>)) {
      values.set(order[name] + attempt * DRAWS_PER_DISPATCH, value);
    }
  });
  return {
    at(index) {
      const value = values.get(index);
      if (value !== undefined) return value;
      const name = Object.keys(order).find((key) => order[key] === index) ?? 'of a later dispatch';
      throw new Error(`The decision asked for draw ${index} (${name}), which the test does not give.`);
    },
  };
}
