/**
 * What becomes of a person: exactly one of these, exhaustive and exclusive; the counts sum to the bookings.
 * The order is the order of the stages in which a case can end, and the order of every report.
 */
export const OUTCOMES = [
  /** Never identified, or only at or after the exit. */
  'notIdentified',
  /** Identified before the exit; no detainer was issued. */
  'noDetainer',
  /** The detainer came at or after the exit. */
  'detainerTooLate',
  /** A detainer was lodged in time; no notice of the release was sent. */
  'noNotice',
  /** The notice was heard when the person had left, or never. */
  'noticeUnheard',
  /** The agency heard the notice and declined to come. */
  'declined',
  /** No team on duty at any time from when the notice fell due until the person left. */
  'afterHours',
  /** Teams were on duty, all of them busy until the person left. */
  'noTeamFree',
  /** No team set out, since none could arrive before the person left. */
  'outOfReach',
  /** A team was sent and did not arrive. */
  'noShow',
  /** The team arrived after the person had left. */
  'late',
  /** The team was at the door; the person left by another exit. */
  'lostByAnotherExit',
  /** The team was at the door, its patience ended before the release. */
  'teamLeft',
  'pickedUpAtRelease',
  'pickedUpFromHold',
] as const;

export type Outcome = (typeof OUTCOMES)[number];

/** Position in OUTCOMES, for columns of numbers. */
export const OUTCOME_INDEX = Object.fromEntries(OUTCOMES.map((key, index) => [key, index])) as Record<Outcome, number>;
