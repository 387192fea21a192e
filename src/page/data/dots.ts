import type { Tally } from '../../measures/tally.ts';

/** The durations that pages show as dots. */
const DOTTED = ['noticeWindow', 'heardWindow', 'pickupGap'] as const;

/**
 * How many dots a duration has. With 50, each dot is 2 of 100 cases (Fernandes and others, Uncertainty Displays Using
 * Quantile Dotplots, 2018).
 */
const DOTS = 50;
const SHARES = Array.from({ length: DOTS }, (_, i) => (i + 0.5) / DOTS);

/** Per policy, in the tally's order, and duration: the minutes at 1 %, 3 % … 99 % of its cases, ascending; null without cases. */
export type Dots = Record<(typeof DOTTED)[number], number[] | null>[];

export function dotsOf({ policies }: Tally): Dots {
  return policies.map(({ histograms }) => {
    return Object.fromEntries(
      DOTTED.map((key) => [key, histograms[key].all().quantileMinutes(SHARES)]),
    ) as Dots[number];
  });
}
