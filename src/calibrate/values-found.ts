import { asWritten, type SourceNode } from '../scenario/text/source-tree.ts';
import { rangesIn, unknownsIn } from '../scenario/text/unknowns.ts';
import type { CalibrateResult } from './calibrate-result.ts';
import { correlationOf, effectiveDraws, keptRange, type WeighedDraw } from './kept-ranges.ts';
import { keptInWords, LEAST_WEIGHT, pasted } from './pasted.ts';
import type { Draw } from './run-draws.ts';

type Value = CalibrateResult['values'][number] & {
  /** The value with its range after the fit, in YAML. */
  pasted(note: string): string;
};

/** A 90 % range that is this wide, as a share of that of all draws, has hardly narrowed. */
const HARDLY_NARROWED = 0.8;
/** Two values whose places correlate by this much are known only together. */
const TRADED = 0.4;

/** What the draws that were kept say about each value with a range. */
export function valuesOf(tree: SourceNode, kept: readonly WeighedDraw[], draws: readonly Draw[]): Value[] {
  const ranges = rangesIn(tree);
  const all = draws.map(({ places }) => ({ places, weight: 1 }));
  return unknownsIn(tree).map(({ path, value, range: inWords }, j) => {
    const { node, range } = ranges[j];
    const about = { path, value, range: inWords };
    if (kept.length === 0)
      return { ...about, kept: null, width: null, alternatives: [], isUndetermined: false, pasted: () => '' };
    const after = keptRange(kept, j);
    if (range.kind === 'oneOf') {
      const total = kept.reduce((sum, { weight }) => sum + weight, 0);
      const weights = range.nodes.map((_, i) =>
        kept.reduce(
          (sum, { places, weight }) => sum + (Math.floor(places[j] * range.nodes.length) === i ? weight : 0),
          0,
        ),
      );
      const alternatives = weights.map((weight) => weight / total);
      const left = range.nodes.filter((_, i) => alternatives[i] >= LEAST_WEIGHT);
      // Entropy, as a share of that of equal weights.
      const entropy = alternatives.reduce((sum, w) => (w === 0 ? sum : sum - w * Math.log(w)), 0);
      const width = range.nodes.length < 2 ? 1 : entropy / Math.log(range.nodes.length);
      return {
        ...about,
        kept: left.map(asWritten).join(' or '),
        width,
        alternatives: range.nodes.map((one, i) => ({ value: asWritten(one), weight: alternatives[i] })),
        isUndetermined: width > 0.95,
        pasted: (note: string) => pasted({ node, range, kept: after, alternatives }, note),
      };
    }
    const before = keptRange(all, j);
    const width = Math.min(1, (after.high - after.low) / (before.high - before.low));
    return {
      ...about,
      kept: keptInWords(range, after),
      width,
      alternatives: [],
      isUndetermined: width > HARDLY_NARROWED,
      pasted: (note: string) => pasted({ node, range, kept: after, alternatives: [] }, note),
    };
  });
}

/** Pairs of values that the counts determine only together. */
export function tradeOffsOf(tree: SourceNode, kept: readonly WeighedDraw[]): CalibrateResult['tradeOffs'] {
  const paths = unknownsIn(tree).map(({ path }) => path);
  // Chance alone gives a correlation of 1 ÷ √n.
  const least = Math.max(TRADED, 3 / Math.sqrt(effectiveDraws(kept)));
  return paths
    .flatMap((one, a) =>
      paths.slice(a + 1).map((other, b) => ({ one, other, correlation: correlationOf(kept, a, a + 1 + b) })),
    )
    .filter(({ correlation }) => Math.abs(correlation) >= least)
    .sort((x, y) => Math.abs(y.correlation) - Math.abs(x.correlation));
}
