/**
 * What the agency and the county count differently, of the people with a detainer lodged before the exit, in the order
 * in which a list has the counts. `src/weekly/terms.ts` has the definitions.
 */
export const DEFINED = [
  /** The jail sent notice as long before the exit as the agency asks for. */
  'noticeInFull',
  /** The jail sent notice, later than that. */
  'noticeShort',
  // People whom the jail did not hold and the agency did not decline, whether it then met them or not:
  /** The jail sent notice, and the agency heard of the release too late to come. */
  'tooShortTold',
  'tooShortUntold',
  /** The jail sent no notice, and the agency learned of the release in time. */
  'inTimeUntold',
  // Those of them whom the agency met:
  'metTooShortTold',
  'metTooShortUntold',
  'metInTimeUntold',
  /** The agency met a person whom the jail held, and of whose release it sent no notice. */
  'metHeldUntold',
] as const;

export type Defined = (typeof DEFINED)[number];

export const DEFINED_INDEX = Object.fromEntries(DEFINED.map((key, i) => [key, i])) as Record<Defined, number>;

const { noticeInFull, noticeShort, tooShortTold, tooShortUntold, inTimeUntold } = DEFINED_INDEX;
const { metTooShortTold, metTooShortUntold, metInTimeUntold, metHeldUntold } = DEFINED_INDEX;

/** Counts a notice of the release of a person with a detainer. Times in seconds. */
export function countGiven(counts: Float64Array, window: number, requestedLeadSeconds: number): void {
  counts[window >= requestedLeadSeconds ? noticeInFull : noticeShort]++;
}

/** Counts notices of the releases of people with a detainer, of which some were sent as early as the agency asks. */
export function countGivenMany(counts: Float64Array, notices: number, inFull: number): void {
  counts[noticeInFull] += inFull;
  counts[noticeShort] += notices - inFull;
}

/** Counts people with a notice and without a hold of whose release the agency heard too late to come. */
export function countTooShort(counts: Float64Array, people: number): void {
  counts[tooShortTold] += people;
}

/** What is known of the case of a person with a detainer before it ends at the field office. */
export interface Answered {
  isTold: boolean;
  isHeld: boolean;
  /** Whether the agency heard of the release too late to come, or never. */
  isTooShort: boolean;
}

/** Counts a person with a detainer whom the agency does not decline; `countMet` counts those whom it then meets. */
export function countAnswered(counts: Float64Array, { isTold, isHeld, isTooShort }: Answered): void {
  if (isHeld) return;
  if (isTooShort) counts[isTold ? tooShortTold : tooShortUntold]++;
  else if (!isTold) counts[inTimeUntold]++;
}

/** Counts a person with a detainer whom the agency met. */
export function countMet(counts: Float64Array, { isTold, isHeld, isTooShort }: Answered): void {
  if (isHeld) {
    if (!isTold) counts[metHeldUntold]++;
  } else if (isTooShort) counts[isTold ? metTooShortTold : metTooShortUntold]++;
  else if (!isTold) counts[metInTimeUntold]++;
}
