/**
 * The version of the figures: two programs with the same one give the same figures for the same resolved scenario, seed
 * and replications. Raise it by 1 in a commit in which draws or rules change results, and only then;
 * test/golden/figures.test.ts finds a commit that should have raised it.
 */
export const FIGURES_VERSION = 1;
