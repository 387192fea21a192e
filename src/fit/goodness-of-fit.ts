import { cdf, compile } from '../draws/sampler.ts';
import { MOST_DRAWS, StageDraws } from '../draws/stage-draws.ts';
import { type Fitted, fitFamily } from './maximum-likelihood.ts';

/** Samples drawn for a p-value, which therefore is a multiple of 1/200. */
export const BOOTSTRAP_SAMPLES = 199;
/** Above this many values no p-value is computed: it would take long, and at this size every small rounding is "significant". */
export const BOOTSTRAP_LIMIT = 5000;
/** Any fixed number would do: the same column then gives the same bytes. */
const BOOTSTRAP_SEED = 0x66697421;

/** Kolmogorov–Smirnov distance of a sample (ascending) from a distribution function; 0 to 1. Equal values count as one jump. */
export function ksDistance(ascending: ArrayLike<number>, shareBelow: (x: number) => number): number {
  const n = ascending.length;
  let distance = 0;
  for (let i = 0; i < n; i++) {
    const below = shareBelow(ascending[i]!);
    distance = Math.max(distance, (i + 1) / n - below, below - i / n);
  }
  return distance;
}

/**
 * How often a sample of this size from the fitted distribution, fitted anew in the same family, lies at least as far from its own
 * fit as the data do from theirs: (1 + count) ÷ (1 + samples), with 199 samples in [0.005, 1]. The usual Kolmogorov–Smirnov table would be far too
 * lenient, since the parameters come from the data (Lilliefors, JASA 62 (1967) 399–402; Stute, González Manteiga and Presedo
 * Quindimil, Metrika 40 (1993) 243–256). Rounded data push it down, as the samples drawn are not rounded.
 */
export function bootstrapP(fitted: Fitted, distance: number, size: number, samples = BOOTSTRAP_SAMPLES): number {
  const sampler = compile(fitted);
  const draws = new StageDraws(0);
  const sample = new Float64Array(size);
  let asFar = 0;
  for (let replication = 0; replication < samples; replication++) {
    for (let i = 0; i < size; i++) {
      if (i % MOST_DRAWS === 0) draws.seek(BOOTSTRAP_SEED, replication, i / MOST_DRAWS);
      sample[i] = sampler.quantile(draws.at(i % MOST_DRAWS));
    }
    sample.sort();
    const refitted = fitFamily(fitted.kind, sample);
    if (ksDistance(sample, (x) => cdf(refitted, x)) >= distance) asFar++;
  }
  return (1 + asFar) / (1 + samples);
}
