import type { ColumnKey, LoggedCase } from '../event-log/logged-case.ts';
import type { ReadLog } from '../event-log/read/read-log.ts';
import type { MeasureResult, PolicyResult } from '../measures/result.ts';
import { wilson } from '../measures/share-interval.ts';
import { summarise } from '../measures/summarise.ts';
import type { ResolvedPolicy, ResolvedScenario } from '../resolved/scenario.ts';
import { LOG_MEASURES, outcomeOf, tallyOfLog } from './log-tally.ts';

/** The columns that a measure needs. Of several in a list, one is enough. */
const NEEDS: Readonly<Record<string, readonly (ColumnKey | readonly ColumnKey[])[]>> = {
  noticeWindow: ['sentAt', 'exitAt'],
  heardWindow: ['receivedAt', 'exitAt'],
  responseTime: [['receivedAt', 'foundAt'], 'arrivedAt'],
  pickupGap: ['exitAt', ['arrivedAt', 'outcome']],
  lateBy: ['arrivedAt', 'leftAt'],
  pickupRate: ['lodgedAt', ['pickedUpAt', 'outcome']],
  pickupRatePerNotice: ['sentAt', ['pickedUpAt', 'outcome']],
  detainersLodged: ['lodgedAt'],
  noticesSent: ['sentAt'],
  pickups: [['pickedUpAt', 'outcome']],
  peopleHeld: ['exitAt', 'leftAt'],
  peopleHeldPast48h: ['exitAt', 'leftAt'],
  hoursHeld: ['exitAt', 'leftAt'],
};
/** Of the measures of each way in which the agency learns of a person. */
const CHANNEL_NEEDS = ['channel', 'identifiedAt'] as const;

/** Shares of those whose case has ended, and the measure that counts the cases in the share's denominator. */
const SHARES = [
  ['pickupRate', 'detainersLodged'],
  ['pickupRatePerNotice', 'noticesSent'],
] as const;

/** What a log's cases say by the measures of a run. */
export interface LogResult {
  outcomes: PolicyResult['outcomes'];
  measures: Record<string, MeasureResult>;
  /** Cases whose outcome the log does not say, without those still inside. */
  outcomeUnknown: number;
  /** Cases without an exit or any other end, in a log that has exits. They count in no share. */
  stillInside: number;
}

/**
 * A measure for which the log lacks a column has no value: 0 stands only where the log says so. Shares have Wilson's
 * 95 % interval for as many cases, and are of those who left.
 */
export function resultOfLog({ cases, has }: ReadLog, policy: ResolvedPolicy, scenario: ResolvedScenario): LogResult {
  const resultOf = (some: readonly LoggedCase[]) =>
    summarise(tallyOfLog(some, policy, has), { ...scenario, policies: [policy] }).policies[0];
  const hasExits = has.has('exitAt') || has.has('leftAt');
  const ended = hasExits ? cases.filter((logged) => !isInside(logged)) : cases;
  const all = resultOf(cases);
  const left = ended.length === cases.length ? all : resultOf(ended);
  const measures = Object.fromEntries(
    LOG_MEASURES.map(({ key }) => [key, says(has, key) ? all.measures[key] : nothing(all.measures[key])]),
  );
  for (const [key, whole] of SHARES) if (says(has, key)) measures[key] = withChance(left.measures, key, whole);
  return {
    outcomes: all.outcomes,
    measures,
    outcomeUnknown: ended.filter((logged) => outcomeOf(logged) === null).length,
    stillInside: cases.length - ended.length,
  };
}

function isInside({ exitAt, leftAt, undelayedExitAt, pickedUpAt, outcome }: LoggedCase): boolean {
  return [exitAt, leftAt, undelayedExitAt, pickedUpAt, outcome].every((value) => value === null);
}

function says(has: ReadonlySet<ColumnKey>, key: string): boolean {
  return (NEEDS[key] ?? CHANNEL_NEEDS).every((needed) =>
    [needed].flat().some((column) => has.has(column as ColumnKey)),
  );
}

function nothing(measure: MeasureResult): MeasureResult {
  return { ...measure, mean: null, low: null, high: null, quantiles: null, quantileIntervals: null };
}

function withChance(measures: Record<string, MeasureResult>, key: string, whole: string): MeasureResult {
  const [measure, cases] = [measures[key], measures[whole].mean ?? 0];
  return measure.mean === null ? measure : { ...measure, ...wilson(measure.mean, cases) };
}
