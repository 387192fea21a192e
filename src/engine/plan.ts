import { businessDays, Hours } from '../calendar/hours.ts';
import { LocalDays } from '../calendar/local-days.ts';
import type { Distribution } from '../draws/distribution.ts';
import { compile } from '../draws/sampler.ts';
import { canTouch } from '../model/detainer.ts';
import type { Policy, Ready } from '../model/policy.ts';
import type { HoursSpec, ResolvedBooking, ResolvedPolicy, ResolvedScenario } from '../scenario/resolved.ts';
import { type BookingDays, bookingDays } from './booking-days.ts';

/** A resolved scenario made ready to run: distributions compiled, calendars tabulated. Holds functions, so each worker makes its own. */
export interface Plan {
  scenario: ResolvedScenario;
  days: LocalDays;
  bookingDays: BookingDays;
  booking: ResolvedBooking & { jointShares: number[] };
  policies: Policy[];
  /** Index of the policy that the others are compared with. */
  baseline: number;
  /** Whether any policy can identify, ask or call a person, by foreignBorn × 2 + priorContact. */
  touchable: boolean[];
}

export function makePlan(scenario: ResolvedScenario): Plan {
  const days = new LocalDays(scenario.zone, scenario.start);
  const holidays = new Set(scenario.holidays);
  const policies = scenario.policies.map((policy) => readyPolicy(policy, days, holidays));
  return {
    scenario,
    days,
    bookingDays: bookingDays(scenario.booking.arrivals, days),
    booking: { ...scenario.booking, jointShares: scenario.booking.joint.map((row) => row.weight) },
    policies,
    baseline: scenario.policies.findIndex((policy) => policy.name === scenario.baseline),
    touchable: [0, 1, 2, 3].map((kind) =>
      policies.some(({ detainer }) => canTouch(detainer, (kind & 2) !== 0, (kind & 1) !== 0)),
    ),
  };
}

function readyPolicy(policy: ResolvedPolicy, days: LocalDays, holidays: ReadonlySet<string>): Policy {
  const makeReady = <T>(rule: T) => ready(rule, days, holidays);
  const { travelFactor } = policy.agentArrival;
  return {
    detainer: makeReady(policy.detainer),
    releaseNotice: {
      ...makeReady(policy.releaseNotice),
      reasonShares: policy.releaseNotice.reasons.map((reason) => reason.weight),
    },
    agentArrival: {
      ...makeReady(policy.agentArrival),
      sameFactorAllDay: travelFactor.every((factor) => factor === travelFactor[0]) ? travelFactor[0] : null,
    },
    businessDays: businessDays(days, holidays),
    hourOf: (instant) => days.hourOf(instant),
  };
}

/** Copies a rule with every distribution in it compiled and every weekly timetable made into hours. */
function ready<T>(rule: T, days: LocalDays, holidays: ReadonlySet<string>): Ready<T> {
  const visit = (node: unknown): unknown => {
    if (node === null || typeof node !== 'object') return node;
    if (Array.isArray(node)) return node.map(visit);
    if (isDistribution(node)) return compile(node);
    if ('intervals' in node) return new Hours(node as HoursSpec, days, holidays);
    return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, visit(value)]));
  };
  return visit(rule) as Ready<T>;
}

const DISTRIBUTIONS: Record<Distribution['kind'], true> = {
  constant: true,
  uniform: true,
  triangular: true,
  exponential: true,
  lognormal: true,
  gamma: true,
  weibull: true,
  empirical: true,
  mixture: true,
};

/** The release channel has a `kind` too, so the name must be a distribution's. */
function isDistribution(node: object): node is Distribution {
  return 'kind' in node && typeof node.kind === 'string' && node.kind in DISTRIBUTIONS;
}
