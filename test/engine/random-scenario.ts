import fc from 'fast-check';
import type { HoursSpec } from '../../src/calendar/weekly-hours.ts';
import type { Distribution } from '../../src/draws/distribution.ts';
import type { InForce, ResolvedPolicy, ResolvedRegime, ResolvedScenario } from '../../src/resolved/scenario.ts';
import { over } from './default-rules.ts';
import {
  ALWAYS,
  clearingTime,
  DAY,
  HOUR,
  MINUTE,
  NEVER_OPEN,
  plainPolicy,
  plainScenario,
  WEEKDAYS_8_TO_16,
  withMedian,
} from './scenarios.ts';

/**
 * Scenarios with every switch in every position, on a small jail, for properties that must hold whatever the rules are.
 */

const between = fc.double({ min: 0.05, max: 0.95, noNaN: true });

/** Certain and impossible are special cases in the model, so both are frequent. */
const probability = fc.oneof(fc.constant(0), fc.constant(1), between);

/** Conditions on the way to the field office: mostly certain, since otherwise hardly anybody would get there. */
const mostly = fc.oneof(
  { weight: 6, arbitrary: fc.constant(1) },
  { weight: 1, arbitrary: fc.constant(0) },
  { weight: 3, arbitrary: between },
);

/** For two conditions that apply together: excludes fewer people. */
const usually = fc.oneof({ weight: 8, arbitrary: fc.constant(1) }, { weight: 2, arbitrary: between });

/** For events that end a trip: mostly rare. */
const seldom = fc.oneof(
  { weight: 4, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.constant(1) },
  { weight: 4, arbitrary: between },
);

const share = fc.double({ min: 0, max: 1, noNaN: true });

const duration = (low: number, high: number): fc.Arbitrary<Distribution> =>
  fc.oneof(
    fc.integer({ min: low, max: high }).map((seconds) => ({ kind: 'constant' as const, seconds })),
    fc.integer({ min: low, max: high }).map((top) => ({ kind: 'uniform' as const, low, high: top })),
    fc.integer({ min: Math.max(1, low), max: high }).map((mean) => ({ kind: 'exponential' as const, mean })),
  );

const hours: fc.Arbitrary<HoursSpec> = fc.oneof(
  { weight: 4, arbitrary: fc.constant(ALWAYS) },
  { weight: 2, arbitrary: fc.constant(WEEKDAYS_8_TO_16) },
  fc.constant({ ...WEEKDAYS_8_TO_16, closedOnHolidays: true }),
  fc.tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 0, max: 22 })).map(([weekday, hour]) => ({
    intervals: [{ weekday, open: hour * HOUR, close: (hour + 2) * HOUR }],
    closedOnHolidays: false,
  })),
);

/** Half of the profiles rise through the week, so that every hour has another weight. */
const orders = fc.record({
  within: fc.constantFrom('atStart' as const, 'spread' as const),
  profile: fc.constantFrom(
    [],
    Array.from({ length: 168 }, (_, hour) => hour),
  ),
});
const NONE_AHEAD = { kind: 'constant' as const, seconds: 0 };

const plain = plainPolicy();

const clearing = fc
  .tuple(duration(10 * MINUTE, 8 * HOUR), duration(MINUTE, HOUR), fc.boolean())
  .map(([day, office, byHour]) => {
    const time = clearingTime(day, HOUR, 20 * MINUTE);
    const { byHour: _, ...inOffice } = clearingTime(office, 30 * MINUTE, 5 * MINUTE);
    return [byHour ? { ...time, byHour: [{ ...inOffice, hours: WEEKDAYS_8_TO_16 }] } : time, time];
  });

const randomRules = fc.record({
  name: fc.constant('random'),
  title: fc.constant('Random'),
  source: fc.constant(''),
  changes: fc.constant([]),
  costs: fc.constant(plain.costs),
  detainer: fc.record({
    fingerprint: fc.record({ match: mostly, delay: duration(0, DAY) }),
    bookingCall: fc.record({
      rule: fc.constantFrom('none' as const, 'everyForeignBorn' as const, 'foreignBornWhoConsent' as const),
      asksFirst: fc.boolean(),
      delay: duration(0, DAY),
    }),
    courtRecords: fc.record({
      probability: fc.record({ foreignBorn: probability, notForeignBorn: probability }),
      delay: duration(0, 3 * DAY),
    }),
    issue: fc.record({
      probability: fc.tuple(mostly, mostly),
      regimeFactor: usually,
      weekdays: fc.constantFrom([], [2, 2, 1, 1, 1, 0, 0]),
      swing: fc.constantFrom(0, 0.2, 1.5),
      afterRefusal: usually,
      delay: duration(0, 6 * HOUR),
    }),
    askedAbout: fc.record({ probability: seldom, delay: duration(0, DAY) }),
  }),
  releaseNotice: fc.record({
    reasons: fc
      .tuple(share, duration(HOUR, 3 * DAY), duration(0, 3 * DAY), hours, orders)
      .map(([weight, custody, knownAhead, open, { within, profile }]) => [
        { name: 'bail', weight, custody, knownAhead: NONE_AHEAD, hours: ALWAYS, within, profile },
        { name: 'sentence', weight: 1 - weight, custody, knownAhead, hours: open, within, profile: [] },
      ]),
    clearing,
    requestedLeadSeconds: fc.constant(DAY),
    notice: fc.record({
      rule: fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom('atClearing' as const, 'advance' as const) },
        fc.constant('none' as const),
      ),
      leadSeconds: fc.integer({ min: 0, max: 2 * DAY }),
      delayRelease: fc.boolean(),
      delayBasis: fc.constantFrom('none' as const, 'administrativeRequest' as const),
      compliance: usually,
    }),
    otherwise: fc.record({ probability: seldom, delay: duration(0, 6 * HOUR) }),
    handover: fc.record({
      rule: fc.oneof(
        { weight: 2, arbitrary: fc.constant('none' as const) },
        { weight: 1, arbitrary: fc.constant('arranged' as const) },
      ),
      hours,
      fallsThrough: seldom,
      usesTeam: fc.boolean(),
    }),
    channel: fc.record({
      kind: fc.constantFrom('phone' as const, 'email' as const, 'onSite' as const),
      phone: fc.record({ hours, answered: probability, voiceMailDelay: duration(0, 6 * HOUR) }),
      email: fc.record({ hours, delay: duration(0, 6 * HOUR) }),
      onSiteClosed: fc.constantFrom('waitsForOpening' as const, 'phone' as const, 'email' as const),
      singlePointOfContact: fc.boolean(),
      singlePointFactor: share,
    }),
    discretion: fc.record({ week: usually, person: usually }),
    hold: fc.record({
      rule: fc.constantFrom('none' as const, 'upTo' as const),
      limitSeconds: fc.integer({ min: 0, max: 3 * DAY }),
      clock: fc.constantFrom('elapsed' as const, 'excludingWeekendsAndHolidays' as const),
      basis: fc.constantFrom('administrativeRequest' as const, 'judgesOrder' as const, 'warrant287g' as const),
      judgesOrder: fc.record({ probability, delay: duration(0, 2 * DAY) }),
    }),
  }),
  agentArrival: fc.record({
    size: fc.integer({ min: 1, max: 3 }),
    teams: fc.array(fc.record({ count: fc.integer({ min: 0, max: 2 }), hours }), { minLength: 1, maxLength: 2 }),
    travel: duration(MINUTE, 2 * HOUR).map((d) => [withMedian(d, 40 * MINUTE), withMedian(d, 20 * MINUTE)]),
    travelFactor: fc.array(fc.double({ min: 0.5, max: 2, noNaN: true }), { minLength: 24, maxLength: 24 }),
    onSiteOffice: fc.record({
      hours: fc.oneof(fc.constant(NEVER_OPEN), hours),
      travel: duration(MINUTE, 10 * MINUTE).map((d) => withMedian(d, 2 * MINUTE)),
      called: fc.constantFrom('atExit' as const, 'expected' as const),
    }),
    marginSeconds: fc.integer({ min: 0, max: HOUR }),
    decline: fc.tuple(seldom, seldom),
    declineBy: fc.constantFrom([], [{ hours: WEEKDAYS_8_TO_16, travelOverSeconds: 30 * MINUTE, factor: 3 }]),
    answerDelay: duration(0, 6 * HOUR),
    overtime: fc.record({
      rule: fc.constantFrom('none' as const, 'calledIn' as const, 'onCall' as const),
      heardAheadSeconds: fc.integer({ min: 0, max: 8 * HOUR }),
      teams: fc.integer({ min: 0, max: 2 }),
    }),
    order: fc.constantFrom('leavesFirst' as const, 'firstCome' as const),
    asksBeforeSettingOut: fc.boolean(),
    dispatch: fc.constantFrom('everyNotice' as const, 'reachable' as const),
    noShow: seldom,
    patience: duration(0, HOUR),
    otherExit: seldom,
    handover: duration(MINUTE, HOUR),
    wayBack: fc.oneof(fc.constant(null), duration(MINUTE, HOUR)),
    retries: fc.integer({ min: 0, max: 3 }),
  }),
});

/** Half of the policies have the base's clearing, and some draw other custody than the base. */
const baseClearing = fc.oneof(
  { weight: 4, arbitrary: fc.constant(undefined) },
  { weight: 3, arbitrary: clearing },
  { weight: 1, arbitrary: fc.constant(null) },
);

export const randomPolicy: fc.Arbitrary<ResolvedPolicy> = fc
  .tuple(randomRules, baseClearing)
  .map(([rules, ofBase]) => ({
    ...over(plain, rules as object as ResolvedPolicy),
    ...(ofBase !== undefined && { baseClearing: ofBase }),
  }));

/** Some people of each facility and reason are booked too early, or leave too early, to be followed. */
const RUN_IN = {
  warmUpDays: 18,
  coolDownDays: 4,
  runIn: {
    tables: [
      { bail: { warmUpDays: 16, coolDownDays: 2 }, sentence: { warmUpDays: 18, coolDownDays: 4 } },
      { bail: { warmUpDays: 2, coolDownDays: 1 }, sentence: { warmUpDays: 15, coolDownDays: 3 } },
    ],
    tableOf: [0, 1],
  },
};

/** Other policies keep people longer or shorter, and have a run-in of their own. */
const OWN_RUN_IN = fc.option(
  fc.tuple(fc.integer({ min: 0, max: 18 }), fc.integer({ min: 0, max: 4 })).map(([warmUpDays, coolDownDays]) => ({
    tables: [{ bail: { warmUpDays, coolDownDays }, sentence: { warmUpDays: 9, coolDownDays: 2 } }],
    tableOf: [0, 0],
  })),
  { nil: undefined, freq: 2 },
);

export function randomScenario(policies: fc.Arbitrary<ResolvedPolicy[]>): fc.Arbitrary<ResolvedScenario> {
  return fc
    .record({
      policies,
      seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
      perDay: fc.integer({ min: 1, max: 12 }),
      share,
      foreignBorn: share,
      ownRunIn: OWN_RUN_IN,
    })
    .map(({ policies: [chosen, ...others], ownRunIn, seed, perDay, share: first, foreignBorn }) => {
      const scenario = plainScenario({ seed, zone: 'America/Chicago', start: '2018-03-05', days: 10, ...RUN_IN }, [
        chosen,
        ...others.map((policy) => ({ ...policy, ...(ownRunIn && { runIn: ownRunIn }) })),
      ]);
      return {
        ...scenario,
        holidays: ['2018-03-09'],
        facilities: ['north', 'south'],
        priorities: ['first', 'second'],
        booking: {
          ...scenario.booking,
          arrivals: {
            kind: 'rate' as const,
            perDay,
            dispersion: 1,
            hourOfWeek: Array(168).fill(1),
            months: Array(12).fill(1),
          },
          facility: [first, 1 - first],
          priority: [1 - first, first],
          foreignBorn,
          priorContact: { foreignBorn: 0.8, notForeignBorn: 0.5 },
        },
      };
    });
}

/** The rules of a policy in one facility at one time. */
export function regimeOf({ detainer, releaseNotice, agentArrival }: ResolvedPolicy): ResolvedRegime {
  const { clearing: _, ...notices } = releaseNotice;
  const { travel: __, ...arrivals } = agentArrival;
  return { detainer, releaseNotice: notices, agentArrival: arrivals };
}

/**
 * Policies whose facilities, north and south, have regimes of their own, some of which change on a date within the run.
 * Teams, overtime and order are those of `office`, or, if `offices` is 2, of the facility's first regime.
 */
export const randomRegimes = (offices: 1 | 2): fc.Arbitrary<ResolvedPolicy> =>
  fc
    .tuple(
      fc.array(randomPolicy, { minLength: 4, maxLength: 4 }),
      fc.option(fc.constantFrom('2018-03-06', '2018-03-09', '2018-03-11', '2018-03-12')),
      fc.boolean(),
    )
    .map(([policies, from, hasOwnCosts]) => {
      const regimes = policies.map((policy, i) => {
        const { teams, size, overtime, order } = policies[offices === 1 ? 0 : i % 2].agentArrival;
        const regime = regimeOf(policy);
        const ofOffice = { teams, size, overtime, order };
        return { ...regime, agentArrival: { ...regime.agentArrival, ...ofOffice } };
      });
      const inForce: InForce[] = [{ from: null, title: 'first', regimeOf: [0, 1] }];
      if (from !== null) inForce.push({ from, title: 'second', regimeOf: [2, 3] });
      const byFacility = [
        plain.costs,
        { ...plain.costs, bedDay: 160, staffPerHour: 80, reimbursed: { ...plain.costs.reimbursed, holds: 0.5 } },
      ];
      return { ...policies[0], costs: { ...plain.costs, ...(hasOwnCosts && { byFacility }) }, regimes, inForce };
    });

/** Like `randomScenario`, with regimes by facility, dates and one or two field offices. */
export const randomPatchwork: fc.Arbitrary<ResolvedScenario> = fc
  .constantFrom(1 as const, 2 as const)
  .chain((offices) =>
    randomScenario(fc.tuple(randomRegimes(offices), randomRegimes(offices))).map((scenario) =>
      offices === 1 ? scenario : { ...scenario, fieldOffices: ['north', 'south'], fieldOfficeOf: [0, 1] },
    ),
  );
