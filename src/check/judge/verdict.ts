import type { Bounds } from '../expect/claim.ts';
import type { Estimated } from './figure.ts';

export const VERDICTS = ['holds', 'fails', 'undecided'] as const;

export type Verdict = (typeof VERDICTS)[number];

/** What one look says: the interval is wholly inside the claim's bounds, wholly outside, or across a bound. */
export function verdictAt({ judged: { low, high } }: Estimated, bounds: Bounds): Verdict {
  if (low === null || high === null) return 'undecided';
  const { least, most } = withoutNull(bounds);
  if (low >= least && high <= most) return 'holds';
  return high < least || low > most ? 'fails' : 'undecided';
}

/**
 * What the last look says of a claim whose replications all agree, so that nothing varies from which an error could be
 * estimated: their figure decides.
 */
export function verdictOfAgreeing({ figure: { mean } }: Estimated, bounds: Bounds): Verdict {
  if (mean === null) return 'undecided';
  const { least, most } = withoutNull(bounds);
  return mean >= least && mean <= most ? 'holds' : 'fails';
}

function withoutNull({ least, most }: Bounds): { least: number; most: number } {
  return { least: least ?? Number.NEGATIVE_INFINITY, most: most ?? Number.POSITIVE_INFINITY };
}
