import { gammaQ } from '../../src/draws/gamma.ts';
import { normalQuantile } from '../../src/draws/normal.ts';
import { StageDraws } from '../../src/draws/stage-draws.ts';

/** `count` independent uniforms: draw 0 of the persons 0 … count − 1, always the same for a seed. */
export function uniforms(count: number, seed: number): Float64Array {
  const draws = new StageDraws(0);
  return Float64Array.from({ length: count }, (_, person) => {
    draws.seek(seed, 0, person);
    return draws.at(0);
  });
}

/**
 * The p-value of the one-sample Kolmogorov–Smirnov test against a continuous cdf: the probability under it of a
 * distance at least this large. Kolmogorov's limit with Stephens' correction (1970), good for samples of 30 and more.
 */
export function kolmogorovSmirnov(sample: Float64Array, cdf: (x: number) => number): number {
  const n = sample.length;
  let distance = 0;
  sample.toSorted().forEach((x, i) => {
    const p = cdf(x);
    distance = Math.max(distance, p - i / n, (i + 1) / n - p);
  });
  const lambda = (Math.sqrt(n) + 0.12 + 0.11 / Math.sqrt(n)) * distance;
  // For small λ the series alternates for many terms, and the p-value is 1 to 12 digits.
  if (lambda < 0.2) return 1;
  let pValue = 0;
  for (let k = 1; k <= 100; k++) pValue += (k % 2 === 1 ? 2 : -2) * Math.exp(-2 * k * k * lambda * lambda);
  return pValue;
}

/**
 * The p-value of Pearson's chi-square test. Neighbouring cells are pooled until each expects at least 10, where the
 * chi-square approximation holds. The degrees of freedom are the pooled cells − 1, since no parameter was estimated.
 */
export function chiSquare(observed: ArrayLike<number>, expected: ArrayLike<number>): number {
  const cells: { observed: number; expected: number }[] = [];
  let cell = { observed: 0, expected: 0 };
  for (let i = 0; i < observed.length; i++) {
    cell.observed += observed[i]!;
    cell.expected += expected[i]!;
    if (cell.expected >= 10) {
      cells.push(cell);
      cell = { observed: 0, expected: 0 };
    }
  }
  const last = cells.at(-1)!;
  last.observed += cell.observed;
  last.expected += cell.expected;
  const statistic = cells.reduce((sum, c) => sum + (c.observed - c.expected) ** 2 / c.expected, 0);
  return gammaQ((cells.length - 1) / 2, statistic / 2);
}

export interface SampleMoments {
  mean: number;
  variance: number;
  /** Standard errors of the mean and the variance, estimated from the sample: s / √n and √((m₄ − s⁴) / n). */
  meanError: number;
  varianceError: number;
}

export function sampleMoments(sample: ArrayLike<number>): SampleMoments {
  const n = sample.length;
  const values = Array.from(sample);
  const mean = values.reduce((sum, x) => sum + x, 0) / n;
  const variance = values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (n - 1);
  const fourth = values.reduce((sum, x) => sum + (x - mean) ** 4, 0) / n;
  return {
    mean,
    variance,
    meanError: Math.sqrt(variance / n),
    varianceError: Math.sqrt(Math.max(0, fourth - variance ** 2) / n),
  };
}

/** The half-width, in standard errors, that a normal estimate exceeds with this probability. */
export function standardErrors(falseAlarm: number): number {
  return -normalQuantile(falseAlarm / 2);
}
