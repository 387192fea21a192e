/** The number of bookings in a day. */
export interface DayCount {
  /** The least whole number whose cdf is at least u; u in (0, 1). */
  quantile(u: number): number;
}

/** Weights are relative to the mode's; below this nothing of the distribution is left, however long the tail. */
const NEGLIGIBLE = 1e-20;

/** Keeps the table under some 500,000 entries. */
const GREATEST_DISPERSION = 10_000;

/**
 * Counts with the given mean (0 to 200,000) and variance ÷ mean (`dispersion`): Poisson at 1, negative binomial above.
 *
 * Both follow one recursion (Panjer 1981): p(k + 1) / p(k) = (q k + mean / dispersion) / (k + 1), with q = 1 − 1 /
 * dispersion. The table starts with weight 1 at the mode, runs outwards until nothing is left and is divided by its
 * sum. So no power, factorial or exponential can underflow. Throws RangeError for figures outside these ranges.
 */
export function dayCount(mean: number, dispersion: number): DayCount {
  if (!(mean >= 0 && mean <= 200_000)) {
    throw new RangeError(
      `mean of ${mean} bookings a day: it must be from 0 to 200000; split larger places into several.`,
    );
  }
  if (!(dispersion >= 1 && dispersion <= GREATEST_DISPERSION)) {
    throw new RangeError(
      `dispersion (variance ÷ mean) of ${dispersion}: it must be from 1 (Poisson) to ${GREATEST_DISPERSION}; ` +
        'for counts more regular than that give daily counts.',
    );
  }
  const q = 1 - 1 / dispersion;
  const constant = mean / dispersion;
  const mode = Math.max(0, Math.floor(mean - dispersion + 1));

  const up: number[] = [];
  for (let k = mode, weight = 1; weight > NEGLIGIBLE; k++) {
    up.push(weight);
    weight *= (q * k + constant) / (k + 1);
  }
  const down: number[] = [];
  for (let k = mode, weight = 1; k > 0; k--) {
    weight *= k / (q * (k - 1) + constant);
    if (weight <= NEGLIGIBLE) break;
    down.push(weight);
  }
  const weights = Float64Array.from([...down.reverse(), ...up]);
  const least = mode - down.length;
  return { quantile: tableQuantile(least, cumulative(weights)) };
}

/** In place: running sums divided by the total. */
function cumulative(weights: Float64Array): Float64Array {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) {
    sum += weights[i]!;
    weights[i] = sum;
  }
  for (let i = 0; i < weights.length; i++) weights[i]! /= sum;
  return weights;
}

function tableQuantile(least: number, cdf: Float64Array): (u: number) => number {
  return (u) => {
    let low = 0;
    let high = cdf.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (cdf[middle]! >= u) high = middle;
      else low = middle + 1;
    }
    return least + low;
  };
}
