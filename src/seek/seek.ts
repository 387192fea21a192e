import { ThreadShelf } from '../engine/run/thread-shelf.ts';
import type { ScenarioFiles } from '../scenario/files/scenario-files.ts';
import type { ReadScenario } from '../scenario/steps/read.ts';
import type { SideBySideOptions } from '../variations/side-by-side.ts';
import { pathOfPolicy } from '../variations/vary-path.ts';
import { aloneResult } from './alone.ts';
import { closerLooks } from './closer-looks.ts';
import { type Line, lineOf, type Varied } from './line.ts';
import { type Key, measuredOn, probesOf } from './line-probes.ts';
import { evenly } from './numbers.ts';
import { pairResult } from './pair.ts';
import { measuredAt, Probes, Stopped } from './probes.ts';
import type { SeekResult } from './seek-result.ts';
import { shapeOf } from './shape.ts';
import { type Aim, isReached, type Target } from './target.ts';
import { Variants } from './variants.ts';

export interface Seeking extends Omit<SideBySideOptions, 'shelf' | 'onProgress'> {
  policy: string;
  target: Target;
  /** 1 to 6 values to vary; every path must be known: see `checkVaryPath`. */
  vary: readonly Varied[];
  /** The most replications of a value. */
  replications: number;
  /** Called with the steps that are done, and how many there are. */
  onProgress(finished: number, total: number): void;
}

export type Found = Pick<
  SeekResult,
  'complete' | 'replications' | 'target' | 'asWritten' | 'alone' | 'pair' | 'isReached'
>;

/** Replications and values of the first, coarse look. */
export const COARSE = { replications: 10, values: 13 } as const;

/**
 * The smallest change of each value alone, and of the cheapest pair, with which a measure of a policy reaches a target.
 * All values are run over the same people: first a coarse grid of each range, which shows the shape of the response,
 * then round numbers around the places where it crosses the target. A value that is found was itself run. When `stop`
 * is aborted, what was found so far is returned.
 *
 * @throws InputError if the loader refuses an end of a range
 */
export async function seek(written: ReadScenario, files: ScenarioFiles, seeking: Seeking): Promise<Found> {
  const { policy, target, vary, onProgress } = seeking;
  const variants = await Variants.of(written, files, policy);
  const lines: Line[] = [];
  for (const one of vary) lines.push(await lineOf(one, pathOfPolicy(written.tree, one.path, policy), variants));
  const shelf = new ThreadShelf();
  const options = { ...seeking, shelf, onProgress() {} };
  const steps = lines.length > 1 ? 4 : 2;
  try {
    onProgress(0, steps);
    const first = Math.min(COARSE.replications, seeking.replications);
    const coarse = new Probes<Key>(options);
    await coarse.add(
      await probesOf(lines, ({ start, ...line }) => evenly(line, COARSE.values, start), variants),
      first,
    );
    onProgress(1, steps);
    const [{ tally }] = coarse.all();
    const { estimate } = measuredAt(0, tally, target);
    const aim: Aim = { ...target, direction: target.direction ?? directionFrom(estimate.mean, target) };
    const grid = lines.map((line) => measuredOn(line, coarse, aim));
    const found: Found = {
      complete: false,
      replications: first,
      target: targetResult(aim, false),
      asWritten: { ...estimate, isReached: isReached(aim, estimate.mean) },
      alone: [],
      pair: null,
      isReached: false,
    };
    try {
      const fine = new Probes<Key>(options);
      const isPrecise = await closerLooks(fine, { lines, grid, aim, first, most: seeking.replications, variants });
      const base = measuredAt(0, fine.all()[0].tally, aim);
      found.replications = fine.replications;
      found.target = targetResult(aim, isPrecise);
      found.asWritten = { ...base.estimate, isReached: isReached(aim, base.estimate.mean) };
      found.alone = lines.map((line, i) =>
        aloneResult(
          line,
          {
            coarse: grid[i].map((one) => ({ ...one, replications: first })),
            fine: measuredOn(line, fine, aim).map((one) => ({ ...one, replications: fine.replications })),
            shape: shapeOf(aim, grid[i]),
          },
          { aim, asWritten: base.tally },
        ),
      );
      found.isReached = found.asWritten.isReached || found.alone.some((one) => one.isReached);
      onProgress(2, steps);
      if (lines.length > 1 && !found.asWritten.isReached) {
        const smallest = Math.min(...found.alone.flatMap((one) => one.found.map(({ change }) => change)));
        const about = { lines, aim, first, replications: fine.replications, smallest, variants, options };
        found.pair = await pairResult(about, () => onProgress(3, steps));
        found.isReached ||= found.pair !== null;
      }
      onProgress(steps, steps);
      return { ...found, complete: true };
    } catch (error) {
      if (error instanceof Stopped) return found;
      throw error;
    }
  } finally {
    await shelf.close();
  }
}

function directionFrom(mean: number | null, { value }: Target): Aim['direction'] {
  return mean !== null && mean > value ? 'atMost' : 'atLeast';
}

function targetResult({ measure: { key, label, unit }, value, direction, precision }: Aim, isPrecise: boolean) {
  return { measure: key, label, unit, value, direction, precision, isPrecise };
}
