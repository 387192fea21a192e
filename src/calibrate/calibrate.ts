import { OUTCOME_ENTRIES } from '../../events/outcome.ts';
import { sampleQuantile } from '../draws/sample-quantile.ts';
import { valueAt } from '../scenario/text/range.ts';
import { asWritten, type SourceNode } from '../scenario/text/source-tree.ts';
import { rangesIn, unknownsIn } from '../scenario/text/unknowns.ts';
import type { CalibrateResult } from './calibrate-result.ts';
import { type FitOfDraw, fitOfDraws, leastTail } from './fit-of-draws.ts';
import { effectiveDraws, type WeighedDraw } from './kept-ranges.ts';
import type { Observation } from './observation.ts';
import type { Draw } from './run-draws.ts';
import { tradeOffsOf, valuesOf } from './values-found.ts';

type Found = Pick<
  CalibrateResult,
  'agree' | 'effective' | 'observed' | 'values' | 'tradeOffs' | 'nearest' | 'paste' | 'isValidation'
>;

/**
 * The values that agree with what was observed. A draw is kept if every count lies within what chance explains at its
 * values, and those kept weigh as much as the counts are probable: rejection with the counts' own chance as the error
 * (Wilkinson, Statistical Applications in Genetics and Molecular Biology 12, 2013, 129–141). `tree` is the scenario as
 * written.
 */
export function agreementOf(
  tree: SourceNode,
  observed: readonly Observation[],
  draws: readonly Draw[],
  note: string,
): Found {
  const fits = fitOfDraws(
    observed,
    draws.map(({ figures }) => figures),
  );
  const best = Math.max(...fits.map(({ logChance }) => logChance));
  const weighed = draws.map(({ places }, k): WeighedDraw => {
    const { agrees, logChance } = fits[k];
    return { places, weight: agrees ? Math.exp(logChance - best) : 0 };
  });
  const kept = weighed.filter(({ weight }) => weight > 0);
  const agree = fits.filter(({ agrees }) => agrees).length;
  const values = valuesOf(tree, kept, draws);
  return {
    agree,
    effective: effectiveDraws(kept),
    observed: observedFound(observed, draws, fits),
    values: values.map(({ pasted: _, ...value }) => value),
    tradeOffs: kept.length === 0 ? [] : tradeOffsOf(tree, kept),
    nearest: kept.length > 0 || draws.length === 0 ? null : nearestOf(tree, { observed, draws, fits }),
    paste: kept.length === 0 ? '' : values.map(({ path, pasted }) => `${path}: ${pasted(note)}\n`).join(''),
    isValidation: false,
  };
}

/** What is observed, in words. */
export function whatOf({ subject }: Observation): string {
  if (subject.kind === 'measure') return subject.measure.label;
  return `${OUTCOME_ENTRIES[subject.outcome].name}, of ${subject.of}`;
}

function observedFound(
  observed: readonly Observation[],
  draws: readonly Draw[],
  fits: readonly FitOfDraw[],
): Found['observed'] {
  const ends = (of: readonly Draw[], o: number) => {
    const means = of.flatMap(({ figures }) => figures[o].mean ?? []).sort((a, b) => a - b);
    return means.length === 0 ? null : { low: sampleQuantile(means, 0.05), high: sampleQuantile(means, 0.95) };
  };
  const kept = draws.filter((_, k) => fits[k].agrees);
  return observed.map((one, o) => ({
    line: one.line,
    what: whatOf(one),
    policy: one.policy,
    unit: one.unit,
    value: one.written,
    source: one.source,
    all: ends(draws, o),
    kept: ends(kept, o),
    missedBy:
      fits.length === 0 ? 0 : fits.filter(({ tails }) => tails[o] < leastTail(observed.length)).length / fits.length,
  }));
}

/** The draw at whose values all observations together are most probable. */
function nearestOf(
  tree: SourceNode,
  { observed, draws, fits }: { observed: readonly Observation[]; draws: readonly Draw[]; fits: readonly FitOfDraw[] },
): Found['nearest'] {
  const best = Math.max(...fits.map(({ logChance }) => logChance));
  const k = fits.findIndex(({ logChance }) => logChance === best);
  const ranges = rangesIn(tree);
  return {
    values: unknownsIn(tree).map(({ path }, j) => ({
      path,
      value: asWritten(valueAt(ranges[j].range, draws[k].places[j])),
    })),
    figures: observed.map(({ line }, o) => ({
      line,
      figure: draws[k].figures[o].mean,
      agrees: fits[k].tails[o] >= leastTail(observed.length),
    })),
  };
}
