import type { SideBySideOptions } from '../variations/side-by-side.ts';
import { textOf } from '../variations/vary-range.ts';
import { costsOf } from './costs.ts';
import { changeAt, type Line } from './line.ts';
import { evenly, roundNumbers } from './numbers.ts';
import { measuredAt, Probes } from './probes.ts';
import type { SeekResult } from './seek-result.ts';
import { type Aim, errorOf, isReached } from './target.ts';
import type { Variants } from './variants.ts';
import type { Measured } from './walk.ts';

interface Pairing {
  lines: readonly Line[];
  aim: Aim;
  /** Replications of the coarse look. */
  first: number;
  /** Replications of the closer one. */
  replications: number;
  /** The smallest change of one value alone that reaches the target; Infinity if none does. */
  smallest: number;
  variants: Variants;
  options: SideBySideOptions;
}

type Two = readonly [Line, Line];
type Numbers = readonly [number, number];
type Key = { two: Two; at: Numbers } | null;
interface Candidate extends Pick<Measured, 'estimate' | 'tally'> {
  two: Two;
  at: Numbers;
  change: number;
}

/** Values of each line in the coarse look at a pair, and in the closer one. */
const COARSE_VALUES = 7;
const CLOSER_VALUES = 8;
/** So many standard errors short of the target, a pair of the coarse look may reach it after all. */
const ERRORS = 2;

/**
 * The pair of values that reaches the target with the smallest change, as the sum of both: a coarse grid of every two
 * lines, then a closer one around the best. null if no pair reaches it.
 *
 * @throws Stopped
 */
export async function pairResult(pairing: Pairing, onCoarse: () => void): Promise<SeekResult['pair']> {
  const { lines, aim, first, replications, smallest, variants, options } = pairing;
  const twos = lines.flatMap((one, i) => lines.slice(i + 1).map((other): Two => [one, other]));
  const grids = twos.map((two) => ({ two, numbers: two.map((line) => evenly(line, COARSE_VALUES, line.start)) }));
  const coarse = new Probes<Key>(options);
  await coarse.add(await probesOf(grids, variants), first);
  onCoarse();
  const best = smallestOf(candidates(coarse, aim), (one) => isNear(one, aim));
  if (best === undefined) return null;
  const numbers = best.two.map((line, i) => {
    const grid = grids.find(({ two }) => two === best.two)!.numbers[i];
    const at = grid.indexOf(best.at[i]);
    const { low, high, isWhole } = line;
    const [from, to] = [grid[Math.max(0, at - 1)], grid[Math.min(grid.length - 1, at + 1)]];
    return roundNumbers({ low: Math.max(low, from), high: Math.min(high, to), isWhole }, CLOSER_VALUES);
  });
  const closer = new Probes<Key>(options);
  await closer.add(await probesOf([{ two: best.two, numbers }], variants), replications);
  const found = smallestOf(candidates(closer, aim), ({ estimate }) => isReached(aim, estimate.mean));
  if (found === undefined) return null;
  return {
    values: found.two.map((line, i) => ({
      path: line.path,
      value: textOf(line.range, found.at[i]),
      number: found.at[i],
      change: changeAt(line, found.at[i]),
    })),
    change: found.change,
    isSmaller: found.change < smallest,
    result: found.estimate,
    costs: costsOf(aim.measure, found.tally, closer.all()[0].tally),
  };
}

async function probesOf(grids: readonly { two: Two; numbers: readonly number[][] }[], variants: Variants) {
  const all: { key: Key; variant: Variants['asWritten'] }[] = [{ key: null, variant: variants.asWritten }];
  for (const { two, numbers } of grids) {
    for (const a of numbers[0]) {
      for (const b of numbers[1]) {
        const values = { [two[0].fullPath]: textOf(two[0].range, a), [two[1].fullPath]: textOf(two[1].range, b) };
        all.push({ key: { two, at: [a, b] }, variant: await variants.at(values) });
      }
    }
  }
  return all;
}

function candidates(probes: Probes<Key>, aim: Aim): Candidate[] {
  return probes.all().flatMap(({ key, tally }) => {
    if (key === null) return [];
    const { two, at } = key;
    const change = two.reduce((sum, line, i) => sum + changeAt(line, at[i]), 0);
    return [{ two, at, change, ...measuredAt(0, tally, aim) }];
  });
}

function isNear({ estimate: { mean }, tally }: Candidate, aim: Aim): boolean {
  const short = ERRORS * errorOf(aim, tally);
  const value = aim.direction === 'atLeast' ? aim.value - short : aim.value + short;
  return isReached({ ...aim, value }, mean);
}

function smallestOf(all: readonly Candidate[], isGood: (one: Candidate) => boolean): Candidate | undefined {
  return all
    .filter(isGood)
    .reduce<Candidate | undefined>(
      (best, one) => (best === undefined || one.change < best.change ? one : best),
      undefined,
    );
}
