/** The most parts between which the middle of a sample is divided; its ends are divided more finely. */
const MOST_PARTS = 200;
/** Towards each end, a part has at most one value in ten of those from its first value to that end. */
const OF_THE_REST = 10;

/**
 * [probability, value] points of an empirical distribution with the mean of a sample (`ascending`, at least one value).
 *
 * The sample is cut into parts of consecutive values: one by one at both ends, up to a two-hundredth of all in the
 * middle. Each part has its share of the probability and is uniform around its own mean, so the whole has the sample's
 * mean. A single outlier of 1,000 values keeps the probability of 1 in 1,000. A uniform part is as wide as its values
 * spread, and ends halfway to the next part at most; that of the least and the greatest value has no width.
 */
export function empiricalPoints(ascending: ArrayLike<number>): [probability: number, value: number][] {
  const count = ascending.length;
  const points: [number, number][] = [];
  for (let from = 0; from < count; ) {
    const until = from + partSize(from, count);
    const { low, high } = uniformPart(ascending, from, until);
    // Neighbouring parts of one and the same value need no points between them.
    if (low === high && points.at(-1)?.[1] === low && points.at(-2)?.[1] === low) points.pop();
    else points.push([from / count, low]);
    points.push([until / count, high]);
    from = until;
  }
  return points;
}

function partSize(from: number, count: number): number {
  const toEnd = Math.min(from + 1, count - from);
  return Math.max(1, Math.min(Math.floor(toEnd / OF_THE_REST), Math.ceil(count / MOST_PARTS)));
}

/** The uniform distribution that stands for the values from one index to before another. */
function uniformPart(ascending: ArrayLike<number>, from: number, until: number): { low: number; high: number } {
  const least = ascending[from]!;
  const greatest = ascending[until - 1]!;
  const size = until - from;
  let above = 0;
  for (let i = from; i < until; i++) above += ascending[i]! - least;
  const mean = least + above / size;
  let squares = 0;
  for (let i = from; i < until; i++) squares += (ascending[i]! - mean) * (ascending[i]! - mean);
  const floor = from === 0 ? least : halfway(ascending[from - 1]!, least);
  const ceiling = until === ascending.length ? greatest : halfway(greatest, ascending[until]!);
  // A uniform distribution is √12 standard deviations wide. One value alone says nothing about its spread.
  const spread = size === 1 ? Number.POSITIVE_INFINITY : Math.sqrt((3 * squares) / size);
  const half = Math.max(0, Math.min(spread, mean - floor, ceiling - mean));
  return { low: Math.max(floor, mean - half), high: Math.min(ceiling, mean + half) };
}

function halfway(a: number, b: number): number {
  return a + (b - a) / 2;
}
