/**
 * A ratio of two counts over replications, such as picked up ÷ detainers. It is kept in integers, so that replications
 * merged in any order give the same bytes. A replication whose whole is 0 says nothing about the ratio and is left out.
 */
export class ExactRatio {
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
    this.merge({ count: 1, part: y, whole: x, partSquares: y * y, products: x * y, wholeSquares: x * x });
  }

  merge(other: Omit<ExactRatio, 'add' | 'merge' | 'mean' | 'errorVariance'>): void {
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
   * Techniques, third edition, 1977, section 2.11, of an unlimited population). NaN with fewer than two values. Also
   * NaN if all or none of the whole is part, because then nothing varied from which to estimate an error.
   */
  get errorVariance(): number {
    const { part, whole, partSquares, products, wholeSquares } = this;
    if (this.count < 2 || part === 0n || part === whole) return Number.NaN;
    // Multiplied by (Σ whole)², the sum of squares is an integer, so no digits cancel in floating point.
    const squares = whole * whole * partSquares - 2n * whole * part * products + part * part * wholeSquares;
    const wholeSquared = Number(whole) * Number(whole);
    return ((this.count / (this.count - 1)) * Number(squares)) / (wholeSquared * wholeSquared);
  }
}
