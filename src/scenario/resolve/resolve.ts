import { DateTime } from 'luxon';
import type { z } from 'zod';
import { usFederalHolidays } from '../../calendar/holidays.ts';
import type {
  Arrivals,
  JointRow,
  ResolvedBooking,
  ResolvedCosts,
  ResolvedPolicy,
  ResolvedRegime,
  ResolvedScenario,
  ResolvedWeeklyReport,
} from '../../resolved/scenario.ts';
import type { Base, file } from '../schema/file.ts';
import { resolveDistribution, withMedian } from './resolve-distribution.ts';
import type { ScenarioTables } from './scenario-tables.ts';

/** The settings of a file: all but base and policies. */
export type Settings = Omit<z.output<typeof file>, 'base' | 'policies'>;

/** Scenario without its policies. */
export function resolveSettings(
  settings: Settings,
  base: Base,
  arrivals: Arrivals,
  baseline: string,
): Omit<ResolvedScenario, 'policies'> {
  const facilities = Object.keys(base.facilities);
  const priorities = Object.keys(base.booking.priority);
  return {
    title: settings.title,
    description: settings.description,
    zone: settings.zone,
    start: settings.start,
    days: settings.length,
    warmUpDays: settings.warmUp,
    coolDownDays: settings.coolDown,
    seed: settings.seed,
    replications: settings.replications,
    baseline,
    holidays: holidays(settings),
    facilities,
    priorities,
    ...resolveFieldOffices(base),
    booking: resolveBooking(base, arrivals, facilities, priorities),
    ...(settings.weeklyReport && { weeklyReport: resolveWeeklyReport(settings.weeklyReport, facilities) }),
  };
}

function resolveWeeklyReport(
  { citizenship = {}, leftOut = 0, leftOutFacilities = [] }: NonNullable<Settings['weeklyReport']>,
  facilities: string[],
): ResolvedWeeklyReport {
  return {
    citizenship: Object.entries(citizenship).map(([group, share]) => ({ group, share })),
    leftOut,
    leftOutFacilities: leftOutFacilities.map((name) => facilities.indexOf(name)),
  };
}

/** Federal holidays cover the warm-up, the run and the year after it, into which people are followed. */
function holidays({ holidays: given, start, length, warmUp, coolDown }: Settings): string[] {
  if (given === 'none') return [];
  if (Array.isArray(given)) return [...new Set(given)].sort();
  const first = DateTime.fromISO(start, { zone: 'utc' }).minus({ days: warmUp }).year;
  const last = DateTime.fromISO(start, { zone: 'utc' }).plus({ days: length + coolDown }).year + 1;
  return Array.from({ length: last - first + 1 }, (_, i) => usFederalHolidays(first + i)).flat();
}

function resolveFieldOffices({ facilities, fieldOffices }: Base): Partial<ResolvedScenario> {
  const names = Object.keys(fieldOffices ?? {});
  if (names.length < 2) return {};
  const fieldOfficeOf = Object.values(facilities).map(({ fieldOffice = names[0] }) => names.indexOf(fieldOffice));
  return { fieldOffices: names, fieldOfficeOf };
}

function resolveBooking(base: Base, arrivals: Arrivals, facilities: string[], priorities: string[]): ResolvedBooking {
  const { booking } = base;
  return {
    arrivals,
    facility: facilityShares(base),
    foreignBorn: booking.foreignBorn,
    priorContact: booking.priorContact,
    priority: priorities.map((name) => booking.priority[name]),
    convicted: booking.convicted,
    consents: booking.consents,
    joint: booking.joint.map(({ facility, priority, ...row }) => {
      const resolved: JointRow = { ...row };
      if (facility !== undefined) resolved.facility = facilities.indexOf(facility);
      if (priority !== undefined) resolved.priority = priorities.indexOf(priority);
      return resolved;
    }),
  };
}

/** Mean bookings a day of all facilities together; undefined where they have no rates of their own. */
export function rateOfFacilities(facilities: Base['facilities']): number | undefined {
  const rates = Object.values(facilities).map(({ rate }) => rate);
  return rates.length === 0 || rates.includes(undefined)
    ? undefined
    : rates.reduce<number>((sum, rate) => sum + (rate ?? 0), 0);
}

function facilityShares({ facilities }: Base): number[] {
  const all = rateOfFacilities(facilities);
  return Object.values(facilities).map(({ rate, share }) => (all === undefined ? share : (rate ?? 0) / all));
}

/** One policy, from the base as it changes it. */
export function resolvePolicy(
  about: Pick<ResolvedPolicy, 'name' | 'title' | 'source' | 'changes'>,
  base: Base,
  tables: ScenarioTables,
): ResolvedPolicy {
  const { detainer, releaseNotice, agentArrival, costs } = resolveRules(base, tables);
  const { reasons, ...notices } = releaseNotice;
  const { teams, ...arrivals } = agentArrival;
  const facilities = Object.values(base.facilities);
  const clearing = facilities.map((facility) => withMedian(facility.clearing, tables));
  const travel = facilities.map((facility) => withMedian(facility.travel, tables));
  return {
    ...about,
    detainer,
    releaseNotice: { reasons, clearing, ...notices },
    agentArrival: { teams, travel, ...arrivals },
    costs,
  };
}

/** The rules of a base as it is under a policy, in one place at one time. */
export function resolveRules(
  { booking, detainer, releaseNotice, agentArrival, costs }: Base,
  tables: ScenarioTables,
): ResolvedRegime & { costs: ResolvedCosts } {
  const priorities = Object.keys(booking.priority);
  const byPriority = (given: number | Record<string, number>) =>
    priorities.map((name) => (typeof given === 'number' ? given : given[name]));
  const distribution = (given: Parameters<typeof resolveDistribution>[0]) => resolveDistribution(given, tables);
  const { fingerprint, bookingCall, courtRecords, issue } = detainer;
  const { notice, channel, discretion, hold } = releaseNotice;
  return {
    detainer: {
      fingerprint: { match: fingerprint.match, delay: distribution(fingerprint.delay) },
      bookingCall: {
        ...bookingCall,
        asksFirst: bookingCall.asksFirst || bookingCall.rule === 'foreignBornWhoConsent',
        delay: distribution(bookingCall.delay),
      },
      courtRecords: { probability: courtRecords.probability, delay: distribution(courtRecords.delay) },
      issue: {
        probability: byPriority(issue.probability),
        regimeFactor: issue.regimeFactor,
        delay: distribution(issue.delay),
      },
    },
    releaseNotice: {
      reasons: Object.entries(releaseNotice.reasons).map(([name, reason]) => ({
        name,
        weight: reason.weight,
        custody: distribution(reason.custody),
        knownAhead: distribution(reason.knownAhead),
        hours: reason.hours,
      })),
      requestedLeadSeconds: releaseNotice.requestedLead,
      notice: {
        rule: notice.rule,
        leadSeconds: notice.lead,
        delayRelease: notice.delayRelease,
        delayBasis: notice.delayBasis,
        compliance: notice.compliance,
      },
      channel: {
        kind: channel.kind,
        phone: { ...channel.phone, voiceMailDelay: distribution(channel.phone.voiceMailDelay) },
        email: { ...channel.email, delay: distribution(channel.email.delay) },
        onSiteClosed: channel.onSiteClosed,
        singlePointOfContact: channel.singlePointOfContact,
        singlePointFactor: channel.singlePointFactor,
      },
      discretion: { week: discretion.week, person: discretion.person },
      hold: {
        rule: hold.rule,
        limitSeconds: hold.limit,
        clock: hold.clock,
        basis: hold.basis,
        judgesOrder: { probability: hold.judgesOrder.probability, delay: distribution(hold.judgesOrder.delay) },
      },
    },
    agentArrival: {
      teams: agentArrival.teams,
      travelFactor: agentArrival.travelFactor,
      onSiteOffice: {
        hours: agentArrival.onSiteOffice.hours,
        travel: withMedian(agentArrival.onSiteOffice.travel, tables),
      },
      marginSeconds: agentArrival.margin,
      decline: byPriority(agentArrival.decline),
      overtime: {
        rule: agentArrival.overtime.rule,
        heardAheadSeconds: agentArrival.overtime.heardAhead,
        teams: agentArrival.overtime.teams,
      },
      order: agentArrival.order,
      dispatch: agentArrival.dispatch,
      noShow: agentArrival.noShow,
      patience: distribution(agentArrival.patience),
      otherExit: agentArrival.otherExit,
      handover: distribution(agentArrival.handover),
      wayBack: agentArrival.wayBack === null ? null : distribution(agentArrival.wayBack),
      retries: agentArrival.retries,
    },
    costs: {
      staffPerHour: costs.staffPerHour,
      callSeconds: costs.call,
      noticeSeconds: costs.notice,
      handoverSeconds: costs.handover,
      training: { officers: costs.training.officers, secondsEach: costs.training.each },
      bedDay: costs.bedDay,
      reimbursed: costs.reimbursed,
      agentPerHour: costs.agentPerHour,
      exposurePerHour: costs.exposurePerHour,
      exposureBasis: costs.exposureBasis,
    },
  };
}
