import { LODGED, type Lock, OUTCOME_ENTRIES, type Outcome } from '../../../events/outcome.ts';
import type { PolicyResult } from '../../measures/result.ts';
import { lodgedCount, type WholeHundred, wholeHundred } from '../../report/whole-hundred.ts';

/** Outcomes that charts show with one colour and one pattern: the two sorts of pickup, and one per lock. */
export interface Kind {
  key: KindKey;
  /** In keys and labels, after a number. */
  label: string;
  outcomes: readonly Outcome[];
}

const PICKUP_KINDS = {
  met: { label: 'picked up at the release', outcomes: ['pickedUpAtRelease', 'handedOverAsArranged'] },
  fromHold: { label: 'picked up from a hold', outcomes: ['pickedUpFromHold'] },
} as const satisfies Record<string, Omit<Kind, 'key'>>;

/** Neutral words for the cases that end at a lock. */
const LOST_AT: Record<Lock, string> = {
  told: 'no notice sent',
  heardInTime: 'notice read or heard too late',
  agencyComes: 'the agency declined to come',
  teamOnDuty: 'no team on duty',
  teamFreeAndInReach: 'no team free or in reach',
  teamArrives: 'the team sent did not arrive',
  arrivesInTime: 'the team arrived late',
  met: 'the team was there; they did not meet',
};

/** The lock "met" loses what the kind "met" wins, so its kind has another key. */
export type KindKey = keyof typeof PICKUP_KINDS | Exclude<Lock, 'met'> | 'missed';

export const lockKind = (lock: Lock): KindKey => (lock === 'met' ? 'missed' : lock);

const lostAt = (lock: Lock) => LODGED.filter((key) => OUTCOME_ENTRIES[key].lock === lock);

/** Pickups first, then the locks in their order. Every outcome of a lodged detainer is in exactly one. */
export const KINDS: readonly Kind[] = [
  ...Object.entries(PICKUP_KINDS).map(([key, kind]) => ({ key: key as KindKey, ...kind })),
  ...(Object.keys(LOST_AT) as Lock[]).map((lock) => ({
    key: lockKind(lock),
    label: LOST_AT[lock],
    outcomes: lostAt(lock),
  })),
];

export interface KindCount extends Kind {
  /** Whole people of 100. */
  whole: number;
  /** As text; `<1` is more than none. */
  text: string;
}

/** Of 100 detainers lodged before the exit, how many are of each kind that occurs; null if none was lodged. */
export function kindsOfHundred({ outcomes }: PolicyResult): KindCount[] | null {
  const whole = wholeHundred((key) => lodgedCount(outcomes[key]));
  if (whole === null) return null;
  return KINDS.flatMap((kind) => {
    const count = kind.outcomes.reduce((sum, key) => sum + lodgedCount(outcomes[key]), 0);
    return count === 0 ? [] : [{ ...kind, ...rounded(kind, whole) }];
  });
}

function rounded({ outcomes }: Kind, whole: WholeHundred): { whole: number; text: string } {
  const sum = outcomes.reduce((so, key) => so + whole.of(key).whole, 0);
  const hundred = outcomes.find((key) => whole.of(key).text.startsWith('>'));
  return { whole: sum, text: hundred !== undefined ? whole.of(hundred).text : sum === 0 ? '<1' : String(sum) };
}
