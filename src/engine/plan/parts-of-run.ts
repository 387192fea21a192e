import { dateOfEpochDay, epochDayOf } from '../../calendar/dates.ts';
import { byPart, type Part, type PartSizes, UNDIVIDED } from '../../measures/parts.ts';
import type { ResolvedScenario } from '../../resolved/scenario.ts';

/** The parts in which a run's people are counted: those asked for, and the facilities if each has costs of its own. */
export function keptParts(scenario: ResolvedScenario, by: Part | null): PartSizes {
  const ownCosts = scenario.policies.some(({ costs }) => costs.byFacility !== undefined);
  return byPart((part) => (part === by || (part === 'facility' && ownCosts) ? partNames(scenario, part).length : 0));
}

/** The parts that the report is to show. */
export function askedParts(scenario: ResolvedScenario, by: Part | null): PartSizes {
  return by === null ? UNDIVIDED : { ...UNDIVIDED, [by]: keptParts(scenario, by)[by] };
}

const HOURS = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`);
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** The names of the parts, in order. */
export function partNames(scenario: ResolvedScenario, by: Part): string[] {
  switch (by) {
    case 'facility':
      return scenario.facilities;
    case 'month':
      return new Months(scenario).names;
    case 'reason':
      return reasonNames(scenario);
    case 'hour':
      return HOURS;
    case 'weekday':
      return WEEKDAYS;
    case 'week':
      return WEEKDAYS.flatMap((weekday) => HOURS.map((hour) => `${weekday} ${hour}`));
    case 'priority':
      return scenario.priorities;
    case 'convicted':
      return ['convicted', 'charged'];
  }
}

/** Every reason for which some policy releases people somewhere at some time. */
function reasonNames({ policies }: ResolvedScenario): string[] {
  const rules = policies.flatMap((policy) => [policy, ...(policy.regimes ?? [])]);
  return [...new Set(rules.flatMap(({ releaseNotice }) => releaseNotice.reasons.map(({ name }) => name)))];
}

/** The calendar months of a run's counted days. */
export class Months {
  /** YYYY-MM, in order. */
  readonly names: string[] = [];
  /** By counted day: the index of its month. */
  private readonly monthOfDay: Int32Array;

  constructor({ start, days }: Pick<ResolvedScenario, 'start' | 'days'>) {
    const first = epochDayOf(start);
    this.monthOfDay = Int32Array.from({ length: days }, (_, day) => {
      const name = dateOfEpochDay(first + day).slice(0, 7);
      if (name !== this.names.at(-1)) this.names.push(name);
      return this.names.length - 1;
    });
  }

  /** The index of a counted day's month. */
  ofDay(day: number): number {
    return this.monthOfDay[day];
  }
}
