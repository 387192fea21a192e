/** The quantiles of people's durations that a result has, in percent. */
export const QUANTILES = [5, 25, 50, 75, 90, 95] as const;
