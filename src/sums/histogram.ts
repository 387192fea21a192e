const MINUTE = 60;
/** Minutes with a bin each: from a week before to two weeks after. A bin's minute is in its middle. */
const FIRST = -7 * 24 * 60;
const LAST = 14 * 24 * 60;
const FINE = LAST - FIRST + 1;
/** Farther away, a doubling of the minutes has 256 bins, so that a bin is at most 0.4 % as wide as its value. */
const PER_DOUBLING_BITS = 8;
/** 2^13 minutes is less than a week, and 2^26 is more than a century, which no duration reaches. */
const FIRST_DOUBLING = 13;
const LAST_DOUBLING = 26;
const FAR = (LAST_DOUBLING - FIRST_DOUBLING) << PER_DOUBLING_BITS;
const BINS = FAR + FINE + FAR;

const FIRST_SECOND = FIRST * MINUTE - MINUTE / 2;

/** What counters write durations into. */
export interface Bins {
  /** Whole seconds. */
  add(seconds: number): void;
  /** Adds the first `length` of a column of whole seconds. */
  addColumn(seconds: Int32Array, length: number): void;
  /** Adds the entries of another histogram. */
  addEntries(entries: BinEntries): void;
}

/** The bins that are not 0, and their counts. */
export type BinEntries = readonly (readonly [bin: number, count: number])[];

function binOf(seconds: number): number {
  // Counted from the first second with a fine bin, so that nothing is negative and an integer division rounds down.
  const sinceFirst = seconds - FIRST_SECOND;
  return sinceFirst >= 0 && sinceFirst < FINE * MINUTE ? FAR + ((sinceFirst / MINUTE) | 0) : farBinOf(seconds);
}

/** The bins are in the order of their minutes: far before the exit, fine ones, far after it. */
function farBinOf(seconds: number): number {
  const minutes = Math.min(Math.round(Math.abs(seconds) / MINUTE), (1 << LAST_DOUBLING) - 1);
  const doubling = 31 - Math.clz32(minutes);
  const within = (minutes >>> (doubling - PER_DOUBLING_BITS)) & ((1 << PER_DOUBLING_BITS) - 1);
  const index = ((doubling - FIRST_DOUBLING) << PER_DOUBLING_BITS) + within;
  return seconds < 0 ? FAR - 1 - index : FAR + FINE + index;
}

/** The minute in the middle of a bin. */
function minuteOf(bin: number): number {
  const fine = bin - FAR;
  if (fine >= 0 && fine < FINE) return FIRST + fine;
  const index = fine < 0 ? -1 - fine : fine - FINE;
  const doubling = FIRST_DOUBLING + (index >>> PER_DOUBLING_BITS);
  const width = 1 << (doubling - PER_DOUBLING_BITS);
  const least = ((1 << PER_DOUBLING_BITS) + (index & ((1 << PER_DOUBLING_BITS) - 1))) * width;
  const middle = least + (width - 1) / 2;
  return fine < 0 ? -middle : middle;
}

/** The same bins for few cases, when most of a histogram would be 0. */
export class SparseHistogram implements Bins {
  private readonly counts = new Map<number, number>();

  add(seconds: number): void {
    this.addEntries([[binOf(seconds), 1]]);
  }

  addColumn(seconds: Int32Array, length: number): void {
    for (let i = 0; i < length; i++) this.add(seconds[i]);
  }

  addEntries(entries: BinEntries): void {
    for (const [bin, count] of entries) this.counts.set(bin, (this.counts.get(bin) ?? 0) + count);
  }

  /** In order of bin. */
  entries(): [bin: number, count: number][] {
    return [...this.counts].sort(([a], [b]) => a - b);
  }
}

/** A page holds about an hour. Most durations fall on some of the pages, and the others take no memory. */
const PAGE_BITS = 6;
const PAGE_SIZE = 1 << PAGE_BITS;
const PAGES = Math.ceil(BINS / PAGE_SIZE);

type Page = Uint32Array | undefined;

const NO_PAGES: readonly Page[] = Array.from({ length: PAGES }, () => undefined);

function casesOf(page: Uint32Array): number {
  let sum = 0;
  for (let i = 0; i < PAGE_SIZE; i++) sum += page[i];
  return sum;
}

/**
 * Counts of durations in bins of a minute, each from half a minute before to half a minute after. Durations of more
 * than a week before or two weeks after have wider bins, of 0.4 % of their value. Any number of histograms, merged in
 * any order, give the same counts.
 */
export class Histogram implements Bins {
  /** Empty before the first case, since a short run leaves most histograms empty. */
  readonly pages: Page[];

  constructor(pages: Page[] = []) {
    this.pages = pages;
  }

  /** Whole seconds. */
  add(seconds: number): void {
    const bin = binOf(seconds);
    const page = this.pages[bin >> PAGE_BITS];
    if (page === undefined) this.pageOf(bin)[bin & (PAGE_SIZE - 1)] = 1;
    else page[bin & (PAGE_SIZE - 1)]++;
  }

  addColumn(seconds: Int32Array, length: number): void {
    const { pages } = this;
    for (let i = 0; i < length; i++) {
      const bin = binOf(seconds[i]);
      const page = pages[bin >> PAGE_BITS];
      if (page === undefined) this.pageOf(bin)[bin & (PAGE_SIZE - 1)] = 1;
      else page[bin & (PAGE_SIZE - 1)]++;
    }
  }

  addEntries(entries: BinEntries): void {
    for (const [bin, count] of entries) this.addCount(bin, count);
  }

  addCount(bin: number, count: number): void {
    this.pageOf(bin)[bin & (PAGE_SIZE - 1)] += count;
  }

  /** `other` may come from a structured clone. */
  merge({ pages }: { pages: readonly Page[] }): void {
    for (let p = 0; p < pages.length; p++) {
      const page = pages[p];
      if (page === undefined) continue;
      const into = this.pageOf(p * PAGE_SIZE);
      for (let i = 0; i < PAGE_SIZE; i++) into[i] += page[i];
    }
  }

  /** The bins that are not 0, in order, and their counts. */
  entries(): [bin: number, count: number][] {
    const entries: [number, number][] = [];
    this.forEachBin((bin, count) => entries.push([bin, count]));
    return entries;
  }

  /** The same one by one. */
  forEachBin(use: (bin: number, count: number) => void): void {
    for (let p = 0; p < this.pages.length; p++) {
      const page = this.pages[p];
      if (page === undefined) continue;
      for (let i = 0; i < PAGE_SIZE; i++) if (page[i] > 0) use(p * PAGE_SIZE + i, page[i]);
    }
  }

  /**
   * For each of these shares p, in ascending order: the minute of the case at rank ⌈p · n⌉ (at least the first) of the
   * n cases; null without cases. It is rounded to the nearest minute, since each bin's minute is in its middle: a case
   * of 90 min 59 s is at minute 91. Beyond the fine bins it is right to 0.2 %.
   */
  quantileMinutes(shares: readonly number[]): number[] | null {
    const { pages } = this;
    const cases = pages.map((page) => (page === undefined ? 0 : casesOf(page)));
    const total = cases.reduce((sum, count) => sum + count, 0);
    if (total === 0) return null;
    let p = 0;
    // Cases of the pages before p.
    let before = 0;
    return shares.map((share) => {
      const rank = Math.max(1, Math.ceil(share * total));
      while (before + cases[p] < rank) before += cases[p++];
      const page = pages[p]!;
      let place = 0;
      for (let sum = before + page[0]; sum < rank; sum += page[place]) place++;
      return minuteOf(p * PAGE_SIZE + place);
    });
  }

  private pageOf(bin: number): Uint32Array {
    if (this.pages.length === 0) this.pages.push(...NO_PAGES);
    const p = bin >> PAGE_BITS;
    const page = this.pages[p] ?? new Uint32Array(PAGE_SIZE);
    this.pages[p] = page;
    return page;
  }
}
