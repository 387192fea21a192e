import { type Reading, ratioOf, readingOf, rowsOf } from '../check/judge/estimate-claim.ts';
import { askedParts } from '../engine/plan/parts-of-run.ts';
import type { KeptRuns } from '../measures/tally.ts';
import type { ResolvedScenario } from '../resolved/scenario.ts';
import { ExactSum } from '../sums/exact-sum.ts';
import type { Observation } from './observation.ts';

/** What the replications of one draw say about one observation. */
export interface DrawFigure {
  /** In the observation's unit; null if no replication has a case. */
  mean: number | null;
  /** Variance of that mean. */
  errorVariance: number;
  /** Variance of a single run. */
  runVariance: number;
  /** Of a share: the cases over all replications, and how many replications have some. */
  part: number;
  whole: number;
  replications: number;
}

/** By observation. The scenario is that of the draw, whose policies were run. */
export function figuresOf(observed: readonly Observation[], kept: KeptRuns, scenario: ResolvedScenario): DrawFigure[] {
  const { facility, month } = askedParts(scenario, null);
  return observed.map(({ subject, policy }) => {
    const rows = rowsOf(
      kept,
      scenario.policies.findIndex(({ name }) => name === policy),
    );
    return figureOf(readingOf({ subject, partIndex: null }, facility + month), rows);
  });
}

function figureOf(reading: Reading, rows: readonly Float64Array[]): DrawFigure {
  if ('counts' in reading) {
    const ratio = ratioOf(rows.map(reading.counts));
    const per = reading.ratio.partsPerUnit;
    const errorVariance = ratio.errorVariance / (per * per);
    return {
      mean: ratio.count === 0 ? null : ratio.mean / per,
      errorVariance: Number.isNaN(errorVariance) ? 0 : errorVariance,
      runVariance: Number.isNaN(errorVariance) ? 0 : errorVariance * ratio.count,
      part: Number(ratio.part),
      whole: Number(ratio.whole),
      replications: ratio.count,
    };
  }
  const sum = new ExactSum();
  for (const row of rows) {
    const value = reading.value(row);
    if (value !== null) sum.add(value);
  }
  const variance = sum.count < 2 ? 0 : sum.errorVariance;
  return {
    mean: sum.count === 0 ? null : sum.mean,
    errorVariance: variance,
    runVariance: variance * sum.count,
    part: 0,
    whole: 0,
    replications: sum.count,
  };
}
