import type { Plan } from '../engine/plan/plan.ts';
import { headway } from '../model/headway.ts';
import type { ResolvedWeeklyReport } from '../resolved/scenario.ts';
import { DEFINITIONS, declinedBy } from './declined.ts';
import { groupsOf, statedDraws } from './stated-draws.ts';
import type { Week } from './week.ts';
import { type WeekCase, weekCases } from './week-cases.ts';
import type { Counts, DeclinedCase, WeeklyResult } from './weekly-result.ts';

/** A report without what only the file knows, and the case behind each of its `cases`, in their order. */
export interface WeeklyReport {
  report: Omit<WeeklyResult, 'manifest' | 'scenario' | 'stated'>;
  behind: WeekCase[];
}

/**
 * The report of one week in a replication (from 0) under the only policy of a plan. Detainers count in the week in
 * which they were lodged, declines in the week in which the person left.
 */
export function weeklyReport(plan: Plan, replication: number, week: Week, stated: ResolvedWeeklyReport): WeeklyReport {
  const { seed, policies, facilities } = plan.scenario;
  const draws = statedDraws(seed, replication, stated);
  const isIn = (instant: number) => instant >= week.start && instant < week.end;
  const found = weekCases(plan, replication, week);
  const lodged = found.filter(({ found: { notice, detainer } }) => notice !== null && isIn(detainer.lodgedAt!));
  const declined = found
    .filter(({ found: { notice } }) => notice !== null && isIn(notice.exitAt))
    .map((one) => ({ one, by: declinedBy(one.found, one.arrival) }))
    .filter(({ by }) => by.agency || by.county)
    .sort((a, b) => a.one.found.notice!.exitAt - b.one.found.notice!.exitAt);
  const cases = declined.map(({ one, by }): DeclinedCase => {
    const about = { ...person(one), ...course(one, plan), citizenship: draws.citizenship(one.booking) };
    return { ...about, ...by, listed: by.agency && !draws.leftOut(one.booking) };
  });
  const counted = (some: readonly Counted[]) => count(some, groupsOf(stated));
  const agency = cases.filter((one) => one.agency);
  const listed = cases.filter((one) => one.listed);
  return {
    report: {
      policy: { name: policies[0].name, title: policies[0].title },
      seed,
      replication: replication + 1,
      week: { saturday: week.saturday, friday: week.friday },
      lodged: counted(lodged.map((one) => ({ ...person(one), citizenship: draws.citizenship(one.booking) }))),
      tooLate: found.filter(({ found: { outcome } }) => outcome === 'detainerTooLate').length,
      declined: { agency: counted(agency), county: counted(cases.filter((one) => one.county)) },
      listed: counted(listed),
      underCoverage: {
        leftOut: stated.leftOut,
        facilities: stated.leftOutFacilities.map((facility) => facilities[facility]),
        cases: agency.length - listed.length,
      },
      definitions: DEFINITIONS,
      cases,
    },
    behind: declined.map(({ one }) => one),
  };
}

function person({ person: number, booking }: WeekCase) {
  return { person: number, status: booking.convicted ? 'convicted' : 'charged' } as const;
}

/** The places and times of a case: instants in local time, times heard and needed in minutes. */
function course({ booking, found, arrival }: WeekCase, { days, scenario, policies }: Plan) {
  const { lodgedAt } = found.detainer;
  const { sentAt, receivedAt, exitAt } = found.notice!;
  const date = (instant: number) => days.dateOf(days.dayOf(instant));
  const iso = (instant: number | null) => (instant === null ? null : days.iso(instant));
  const had = headway(booking, found.notice, policies[0]);
  return {
    jurisdiction: scenario.facilities[booking.facility],
    detainerDate: date(lodgedAt!),
    declineDate: date(exitAt),
    outcome: (arrival?.outcome ?? found.outcome)!,
    lodgedAt: iso(lodgedAt),
    sentAt: iso(sentAt),
    heardAt: iso(receivedAt),
    exitAt: iso(exitAt),
    heardWindowMinutes: had && had.heardWindow / 60,
    neededMinutes: had && had.needed / 60,
  };
}

type Counted = Pick<DeclinedCase, 'status' | 'citizenship'>;

function count(cases: readonly Counted[], groups: readonly string[]): Counts {
  const of = (isOne: (one: Counted) => boolean) => cases.filter(isOne).length;
  return {
    all: cases.length,
    convicted: of(({ status }) => status === 'convicted'),
    charged: of(({ status }) => status === 'charged'),
    citizenship: groups.map((group) => ({ group, people: of(({ citizenship }) => citizenship === group) })),
  };
}
