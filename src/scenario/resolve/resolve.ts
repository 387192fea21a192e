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
  RunIn,
  RunInDays,
} from '../../resolved/scenario.ts';
import { agentArrival } from '../schema/agent-arrival.ts';
import { costs } from '../schema/costs.ts';
import { detainer } from '../schema/detainer.ts';
import type { Base, file } from '../schema/file.ts';
import { releaseNotice } from '../schema/release-notice.ts';
import { clearing } from '../values/clearing.ts';
import { type Resolving, resolved } from '../values/entry.ts';
import { resolveDistribution, withMedian } from './resolve-distribution.ts';
import type { ScenarioTables } from './scenario-tables.ts';
import { furthestSpan } from './span.ts';

/** The settings of a file: everything except base and policies. */
export type Settings = Omit<z.output<typeof file>, 'base' | 'policies'>;

/** The scenario without its policies. `usual` is the run-in of policies that have none of their own. */
export function resolveSettings(
  settings: Settings,
  base: Base,
  arrivals: Arrivals,
  { baseline, runIn, usual }: { baseline: string; runIn: RunInDays; usual: RunIn | undefined },
): Omit<ResolvedScenario, 'policies'> {
  const facilities = Object.keys(base.facilities);
  const priorities = Object.keys(base.booking.priority);
  return {
    title: settings.title,
    description: settings.description,
    zone: settings.zone,
    start: settings.start,
    days: settings.length,
    warmUpDays: runIn.warmUpDays,
    coolDownDays: runIn.coolDownDays,
    ...(usual && { runIn: usual }),
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

/**
 * Local dates of holidays. Federal holidays cover the longest warm-up and cool-down that custody can set, and the
 * following year, into which people are followed. So a policy has the same ones whatever other policies there are.
 */
function holidays(settings: Settings): string[] {
  const { holidays: given, start, length } = settings;
  const { warmUpDays, coolDownDays } = furthestSpan(settings);
  if (given === 'none') return [];
  if (Array.isArray(given)) return [...new Set(given)].sort();
  const first = DateTime.fromISO(start, { zone: 'utc' }).minus({ days: warmUpDays }).year;
  const last = DateTime.fromISO(start, { zone: 'utc' }).plus({ days: length + coolDownDays }).year + 1;
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

/** Mean bookings per day of all facilities together; undefined if they have no rates of their own. */
export function rateOfFacilities(facilities: Base['facilities']): number | undefined {
  const rates = Object.values(facilities).map(({ rate }) => rate);
  return rates.length === 0 || rates.includes(undefined)
    ? undefined
    : rates.reduce<number>((sum, rate) => sum + (rate ?? 0), 0);
}

function facilityShares({ facilities }: Base): number[] {
  const all = rateOfFacilities(facilities);
  const own = Object.values(facilities);
  // With rates of 0 nobody is booked, so any shares will do.
  if (all === 0) return own.map(() => 1 / own.length);
  return own.map(({ rate, share }) => (all === undefined ? share : (rate ?? 0) / all));
}

/** What resolving a policy needs of its scenario. */
export interface ScenarioContext extends Pick<Resolving, 'baseChannel'> {
  tables: ScenarioTables;
}

/** One policy, from the base as the policy changes it. */
export function resolvePolicy(
  about: Pick<ResolvedPolicy, 'name' | 'title' | 'source' | 'changes'>,
  base: Base,
  scenario: ScenarioContext,
): ResolvedPolicy {
  const rules = resolveRules(base, scenario);
  const context = resolving(base, scenario);
  const facilities = Object.values(base.facilities);
  return {
    ...about,
    ...rules,
    releaseNotice: {
      ...rules.releaseNotice,
      clearing: resolveClearing(base, scenario),
    },
    agentArrival: { ...rules.agentArrival, travel: facilities.map((facility) => context.withMedian(facility.travel)) },
  };
}

/** The clearing times of a base under a policy, by facility. */
export function resolveClearing(base: Base, scenario: ScenarioContext): ResolvedPolicy['releaseNotice']['clearing'] {
  const context = resolving(base, scenario);
  return Object.values(base.facilities).map((facility) => resolved(clearing, facility.clearing, context));
}

/** The rules of a base under a policy, in one place at one time. */
export function resolveRules(base: Base, scenario: ScenarioContext): ResolvedRegime & { costs: ResolvedCosts } {
  const context = resolving(base, scenario);
  const { lodged: _, ...detainers } = resolved(detainer, base.detainer, context);
  const { lines: __, bedDayMarginal: ___, ...ordinary } = resolved(costs, base.costs, context);
  return {
    detainer: detainers,
    releaseNotice: resolved(releaseNotice, base.releaseNotice, context),
    agentArrival: resolved(agentArrival, base.agentArrival, context),
    costs: ordinary,
  };
}

export function resolving({ booking }: Base, { tables, baseChannel }: ScenarioContext): Resolving {
  return {
    baseChannel,
    priorities: Object.keys(booking.priority),
    distribution: (given) => resolveDistribution(given, tables),
    withMedian: (given) => withMedian(given, tables),
  };
}
