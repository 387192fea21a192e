import { NO_REACH, type Reach } from './reach.ts';

/** About nine hours. A bucket seldom holds the ends of more than two spans, and dividing by a power of two is cheap. */
const BUCKET_SECONDS = 32_768;

/** Spans of time in order, each with a number. Finds the first span that ends after an instant in constant time. */
export class SpanTable {
  readonly from: number;
  readonly to: number;
  /** The end of each span, ascending, in seconds. */
  readonly ends: Float64Array;
  readonly values: Float64Array;
  /** By bucket from `reach.from` on: the first span that ends after the bucket's start. */
  private readonly first: Uint32Array;

  /** The last span must end at or after `reach.to`. */
  constructor(reach: Reach, ends: Float64Array, values: Float64Array) {
    this.from = reach.from;
    this.to = reach.to;
    this.ends = ends;
    this.values = values;
    this.first = new Uint32Array(Math.max(0, Math.ceil((reach.to - reach.from) / BUCKET_SECONDS)));
    let span = 0;
    for (let bucket = 0; bucket < this.first.length; bucket += 1) {
      while (ends[span] <= reach.from + bucket * BUCKET_SECONDS) span += 1;
      this.first[bucket] = span;
    }
  }

  /** Whether the table covers t. */
  covers(t: number): boolean {
    return t >= this.from && t < this.to;
  }

  /** Index of the first span that ends after t, which must be covered. */
  endingAfter(t: number): number {
    let span = this.first[((t - this.from) / BUCKET_SECONDS) | 0];
    while (this.ends[span] <= t) span += 1;
    return span;
  }
}

export const EMPTY_TABLE = new SpanTable(NO_REACH, new Float64Array(0), new Float64Array(0));
