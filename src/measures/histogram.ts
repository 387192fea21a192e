const MINUTE = 60;
/**
 * Minutes with a bin each: from a week before to two weeks after. Durations outside are counted in the first or last
 * bin.
 */
const FIRST = -7 * 24 * 60;
const LAST = 14 * 24 * 60;

/** What counters write durations into. */
export interface Bins {
  /** Whole seconds. */
  add(seconds: number): void;
  /** Adds the entries of another histogram. */
  addEntries(entries: BinEntries): void;
}

/** The bins that are not 0, and their counts. */
export type BinEntries = readonly (readonly [bin: number, count: number])[];

function binOf(seconds: number): number {
  // Counted from the first second kept, so that nothing is negative and an integer division rounds down.
  const sinceFirst = seconds - FIRST * MINUTE;
  return (Math.min(Math.max(sinceFirst, 0), (LAST - FIRST) * MINUTE) / MINUTE) | 0;
}

/** The same bins for few cases, when most of a histogram would be 0. */
export class SparseHistogram implements Bins {
  private readonly counts = new Map<number, number>();

  add(seconds: number): void {
    this.addEntries([[binOf(seconds), 1]]);
  }

  addEntries(entries: BinEntries): void {
    for (const [bin, count] of entries) this.counts.set(bin, (this.counts.get(bin) ?? 0) + count);
  }

  /** In order of bin. */
  entries(): [bin: number, count: number][] {
    return [...this.counts].sort(([a], [b]) => a - b);
  }
}

/**
 * Counts of durations, exact to the minute and of fixed size. Any number of them, merged in any order, give the same
 * counts.
 */
export class Histogram implements Bins {
  readonly counts: Uint32Array;

  constructor(counts: Uint32Array = new Uint32Array(LAST - FIRST + 1)) {
    this.counts = counts;
  }

  /** Whole seconds. */
  add(seconds: number): void {
    this.counts[binOf(seconds)]++;
  }

  /** The bins that are not 0, in order, and their counts. */
  entries(): [bin: number, count: number][] {
    const entries: [number, number][] = [];
    for (let bin = 0; bin < this.counts.length; bin++) if (this.counts[bin] > 0) entries.push([bin, this.counts[bin]]);
    return entries;
  }

  addEntries(entries: BinEntries): void {
    for (const [bin, count] of entries) this.counts[bin] += count;
  }

  merge(other: Histogram): void {
    for (let i = 0; i < this.counts.length; i++) this.counts[i] += other.counts[i];
  }

  /**
   * The least whole minute such that at least the share p (0–1) of the cases is in it or below; null without cases. A
   * case of 90 min 59 s is in minute 90.
   */
  quantileMinutes(p: number): number | null {
    let total = 0;
    for (const count of this.counts) total += count;
    if (total === 0) return null;
    const rank = Math.max(1, Math.ceil(p * total));
    let sum = 0;
    for (let i = 0; i < this.counts.length; i++) {
      sum += this.counts[i];
      if (sum >= rank) return i + FIRST;
    }
    return LAST;
  }
}
