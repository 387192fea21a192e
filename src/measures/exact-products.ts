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
 * How two ratios vary together over the same replications, in integers. With the ratios' own sums, it gives the error of
 * their difference paired by replication.
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
