import { isRatio, MEASURES, RATIOS } from '../measures/definitions.ts';
import { ratioDifferenceEstimate } from '../measures/estimates.ts';
import { type Estimate, NO_ESTIMATE, pairedEstimate, TAIL } from '../measures/interval.ts';
import type { Measure } from '../measures/measure.ts';
import { measureInRow, type RunRows, ratioInRow, replicationsOf } from '../measures/run-rows.ts';
import type { PolicyTally } from '../measures/tally.ts';
import { ExactProducts } from '../sums/exact-ratio.ts';
import { ExactSum } from '../sums/exact-sum.ts';

type Runs = Pick<PolicyTally, 'runs' | 'ratios'>;

/**
 * The difference of a measure between two variants over the same replications, paired by replication. Both were run
 * side by side, if not as policies of one scenario. `tail` is the probability beyond each end of the interval.
 */
export function pairedDifference(measure: Measure, one: Runs, other: Runs, tail = TAIL): Estimate {
  if (!isRatio(measure)) {
    const sum = differencesOf(MEASURES.indexOf(measure), one.runs, other.runs);
    return sum.count === 0 ? NO_ESTIMATE : pairedEstimate(sum, tail);
  }
  const r = RATIOS.indexOf(measure);
  const products = productsOf(r, one.runs, other.runs);
  return ratioDifferenceEstimate(measure, one.ratios[r], other.ratios[r], { products, tail });
}

function differencesOf(m: number, one: RunRows, other: RunRows): ExactSum {
  const read = measureInRow(m);
  const sum = new ExactSum();
  for (const replication of replicationsOf(one)) {
    const [a, b] = [read(one.get(replication)!), read(other.get(replication)!)];
    if (a !== null && b !== null) sum.add(a - b);
  }
  return sum;
}

function productsOf(r: number, one: RunRows, other: RunRows): ExactProducts {
  const read = ratioInRow(r, 0);
  const products = new ExactProducts();
  for (const replication of replicationsOf(one)) {
    products.add(read(one.get(replication)!), read(other.get(replication)!));
  }
  return products;
}
