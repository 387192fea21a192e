import type { HoursSpec } from '../../src/calendar/weekly-hours.ts';
import type { Distribution, WithMedian } from '../../src/draws/distribution.ts';
import type { ResolvedPolicy, ResolvedScenario } from '../../src/resolved/scenario.ts';
import { DEFAULT_RULES, over, type Partly } from './default-rules.ts';

/** Resolved scenarios for tests, built by hand: the simplest jail, and changes to it. */

export const MINUTE = 60;
export const HOUR = 3600;
export const DAY = 86_400;

export const ALWAYS: HoursSpec = {
  intervals: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, open: 0, close: DAY })),
  closedOnHolidays: false,
};

export const NEVER_OPEN: HoursSpec = { intervals: [], closedOnHolidays: false };

export const WEEKDAYS_8_TO_16: HoursSpec = {
  intervals: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, open: 8 * HOUR, close: 16 * HOUR })),
  closedOnHolidays: false,
};

export const constant = (seconds: number): Distribution => ({ kind: 'constant', seconds });

export const withMedian = (distribution: Distribution, medianSeconds: number): WithMedian => ({
  distribution,
  medianSeconds,
});

/** A clearing time that does not depend on the hour. */
export const clearingTime = (distribution: Distribution, medianSeconds: number, earliestSeconds = medianSeconds) => ({
  distribution,
  medianSeconds,
  earliestSeconds,
  byHour: [],
});

/**
 * Everyone has a detainer at booking, notice goes out at clearing and is heard at once, and one team is always on duty.
 * The rest is as by default.
 */
export function plainPolicy(changes: Partial<ResolvedPolicy> = {}): ResolvedPolicy {
  const plain: Partly<ResolvedPolicy> = {
    name: 'plain',
    title: 'Plain',
    source: '',
    changes: [],
    detainer: {
      fingerprint: { match: 1, delay: constant(0) },
      bookingCall: { rule: 'none', asksFirst: false, delay: constant(0) },
      courtRecords: { probability: { foreignBorn: 0, notForeignBorn: 0 }, delay: constant(0) },
      issue: { probability: [1], regimeFactor: 1, weekdays: [], swing: 0, afterRefusal: 1, delay: constant(0) },
    },
    releaseNotice: {
      reasons: [
        {
          name: 'bail',
          weight: 1,
          custody: constant(36 * HOUR),
          knownAhead: constant(0),
          hours: ALWAYS,
          within: 'atStart',
          profile: [],
        },
      ],
      clearing: [clearingTime(constant(90 * MINUTE), 90 * MINUTE)],
      requestedLeadSeconds: DAY,
      notice: { rule: 'atClearing', leadSeconds: DAY, delayRelease: false, delayBasis: 'none', compliance: 1 },
      channel: {
        kind: 'phone',
        phone: { hours: ALWAYS, answered: 1, voiceMailDelay: constant(2 * HOUR) },
        email: { hours: WEEKDAYS_8_TO_16, delay: constant(HOUR) },
        onSiteClosed: 'waitsForOpening',
        singlePointOfContact: false,
        singlePointFactor: 0.5,
      },
      discretion: { week: 1, person: 1 },
      hold: {
        rule: 'none',
        limitSeconds: 48 * HOUR,
        clock: 'elapsed',
        basis: 'administrativeRequest',
        judgesOrder: { probability: 1, delay: constant(HOUR) },
      },
    },
    agentArrival: {
      teams: [{ count: 1, hours: ALWAYS }],
      travel: [withMedian(constant(30 * MINUTE), 30 * MINUTE)],
      travelFactor: Array(24).fill(1),
      size: 1,
      onSiteOffice: { hours: NEVER_OPEN, travel: withMedian(constant(2 * MINUTE), 2 * MINUTE), called: 'atExit' },
      marginSeconds: 0,
      decline: [0],
      declineBy: [{ hours: ALWAYS, travelOverSeconds: null, factor: 1 }],
      overtime: { rule: 'none', heardAheadSeconds: 4 * HOUR, teams: 1 },
      order: 'leavesFirst',
      dispatch: 'everyNotice',
      noShow: 0,
      patience: constant(2 * HOUR),
      otherExit: 0,
      handover: constant(10 * MINUTE),
      wayBack: null,
      retries: 0,
    },
    costs: {
      staffPerHour: 50,
      callSeconds: 600,
      noticeSeconds: 300,
      handoverSeconds: 900,
      training: { officers: 0, eachSeconds: 0 },
      bedDay: 140,
      reimbursed: { calls: 0, notices: 0, handovers: 0, training: 0, holds: 0 },
      agentPerHour: 60,
      exposurePerHour: 100,
      exposureBasis: 'a figure for tests',
    },
  };
  return { ...over(DEFAULT_RULES, plain as ResolvedPolicy), ...changes };
}

/** Ten bookings per day in UTC, everyone with a prior contact. Policies default to the plain one. */
export function plainScenario(
  changes: Partial<ResolvedScenario> = {},
  policies: ResolvedPolicy[] = [plainPolicy()],
): ResolvedScenario {
  return {
    title: 'A plain jail',
    description: '',
    zone: 'UTC',
    start: '2018-01-01',
    days: 60,
    warmUpDays: 5,
    coolDownDays: 5,
    seed: 7,
    replications: 4,
    baseline: policies[0].name,
    holidays: [],
    facilities: ['jail'],
    priorities: ['all'],
    booking: {
      arrivals: {
        kind: 'rate',
        perDay: 10,
        dispersion: 1,
        hourOfWeek: Array(168).fill(1),
        months: Array(12).fill(1),
      },
      facility: [1],
      foreignBorn: 1,
      priorContact: { foreignBorn: 1, notForeignBorn: 1 },
      priority: [1],
      convicted: 0.5,
      consents: 0.5,
      joint: [],
    },
    policies,
    ...changes,
  };
}
