/** The integer sums of a ratio over replications. */
export interface RatioSums {
  count: number;
  part: bigint;
  whole: bigint;
  partSquares: bigint;
  products: bigint;
  wholeSquares: bigint;
}

/**
 * A ratio of two sums over replications, such as picked up ÷ detainers, or seconds ÷ notices. It is kept in integers,
 * so that replications merged in any order give the same bytes. A replication whose whole is 0 says nothing about the
 * ratio and is left out.
 */
export class ExactRatio implements RatioSums {
  /** Replications with a whole above 0. */
  count = 0;
  part = 0n;
  whole = 0n;
  partSquares = 0n;
  products = 0n;
  wholeSquares = 0n;

  /** Adds one replication. Both numbers are integers. */
  add(part: number, whole: number): void {
    if (whole === 0) return;
    const [y, x] = [BigInt(part), BigInt(whole)];
    this.count++;
    this.part += y;
    this.whole += x;
    this.partSquares += y * y;
    this.products += x * y;
    this.wholeSquares += x * x;
  }

  merge(other: RatioSums): void {
    this.count += other.count;
    this.part += other.part;
    this.whole += other.whole;
    this.partSquares += other.partSquares;
    this.products += other.products;
    this.wholeSquares += other.wholeSquares;
  }

  /** Sum of the parts ÷ sum of the wholes; NaN without values. Its bias falls with 1 ÷ count. */
  get mean(): number {
    return Number(this.part) / Number(this.whole);
  }

  /**
   * Estimated variance of that ratio R, linearised: n ÷ (n − 1) · Σ (part − R · whole)² ÷ (Σ whole)² (Cochran, Sampling
   * Techniques, third edition, 1977, section 2.11, of an unlimited population). NaN with fewer than two values; 0 if
   * all values agree.
   */
  get errorVariance(): number {
    if (this.count < 2) return Number.NaN;
    const wholeSquared = Number(this.whole) * Number(this.whole);
    return ((this.count / (this.count - 1)) * Number(residualSquares(this))) / (wholeSquared * wholeSquared);
  }
}

/**
 * Σ (part − R · whole)², multiplied by (Σ whole)². So multiplied it is an integer, and no digits cancel in floating
 * point.
 */
export function residualSquares({ part, whole, partSquares, products, wholeSquares }: RatioSums): bigint {
  return whole * whole * partSquares - 2n * whole * part * products + part * part * wholeSquares;
}

/** Products of two ratios' parts and wholes, summed over the same replications. */
export interface ProductSums {
  count: number;
  parts: bigint;
  partWhole: bigint;
  wholePart: bigint;
  wholes: bigint;
}

/** The part and the whole of a ratio in one replication; both are integers. */
export type Counted = readonly [part: number, whole: number];

/**
 * How two ratios vary together over the same replications, in integers. With the ratios' own sums, it gives the error
 * of their difference paired by replication.
 */
export class ExactProducts implements ProductSums {
  /** Replications in which either whole is above 0. */
  count = 0;
  /** Σ part₁ · part₂, Σ part₁ · whole₂, Σ whole₁ · part₂ and Σ whole₁ · whole₂. */
  parts = 0n;
  partWhole = 0n;
  wholePart = 0n;
  wholes = 0n;

  add([y1, x1]: Counted, [y2, x2]: Counted): void {
    if (x1 === 0 && x2 === 0) return;
    this.count++;
    // A ratio without cases in this replication has neither part nor whole.
    if (x1 === 0 || x2 === 0) return;
    const [part1, whole1, part2, whole2] = [BigInt(y1), BigInt(x1), BigInt(y2), BigInt(x2)];
    this.parts += part1 * part2;
    this.partWhole += part1 * whole2;
    this.wholePart += whole1 * part2;
    this.wholes += whole1 * whole2;
  }

  merge(other: ProductSums): void {
    this.count += other.count;
    this.parts += other.parts;
    this.partWhole += other.partWhole;
    this.wholePart += other.wholePart;
    this.wholes += other.wholes;
  }
}
