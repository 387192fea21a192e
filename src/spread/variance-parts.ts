import { average } from './average.ts';

/** The results of a number of replications with the same parameters. */
export interface Sample {
  /** null if no replication had a case of the measure. */
  mean: number | null;
  /** Sample variance over the replications; NaN with fewer than two. */
  variance: number;
  count: number;
}

/** How far one run's result may lie from its mean, by cause. Variances are in the measure's unit squared. */
export interface VarianceParts {
  mean: number;
  /** Variance of a run whose parameters are known: the mean variance over replications. */
  chance: number;
  /** Variance of a sample's mean whose parameters are known. */
  chanceOfMeans: number;
  /** Variance of the expected result over what is not known; 0 if the samples differ by no more than chance. */
  notKnown: number;
}

/**
 * Separates chance from not knowing by one-way analysis of variance with random effects. The means of samples vary by
 * τ² + σ²/n, so τ² = var(means) − σ²/n, at least 0 (Searle, Casella and McCulloch, Variance Components, 1992, section
 * 3.6).
 *
 * If the means differ by less than they would by chance in 95 of 100 cases, nothing is attributed to not knowing. (The
 * variance of n means under chance alone is about normal, with a relative standard error of √(2 ÷ (n − 1)).) null with
 * fewer than two samples that have two replications with cases.
 */
export function varianceParts(samples: readonly Sample[]): VarianceParts | null {
  const usable = samples.filter((one): one is Sample & { mean: number } => one.mean !== null && one.count >= 2);
  if (usable.length < 2) return null;
  const means = usable.map((one) => one.mean);
  const mean = average(means);
  const ofMeans = means.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (means.length - 1);
  const left = average(usable.map((one) => one.variance / one.count));
  const isMore = ofMeans > left * (1 + 1.645 * Math.sqrt(2 / (usable.length - 1)));
  const chance = average(usable.map((one) => one.variance));
  return { mean, chance, chanceOfMeans: left, notKnown: isMore ? ofMeans - left : 0 };
}
