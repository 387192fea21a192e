import { cdf, compile } from '../draws/sampler.ts';
import { MOST_DRAWS, StageDraws } from '../draws/stage-draws.ts';
import { type Family, FitFailed, type Fitted, fitFamily } from './maximum-likelihood.ts';

/** Samples drawn for a p-value, which is therefore a multiple of 1/200. */
export const BOOTSTRAP_SAMPLES = 199;
/**
 * Above this many values no p-value is computed: it would take long, and at this size every small rounding is
 * "significant".
 */
export const BOOTSTRAP_LIMIT = 5000;
/** Any fixed number would do: it makes the same column give the same bytes. */
const BOOTSTRAP_SEED = 0x66697421;

/**
 * The Kolmogorov–Smirnov distance between a sample (ascending) and a distribution function, 0 to 1. Equal values count
 * as one jump.
 */
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
 * How often a sample of this size from the fitted distribution, when refitted in the same family, is at least as far
 * from its own fit as the data are from theirs: (1 + count) ÷ (1 + samples), with 199 samples in [0.005, 1]. The usual
 * Kolmogorov–Smirnov table would be far too lenient, since the parameters come from the data (Lilliefors, JASA 62
 * (1967) 399–402; Stute, González Manteiga and Presedo Quindimil, Metrika 40 (1993) 243–256). Rounding in the data
 * lowers the result, because the drawn samples are not rounded.
 *
 * @throws FitFailed if most of the samples cannot be fitted. The few others that cannot are not counted.
 */
export function bootstrapP(fitted: Fitted, distance: number, size: number, samples = BOOTSTRAP_SAMPLES): number {
  const sampler = compile(fitted);
  const draws = new StageDraws(0);
  const sample = new Float64Array(size);
  let asFar = 0;
  let drawn = 0;
  for (let replication = 0; replication < samples; replication++) {
    for (let i = 0; i < size; i++) {
      if (i % MOST_DRAWS === 0) draws.seek(BOOTSTRAP_SEED, replication, i / MOST_DRAWS);
      sample[i] = sampler.quantile(draws.at(i % MOST_DRAWS));
    }
    sample.sort();
    const refitted = refit(fitted.kind, sample);
    if (refitted === undefined) continue;
    drawn++;
    if (ksDistance(sample, (x) => cdf(refitted, x)) >= distance) asFar++;
  }
  if (drawn < samples / 2) throw new FitFailed('most samples drawn from it cannot be fitted again');
  return (1 + asFar) / (1 + drawn);
}

function refit(family: Family, sample: Float64Array): Fitted | undefined {
  try {
    return fitFamily(family, sample);
  } catch (error) {
    if (error instanceof FitFailed) return undefined;
    throw error;
  }
}
