import { log } from '../draws/logarithm.ts';

/**
 * The chance of a count where every run has a share of its own around a mean: beta-binomial. `alike` is the intraclass
 * correlation, in (0, 1): how alike the cases of one run are, because they meet the same queue and the same week, and
 * because the mean itself is only known from some replications.
 */
export interface CountChance {
  share: number;
  alike: number;
}

/** α + β of the beta distribution with this intraclass correlation. */
function precision(alike: number): number {
  return 1 / alike - 1;
}

/** log of α (α + 1) … (α + k − 1) */
function logRising(alpha: number, k: number): number {
  let sum = 0;
  for (let j = 0; j < k; j++) sum += log(alpha + j);
  return sum;
}

/**
 * The logarithm, up to a constant of the counts alone, of how probable several counts of the same cases are that
 * exclude each other: Dirichlet-multinomial. What the counts leave over is a category of its own.
 */
export function logChanceOfCounts(counts: readonly { count: number; share: number }[], of: number, alike: number) {
  const s = precision(alike);
  const rest = of - counts.reduce((sum, { count }) => sum + count, 0);
  const left = 1 - counts.reduce((sum, { share }) => sum + share, 0);
  let sum = -logRising(s, of);
  for (const { count, share } of counts) sum += logRising(s * share, count);
  return rest === 0 ? sum : sum + logRising(s * Math.max(left, LEAST_SHARE), rest);
}

/** A category that no replication had is improbable and not impossible. */
const LEAST_SHARE = 1e-6;

/** How probable it is to count at most `count` of `of`, and at least. */
export function tailsOfCount(
  count: number,
  of: number,
  { share, alike }: CountChance,
): { below: number; above: number } {
  const s = precision(alike);
  const [a, b] = [s * share, s * (1 - share)];
  let at = -logRising(s, of) + logRising(a, count) + logRising(b, of - count);
  for (let j = 0; j < Math.min(count, of - count); j++) at += log((of - j) / (j + 1));
  const probability = Math.exp(at);
  const up = (k: number) => ((of - k) * (k + a)) / ((k + 1) * (of - k - 1 + b));
  let [below, above] = [probability, probability];
  let term = probability;
  for (let k = count; k < of && term > NEGLIGIBLE * above; k++) {
    term *= up(k);
    above += term;
  }
  term = probability;
  for (let k = count - 1; k >= 0 && term > NEGLIGIBLE * below; k--) {
    term /= up(k);
    below += term;
  }
  return { below: Math.min(1, below), above: Math.min(1, above) };
}

const NEGLIGIBLE = 1e-12;
