import { CHANNELS, type Channel } from '../../events/channel.ts';
import { LEGAL_BASES } from '../../events/legal-basis.ts';
import { NOT_LODGED, OUTCOME_INDEX, type Outcome } from '../../events/outcome.ts';
import { COLUMNS, type ColumnKey, type LoggedCase } from '../event-log/logged-case.ts';
import type { Counters } from '../measures/counters.ts';
import { identifiedByKey, measureOfKey } from '../measures/definitions.ts';
import type { Measure } from '../measures/measure.ts';
import { countHeld, countNotice, countOutcome } from '../measures/observe.ts';
import { addReplication, countersFor, emptyTally, type Tally } from '../measures/tally.ts';
import type { ResolvedPolicy } from '../resolved/scenario.ts';

/**
 * The measures that a log's times can give, all by the definitions of MEASURES. What teams did and what it cost is left
 * out, since a log of real cases seldom records it.
 */
export const LOG_MEASURES: readonly Measure[] = [
  'noticeWindow',
  'heardWindow',
  'responseTime',
  'pickupGap',
  'lateBy',
  'pickupRate',
  'pickupRatePerNotice',
  'detainersLodged',
  'noticesSent',
  'pickups',
  ...CHANNELS.map(identifiedByKey),
  'peopleHeld',
  'peopleHeldPast48h',
  'hoursHeld',
].map(measureOfKey);

/** A log of which every column is known. */
const ALL: ReadonlySet<ColumnKey> = new Set(COLUMNS.map(({ key }) => key));

/**
 * Counts the cases as one replication of one policy, so that a log can be read with the measures of a run. `has` is
 * what the log says.
 */
export function tallyOfLog(cases: readonly LoggedCase[], policy: ResolvedPolicy, has = ALL): Tally {
  const tally = emptyTally(1);
  const [counters] = countersFor(tally);
  counters.reset();
  for (const logged of cases) countLogged(counters, logged, policy.releaseNotice.requestedLeadSeconds, has);
  // No measure of a log is a cost. The costs may be listed by facility, but a log's counters are not.
  const { byFacility: _, ...costs } = policy.costs;
  addReplication(tally, 0, { counters: [counters], costs: [costs], baseline: 0 });
  return tally;
}

/** The outcome of a case: the log's own word, otherwise what a pickup time implies; null if the log does not say. */
export function outcomeOf({ outcome, pickedUpAt, exitAt }: LoggedCase): Outcome | null {
  if (outcome !== null) return outcome as Outcome;
  if (pickedUpAt === null) return null;
  return exitAt !== null && pickedUpAt > exitAt ? 'pickedUpFromHold' : 'pickedUpAtRelease';
}

function countLogged(
  counters: Counters,
  logged: LoggedCase,
  requestedLeadSeconds: number,
  has: ReadonlySet<ColumnKey>,
): void {
  const { identifiedAt, channel, lodgedAt, sentAt, receivedAt, exitAt, arrivedAt, leftAt, pickedUpAt } = logged;
  // Whether something came in time is judged by the exit as it would have been without any delay.
  const clearedAt = logged.undelayedExitAt ?? exitAt;
  const inTime = (at: number | null) => at !== null && (clearedAt === null || at < clearedAt);
  counters.bookings++;
  const outcome = outcomeOf(logged);
  // A log that has no times of detainers cannot say who had none.
  const hasDetainer = lodgedAt === null ? !has.has('lodgedAt') && logged.askedAboutAt === null : inTime(lodgedAt);
  if (outcome !== null) {
    // A log seldom has all times. Cases that end before a notice count as they are.
    const isAskedAbout = !hasDetainer && !NOT_LODGED.includes(outcome);
    countOutcome(counters, { outcome: OUTCOME_INDEX[outcome], hasDetainer: !isAskedAbout, isTold: sentAt !== null });
  }
  if (channel !== null && inTime(identifiedAt)) counters.identifiedBy[channel as Channel]++;
  if (inTime(lodgedAt)) counters.detainersLodged++;
  if (sentAt !== null) {
    if (exitAt === null) counters.noticesSent++;
    else countNotice(counters, { sentAt, receivedAt, exitAt, requestedLeadSeconds });
  }
  const heardAt = receivedAt ?? logged.foundAt;
  const { responseTime, pickupGap, lateBy } = counters.durations;
  for (const at of [...(logged.earlierArrivedAt ?? []), ...(arrivedAt === null ? [] : [arrivedAt])]) {
    if (heardAt !== null) responseTime.add(at - heardAt);
    if (exitAt !== null) pickupGap.add(at - exitAt);
  }
  if (outcome === 'handedOverAsArranged' && arrivedAt === null) pickupGap.add(0);
  const mayBeLate = outcome === null || outcome === 'late';
  if (mayBeLate && arrivedAt !== null && leftAt !== null && pickedUpAt === null && arrivedAt > leftAt)
    lateBy.add(arrivedAt - leftAt);
  if (clearedAt === null || exitAt === null || leftAt === null) return;
  const basis = (name: string | null) => Math.max(0, LEGAL_BASES.indexOf((name ?? 'none') as 'none'));
  countHeld(counters, {
    undelayedExitAt: clearedAt,
    exitAt,
    leftAt,
    delayBasis: basis(logged.delayBasis),
    holdBasis: leftAt > exitAt ? basis(logged.holdBasis) : -1,
  });
}
