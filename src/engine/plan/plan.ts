import { LocalDays } from '../../calendar/local-days.ts';
import type { Part, PartSizes } from '../../measures/parts.ts';
import type { BookingRules } from '../../model/booking.ts';
import { canTouch } from '../../model/detainer.ts';
import type { Policy } from '../../model/policy.ts';
import type { ResolvedBooking, ResolvedScenario } from '../../resolved/scenario.ts';
import { type BookingDays, bookingDays } from './booking-days.ts';
import { type PartOfPerson, partOfPerson } from './part-of-person.ts';
import { keptParts, Months } from './parts-of-run.ts';
import { PickTable } from './pick-table.ts';
import { PolicyMaker } from './ready-policy.ts';
import { RunIn } from './run-in.ts';

/**
 * A resolved scenario made ready to run: distributions compiled, calendars tabulated. It holds functions, which cannot
 * be sent to a worker, so each worker makes its own.
 */
export interface Plan {
  scenario: ResolvedScenario;
  days: LocalDays;
  bookingDays: BookingDays;
  booking: BookingRules & { jointShares: number[] };
  policies: Policy[];
  runIn: RunIn;
  /** Index of the policy that the others are compared with. */
  baseline: number;
  /** By facility: which field office it notifies. */
  fieldOfficeOf: number[];
  fieldOffices: number;
  /**
   * Whether, under any policy, somebody can ever identify a person, ask them or call the agency about them; by
   * foreignBorn × 2 + priorContact.
   */
  touchable: boolean[];
  /** The same by facility; null if it is the same in all of them. */
  touchableAt: boolean[][] | null;
  /** What the report shows separately; null: nothing. */
  by: Part | null;
  /** How many parts of each kind have counters beside the total. */
  parts: PartSizes;
  /** Which part a person is counted in; null if the facility or the day says it. */
  partOf: PartOfPerson | null;
  months: Months;
}

/** Days before the warm-up and after the last exits for which tables are made at once, too. */
const MARGIN_DAYS = 8;

/** People booked at the end of the cool-down seldom leave later than another cool-down after it. */
function expectedDays({ warmUpDays, days, coolDownDays }: ResolvedScenario): { from: number; to: number } {
  return { from: -warmUpDays - MARGIN_DAYS, to: days + 2 * coolDownDays + MARGIN_DAYS };
}

export function makePlan(scenario: ResolvedScenario, by: Part | null = null): Plan {
  const days = new LocalDays(scenario.zone, scenario.start, expectedDays(scenario));
  const maker = new PolicyMaker(days, new Set(scenario.holidays));
  const policies = scenario.policies.map((policy) => maker.make(policy));
  const touchableAt = scenario.facilities.map((_, facility) => touchable(policies, facility));
  const any = [0, 1, 2, 3].map((kind) => touchableAt.some((kinds) => kinds[kind]));
  const differs = touchableAt.some((kinds) => kinds.some((can, kind) => can !== any[kind]));
  return {
    scenario,
    days,
    bookingDays: bookingDays(scenario.booking.arrivals, days),
    booking: readyBooking(scenario.booking),
    policies,
    runIn: new RunIn(scenario, policies, days),
    baseline: scenario.policies.findIndex((policy) => policy.name === scenario.baseline),
    fieldOfficeOf: scenario.fieldOfficeOf ?? scenario.facilities.map(() => 0),
    fieldOffices: scenario.fieldOffices?.length ?? 1,
    touchable: any,
    touchableAt: differs ? touchableAt : null,
    by,
    parts: keptParts(scenario, by),
    partOf: partOfPerson(scenario, by, days),
    months: new Months(scenario),
  };
}

/** From so many facilities on, a table finds a person's sooner than going through their shares. */
const MANY_FACILITIES = 8;

function readyBooking(booking: ResolvedBooking): Plan['booking'] {
  const { joint, facility } = booking;
  const facilities = facility.length < MANY_FACILITIES ? null : new PickTable(facility);
  return { ...booking, facilities, jointShares: joint.map((row) => row.weight) };
}

function touchable(policies: readonly Policy[], facility: number): boolean[] {
  const rules = policies.flatMap((policy) => policy.periods?.map((period) => period.rules[facility]) ?? [policy]);
  return [0, 1, 2, 3].map((kind) =>
    rules.some(({ detainer }) => canTouch(detainer, (kind & 2) !== 0, (kind & 1) !== 0)),
  );
}
