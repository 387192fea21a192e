import { readTime, type TimeForm } from '../../calendar/written-time.ts';
import { INPUT_LIMITS } from '../../limits/input-limits.ts';
import type { Problem } from '../../refusals/input-error.ts';
import { COLUMNS, type InstantKey, type LoggedCase } from '../logged-case.ts';
import type { RawCase } from './raw-case.ts';

type Key = InstantKey | 'earlierDispatchedAt' | 'earlierArrivedAt';

/** No case lasts longer than a life in custody. */
const MOST_YEARS = 60;
const DAY_SECONDS = 86_400;
const YEAR_SECONDS = 365.25 * DAY_SECONDS;
/** The years in which a scenario may start. */
const YEARS = { first: 1995, last: 2200 };
/**
 * When a booking may lie: as long as a run may last, in any zone. Local midnight is up to 14 hours before that of UTC.
 */
const BOOKED = {
  first: Date.UTC(YEARS.first, 0, 1) / 1000 - DAY_SECONDS,
  last: Date.UTC(YEARS.last + 1, 0, 1) / 1000 + (INPUT_LIMITS.daysFromStart.most + 1) * DAY_SECONDS,
};
const LAST_YEAR = new Date(BOOKED.last * 1000).getUTCFullYear();

const INSTANTS = COLUMNS.filter(({ kind }) => kind === 'instant' || kind === 'instants').map(({ key }) => key as Key);
const LABELS = new Map(COLUMNS.map(({ key, label }) => [key as Key, label]));

/**
 * Which time cannot come before which; in addition, nothing comes before the booking. No other order is impossible: a
 * detainer may come after the exit, and a notice before the detainer. A notice may be heard after the person has left,
 * and a team may be sent in vain.
 */
const ORDER: readonly [earlier: Key, later: Key][] = [
  ...INSTANTS.flatMap((key): [Key, Key][] => (key === 'bookedAt' ? [] : [['bookedAt', key]])),
  ['identifiedAt', 'lodgedAt'],
  ['knownAt', 'exitAt'],
  ['orderAt', 'undelayedExitAt'],
  ['orderAt', 'exitAt'],
  ['undelayedExitAt', 'exitAt'],
  ['sentAt', 'leftAt'],
  ['sentAt', 'receivedAt'],
  ['identifiedAt', 'askedAboutAt'],
  ['lodgedAt', 'foundAt'],
  ['orderAt', 'foundAt'],
  ['foundAt', 'dueAt'],
  ['foundAt', 'earlierDispatchedAt'],
  ['foundAt', 'dispatchedAt'],
  ['receivedAt', 'dueAt'],
  ['receivedAt', 'earlierDispatchedAt'],
  ['receivedAt', 'dispatchedAt'],
  ['dueAt', 'earlierDispatchedAt'],
  ['dueAt', 'dispatchedAt'],
  ['earlierDispatchedAt', 'earlierArrivedAt'],
  ['dispatchedAt', 'arrivedAt'],
  ['arrivedAt', 'pickedUpAt'],
  ['dispatchedAt', 'backAt'],
  ['arrivedAt', 'backAt'],
  ['pickedUpAt', 'backAt'],
  ['exitAt', 'heldAt'],
  ['heldAt', 'leftAt'],
  ['exitAt', 'leftAt'],
  ['pickedUpAt', 'leftAt'],
];

/** Columns with the times of teams that were followed by another. */
const LISTS = [
  ['earlierDispatchedAt', 'dispatchedAt'],
  ['earlierArrivedAt', 'arrivedAt'],
] as const;

/** What is impossible about the times of one case. */
export function impossibleTimes({ cells, problem }: RawCase, logged: LoggedCase, times: TimeForm): Problem[] {
  const shown = (key: Key) => `"${LABELS.get(key)}" (${cells.get(key)?.slice(0, 80)})`;
  const { bookedAt } = logged;
  if (bookedAt === null) return [];
  if (bookedAt < BOOKED.first || bookedAt > BOOKED.last) {
    const message = `"booked" (${cells.get('bookedAt')}) is out of range`;
    return [problem('bookedAt', { message, allowed: `the years ${YEARS.first} to ${LAST_YEAR}` })];
  }
  const disordered = ORDER.flatMap(([earlier, later]) => {
    const [first, second] = [firstOf(logged[earlier]), firstOf(logged[later])];
    if (first === undefined || second === undefined || first <= second) return [];
    const message = `${shown(later)} comes before ${shown(earlier)}`;
    return [problem(later, { message, allowed: `not before ${earlier}`, ...twofold(cells.get(later), times) })];
  });
  const latest = bookedAt + MOST_YEARS * YEAR_SECONDS;
  const distant = INSTANTS.flatMap((key) => {
    const value = logged[key];
    if (value === null || (typeof value === 'number' ? value : value[value.length - 1]) <= latest) return [];
    const message = `${shown(key)} comes more than ${MOST_YEARS} years after ${shown('bookedAt')}`;
    return [problem(key, { message, allowed: `at most ${MOST_YEARS} years after bookedAt` })];
  });
  const unsorted = LISTS.flatMap(([list, last]) => {
    const earlier = logged[list];
    if (earlier === null) return [];
    const all = [...earlier, ...[logged[last] ?? []].flat()];
    if (all.every((time, i) => i === 0 || all[i - 1] <= time)) return [];
    const message = `${shown(list)} and ${last}, if any, are not in order of time`;
    return [problem(list, { message, allowed: `the earlier first, none after ${last}` })];
  });
  return [...disordered, ...distant, ...unsorted, ...sentTooLate(logged, problem, shown)];
}

/** If no hold is known, and the time of leaving is not known either, the person left at the exit. */
function sentTooLate(logged: LoggedCase, problem: RawCase['problem'], shown: (key: Key) => string): Problem[] {
  const { sentAt, exitAt, leftAt, heldAt, holdBasis } = logged;
  if (sentAt === null || exitAt === null || leftAt !== null || heldAt !== null || holdBasis !== null) return [];
  if (sentAt <= exitAt) return [];
  const message = `${shown('sentAt')} comes after ${shown('exitAt')}, and no hold is known`;
  return [problem('sentAt', { message, allowed: 'not after the person has left' })];
}

function firstOf(value: number | number[] | null): number | undefined {
  return value === null ? undefined : typeof value === 'number' ? value : value[0];
}

function twofold(text: string | undefined, { zone, dateFormat }: TimeForm): { hint?: string } {
  const time = text === undefined ? undefined : readTime(text, zone, dateFormat);
  return time?.seconds !== undefined && time.isTwofold
    ? { hint: 'the clock showed this hour twice and it is taken as the first: add its offset' }
    : {};
}
