import type { Plan } from '../engine/plan/plan.ts';
import type { ColumnKey, LoggedCase } from '../event-log/logged-case.ts';
import type { ReadLog } from '../event-log/read/read-log.ts';
import { fileProblem, InputError } from '../refusals/input-error.ts';
import { exitOf } from './stated-release.ts';

/** The cases that are replayed, and how many are not. */
export interface ChosenCases {
  cases: LoggedCase[];
  /** Booked before or after the scenario's counted days. */
  outside: number;
  /** Without an exit or any other end, in a log that has exits, and with a detainer: they may still be in the jail. */
  stillInside: number;
}

/** @throws InputError if the scenario's counted days hold none of the cases. */
export function chosenCases({ cases, has, file }: ReadLog, { days, scenario }: Plan): ChosenCases {
  const [from, until] = [0, scenario.days].map((day) => days.unixSeconds(0) + days.startOf(day));
  const within = cases.filter(({ bookedAt }) => bookedAt! >= from && bookedAt! < until);
  if (within.length === 0) {
    const booked = cases.map(({ bookedAt }) => bookedAt! - days.unixSeconds(0));
    const [first, last] = [Math.min, Math.max].map((pick) => days.dayOf(booked.reduce((a, b) => pick(a, b))));
    const message =
      `no case is booked in the scenario’s counted days, from ${scenario.start} to ` +
      `${days.dateOf(scenario.days - 1)}; the cases are booked from ${days.dateOf(first)} to ${days.dateOf(last)}`;
    const hint = `in the scenario, write start: ${days.dateOf(first)} and length: ${last - first + 1} days`;
    throw new InputError([fileProblem(file, message, { hint })]);
  }
  const hasExits = (['undelayedExitAt', 'exitAt', 'leftAt'] as const).some((key) => has.has(key));
  const ended = hasExits ? within.filter((logged) => !isInside(logged, has)) : within;
  return { cases: ended, outside: cases.length - within.length, stillInside: within.length - ended.length };
}

/** Of people without a detainer, it does not matter when they leave. */
function isInside(logged: LoggedCase, has: ReadonlySet<ColumnKey>): boolean {
  if (exitOf(logged) !== null || logged.outcome !== null) return false;
  return !has.has('lodgedAt') || logged.lodgedAt !== null || logged.askedAboutAt !== null;
}
