/** A draw: its place u in (0, 1) of every range, and how much it weighs. */
export interface WeighedDraw {
  places: readonly number[];
  weight: number;
}

/** Where in its range a value lies after the fit. */
export interface KeptRange {
  /** Places below which 5 %, 50 % and 95 % of the weight lie. */
  low: number;
  middle: number;
  high: number;
}

/**
 * The 90 % range of one value. Its ends are draws, the outer ones where the weight jumps over 5 % and 95 %, so that few
 * draws make it wider and not narrower. Draws have a positive weight in all.
 */
export function keptRange(draws: readonly WeighedDraw[], j: number): KeptRange {
  const sorted = draws.map(({ places, weight }) => ({ place: places[j], weight })).sort((a, b) => a.place - b.place);
  const total = sorted.reduce((sum, { weight }) => sum + weight, 0);
  const upTo = (share: number, isHigh: boolean): number => {
    let sum = 0;
    for (const [i, { place, weight }] of sorted.entries()) {
      sum += weight;
      if (isHigh ? sum >= share * total : sum > share * total) {
        // The draw before it still has less than this share below it.
        return isHigh || i === 0 ? place : sorted[i - 1].place;
      }
    }
    return sorted[sorted.length - 1].place;
  };
  const high = upTo(0.95, true);
  const next = sorted.find(({ place }) => place > high)?.place ?? high;
  return {
    low: sorted.length < 2 ? 0 : upTo(0.05, false),
    middle: upTo(0.5, true),
    high: sorted.length < 2 ? 1 : next,
  };
}

/** As many draws of equal weight would say as much: Kish, Survey Sampling (1965), section 11.7. */
export function effectiveDraws(draws: readonly WeighedDraw[]): number {
  const sum = draws.reduce((total, { weight }) => total + weight, 0);
  const squares = draws.reduce((total, { weight }) => total + weight * weight, 0);
  return squares === 0 ? 0 : (sum * sum) / squares;
}

/** The weighted correlation of the places of two values; 0 if one of them does not vary. */
export function correlationOf(draws: readonly WeighedDraw[], a: number, b: number): number {
  const total = draws.reduce((sum, { weight }) => sum + weight, 0);
  const mean = (of: (draw: WeighedDraw) => number) =>
    draws.reduce((sum, draw) => sum + draw.weight * of(draw), 0) / total;
  const [ma, mb] = [a, b].map((j) => mean(({ places }) => places[j]));
  const product = (i: number, mi: number, k: number, mk: number) =>
    mean(({ places }) => (places[i] - mi) * (places[k] - mk));
  const spread = Math.sqrt(product(a, ma, a, ma) * product(b, mb, b, mb));
  return spread === 0 ? 0 : product(a, ma, b, mb) / spread;
}
