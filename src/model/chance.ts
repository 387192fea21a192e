import type { Sampler } from '../draws/sampler.ts';

/** One person's uniforms in one stage, in the open interval (0, 1), addressed by their place in the stage's order. */
export interface Draws {
  at(index: number): number;
}

/** The draws of a facility's local week, counted from the run's start. Everybody there shares them. */
export type WeekDraws = (facility: number, week: number) => Draws;

/**
 * The factor, with mean 1, on the probability of a detainer for people identified on a local day. Everybody whom the
 * facility's field office learns of on that day shares it. `variation` is its coefficient of variation.
 */
export type DaySwing = (facility: number, day: number, variation: number) => number;

/** The draws of a detainer: the person's own, and the swing that the person's field office has on a day. */
export interface DetainerDraws {
  detainer: Draws;
  swing: DaySwing;
}

/** The draws of a release notice: the person's own, and those of the weeks of facilities. */
export interface NoticeDraws {
  releaseNotice: Draws;
  week: WeekDraws;
}

/** True with probability p. A certain result needs no draw. */
export function chance(p: number, draws: Draws, index: number): boolean {
  return p >= 1 || (p > 0 && draws.at(index) < p);
}

/** The index drawn from shares that sum to 1. */
export function pick(shares: readonly number[], draws: Draws, index: number): number {
  const last = shares.length - 1;
  if (last === 0) return 0;
  let rest = draws.at(index);
  for (let i = 0; i < last; i++) {
    rest -= shares[i];
    if (rest < 0) return i;
  }
  return last;
}

/** Does the same as `pick` for certain shares: from a draw, the index. */
export interface Picker {
  pick(u: number): number;
}

/** Whole seconds from a distribution. A constant distribution needs no draw. */
export function duration(sampler: Sampler, draws: Draws, index: number): number {
  return sampler.fixed ?? sampler.sample(draws.at(index));
}
