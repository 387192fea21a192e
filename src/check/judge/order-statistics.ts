/** The ranks, from 1, of the sample values that bound a quantile. */
export interface Ranks {
  low: number;
  high: number;
}

/**
 * The ranks whose values bound the quantile at share p of n independent values, each end wrong with a probability of at
 * most `tail`, whatever the distribution (David and Nagaraja, Order Statistics, third edition, 2003, section 7.1): how
 * many values are below the quantile is binomial. null if n is too small: no value would be far enough out.
 */
export function quantileRanks(n: number, p: number, tail: number): Ranks | null {
  if (p > 0.5) {
    const mirrored = quantileRanks(n, 1 - p, tail);
    return mirrored && { low: n + 1 - mirrored.high, high: n + 1 - mirrored.low };
  }
  // P(exactly k of n are below), from k = 0 on. With p up to a half and n up to 1,000 the first does not underflow.
  let exactly = 1;
  for (let i = 0; i < n; i++) exactly *= 1 - p;
  let atMost = exactly;
  let low = 0;
  let high = 0;
  for (let k = 0; k < n; k++) {
    // At this point `atMost` is P(at most k are below).
    if (atMost <= tail) low = k + 1;
    if (high === 0 && 1 - atMost <= tail) high = k + 1;
    exactly *= ((n - k) / (k + 1)) * (p / (1 - p));
    atMost += exactly;
  }
  return low === 0 || high === 0 ? null : { low, high };
}

/** The fewest values of which a quantile at share p has an interval. */
export function fewestForQuantile(p: number, tail: number): number {
  let n = 2;
  while (quantileRanks(n, p, tail) === null) n++;
  return n;
}
