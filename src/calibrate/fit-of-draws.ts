import { normalCdf } from '../draws/normal.ts';
import { excludes, sameCases } from './contradictions.ts';
import { logChanceOfCounts, tailsOfCount } from './count-chance.ts';
import type { DrawFigure } from './draw-figures.ts';
import type { Observation } from './observation.ts';

/** How well a draw agrees with what was observed. */
export interface FitOfDraw {
  /** Up to a constant: of all observations together. */
  logChance: number;
  /** By observation: the smaller of the two tail probabilities. 0.5 is the middle of what the draw gives. */
  tails: number[];
  /** Whether no observation lies beyond what chance explains. */
  agrees: boolean;
}

/** All observations together, a true draw is left out with at most this probability (Bonferroni). */
const LEFT_OUT = 0.05;
const LOWEST = -1e6;
const Z = 1.959964;
const LEAST_VARIANCE = 1e-12;

/** A count agrees with a draw if neither of its tails is less probable than this. */
export function leastTail(observations: number): number {
  return LEFT_OUT / 2 / observations;
}

/** `figures` are by draw and observation. */
export function fitOfDraws(observed: readonly Observation[], figures: readonly (readonly DrawFigure[])[]): FitOfDraw[] {
  const alike = observed.map((_, o) => alikeInRun(figures.map((draw) => draw[o])));
  const groups = exclusiveGroups(observed);
  const least = leastTail(observed.length);
  return figures.map((draw) => {
    const tails = observed.map((one, o) => tailOf(one, draw[o], alike[o]));
    const logChance = groups.reduce((sum, group) => sum + logChanceOf(group, { observed, draw, alike }), 0);
    return { logChance, tails, agrees: tails.every((tail) => tail >= least) };
  });
}

/**
 * The intraclass correlation of the cases of one run, from the design effect averaged over the draws. A single draw’s
 * few replications would not show it.
 */
function alikeInRun(figures: readonly DrawFigure[]): number {
  let [effects, perRun, n] = [0, 0, 0];
  for (const { part, whole, replications, errorVariance } of figures) {
    const share = part / whole;
    if (replications < 2 || part === 0 || part === whole) continue;
    effects += errorVariance / ((share * (1 - share)) / whole);
    perRun += whole / replications;
    n++;
  }
  return n === 0 || perRun / n <= 1 ? 0 : Math.max(0, (effects / n - 1) / (perRun / n - 1));
}

/** The share of a draw, and how alike the cases of one run are, with what the draw's own replications leave open. */
function chanceOfDraw({ part, whole, replications }: DrawFigure, alike: number) {
  const perRun = replications === 0 ? 1 : whole / replications;
  const share = (part + 0.5) / (whole + 1);
  return { share, alike: Math.min(0.999, Math.max(1e-9, alike + (1 + (perRun - 1) * alike) / (whole + 1))) };
}

function tailOf({ seen }: Observation, figure: DrawFigure, alike: number): number {
  if (figure.mean === null) return 0;
  switch (seen.kind) {
    case 'count': {
      const { below, above } = tailsOfCount(seen.count, seen.of, chanceOfDraw(figure, alike));
      return Math.min(0.5, below, above);
    }
    case 'figure': {
      const below = normalCdf((seen.value - figure.mean) / Math.sqrt(varianceOf(seen.tolerance, figure)));
      return Math.min(below, 1 - below);
    }
    case 'within':
      return Math.min(0.5, withinOf(seen, figure));
  }
}

/** Of a bare count per run, the variance of one run, at least a Poisson count's. */
function varianceOf(tolerance: number | null, { mean, runVariance, errorVariance }: DrawFigure): number {
  const own = tolerance === null ? Math.max(runVariance, mean ?? 0) : (tolerance / Z) ** 2;
  return Math.max(LEAST_VARIANCE, own + errorVariance);
}

/** The probability that the draw's true figure lies within the limits. */
function withinOf({ least, most }: { least: number | null; most: number | null }, figure: DrawFigure): number {
  const error = Math.sqrt(Math.max(LEAST_VARIANCE, figure.errorVariance));
  const upTo = (limit: number) => normalCdf((limit - figure.mean!) / error);
  return (most === null ? 1 : upTo(most)) - (least === null ? 0 : upTo(least));
}

/** Counts of the same cases that exclude each other are judged together, and everything else by itself. */
function exclusiveGroups(observed: readonly Observation[]): number[][] {
  const groups: number[][] = [];
  for (const [o, one] of observed.entries()) {
    const key = sameCases(one);
    const group = groups.find(
      (group) => key !== null && group.every((g) => sameCases(observed[g]) === key && excludes(observed[g], one)),
    );
    if (group === undefined) groups.push([o]);
    else group.push(o);
  }
  return groups;
}

interface Draw {
  observed: readonly Observation[];
  draw: readonly DrawFigure[];
  alike: readonly number[];
}

function logChanceOf(group: readonly number[], { observed, draw, alike }: Draw): number {
  const { seen } = observed[group[0]];
  const figure = draw[group[0]];
  if (group.some((o) => draw[o].mean === null)) return LOWEST;
  if (seen.kind === 'within') return Math.max(LOWEST, Math.log(withinOf(seen, figure)));
  if (seen.kind === 'figure') {
    const variance = varianceOf(seen.tolerance, figure);
    return Math.max(LOWEST, -0.5 * ((seen.value - figure.mean!) ** 2 / variance + Math.log(variance)));
  }
  const chances = group.map((o) => chanceOfDraw(draw[o], alike[o]));
  const counts = group.map((o, g) => {
    const { seen } = observed[o];
    return { count: seen.kind === 'count' ? seen.count : 0, share: chances[g].share };
  });
  return logChanceOfCounts(counts, seen.of, Math.max(...chances.map((chance) => chance.alike)));
}
