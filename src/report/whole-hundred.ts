import { LODGED, OUTCOME_ENTRIES, type Outcome } from '../../events/outcome.ts';
import { countLocks } from '../measures/locks.ts';
import type { PolicyResult } from '../measures/result.ts';

// The outcomes of detainers that are lodged before the exit: first what is missed, then the pickups.
const MISSED = LODGED.filter((key) => OUTCOME_ENTRIES[key].missed !== null);
const PICKED_UP = LODGED.filter((key) => OUTCOME_ENTRIES[key].missed === null);

/** People with this outcome who had a detainer, or whose case ended before one. */
export function lodgedCount({ count, withoutDetainer }: PolicyResult['outcomes'][string]): number {
  return count - withoutDetainer;
}

/** Outcomes of 100 detainers, as whole people who sum to 100. */
export interface WholeHundred {
  /** The people who are rounded. */
  lodged: number;
  pickups: Rounded;
  missed: readonly Missed[];
  /** The locks in series, in the order of LOCK_SERIES. */
  locks: readonly { lost: Rounded; left: Rounded }[];
  of(key: Outcome): Rounded;
}

export interface Rounded {
  whole: number;
  /** As text: `<1` is more than none and counts as 0 of the 100; `>99` is less than all and counts as 100. */
  text: string;
}

/** A way in which a detainer does not end in a pickup, as part of a sentence. */
export interface Missed extends Rounded {
  count: number;
  words: string;
}

/**
 * Rounds the outcomes of detainers lodged before the exit to whole people of 100. The pickups are rounded together, so
 * that their number is the pickup rate, and then shared between their two outcomes. null if nothing was lodged.
 */
export function wholeHundred(countOf: (key: Outcome) => number): WholeHundred | null {
  const sum = (keys: readonly Outcome[]) => keys.reduce((so, key) => so + countOf(key), 0);
  const lodged = sum(LODGED);
  if (lodged === 0) return null;
  const picked = sum(PICKED_UP);
  const wholes = largestRemainder([...MISSED.map(countOf), picked], 100);
  const pickups = wholes[MISSED.length];
  const shared = largestRemainder(PICKED_UP.map(countOf), pickups);
  const whole = new Map(LODGED.map((key, i) => [key, i < MISSED.length ? wholes[i] : shared[i - MISSED.length]]));
  const rounded = (part: number, count: number) => ({ whole: part, text: text(part, count, lodged) });
  const of = (key: Outcome) => rounded(whole.get(key) ?? 0, countOf(key));
  const missed = MISSED.map((key) => ({ ...of(key), count: countOf(key), words: OUTCOME_ENTRIES[key].missed ?? '' }));
  const wholeLocks = countLocks((key) => whole.get(key) ?? 0);
  const locks = countLocks(countOf).map(({ lost, left }, i) => ({
    lost: rounded(wholeLocks[i].lost, lost),
    left: rounded(wholeLocks[i].left, left),
  }));
  return { lodged, pickups: rounded(pickups, picked), missed, locks, of };
}

/**
 * Whole numbers in proportion to `counts` that sum to `total`: each is rounded down, and what is left goes to the
 * largest remainders, one each; of equal remainders to the first. `counts` are integers. All 0 if the counts are.
 */
export function largestRemainder(counts: readonly number[], total: number): number[] {
  const all = counts.reduce((sum, count) => sum + count, 0);
  if (all === 0) return counts.map(() => 0);
  const remainders = counts.map((count) => (count * total) % all);
  const wholes = counts.map((count, i) => (count * total - remainders[i]) / all);
  const left = total - wholes.reduce((sum, whole) => sum + whole, 0);
  const byRemainder = counts.map((_, i) => i).sort((a, b) => remainders[b] - remainders[a] || a - b);
  for (const i of byRemainder.slice(0, left)) wholes[i]++;
  return wholes;
}

function text(whole: number, count: number, lodged: number): string {
  if (whole === 0 && count > 0) return SOME;
  return whole === 100 && count < lodged ? NEARLY_ALL : String(whole);
}

const SOME = '<1';
const NEARLY_ALL = '>99';

/** What the cells of columns of whole people mean. */
export function wholeLegend(rows: readonly string[][]): string {
  const cells = rows.flat();
  const signs = [
    ...(cells.includes(SOME) ? [`${SOME}: more than none, counted as 0.`] : []),
    ...(cells.includes(NEARLY_ALL) ? [`${NEARLY_ALL}: less than all, counted as 100.`] : []),
  ];
  return ['whole people, rounded so that they sum to 100.', ...signs].join(' ');
}
