import type { ResolvedScenario } from '../resolved/scenario.ts';
import type { Tally } from './tally.ts';

/** The durations that reports show as dots. */
const DOTTED = ['noticeWindow', 'heardWindow', 'pickupGap'] as const;

/**
 * How many dots a duration has. With 50, each dot is 2 of 100 cases (Fernandes and others, Uncertainty Displays Using
 * Quantile Dotplots, 2018).
 */
const DOTS = 50;
const SHARES = Array.from({ length: DOTS }, (_, i) => (i + 0.5) / DOTS);

/** Per policy and duration: the minutes at 1 %, 3 % … 99 % of its cases, ascending; null without cases. */
export type Dots = Record<(typeof DOTTED)[number], number[] | null>[];

export function dotsOf(tally: Tally, { policies }: Pick<ResolvedScenario, 'policies'>): Dots {
  return policies.map((_, p) => {
    const { histograms } = tally.policies[p];
    return Object.fromEntries(
      DOTTED.map((key) => [key, histograms[key].all().quantileMinutes(SHARES)]),
    ) as Dots[number];
  });
}
