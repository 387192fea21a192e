/** Fixed point: values are kept in units of 2^-30, about 1e-9. */
const SCALE = 2 ** 30;

/**
 * Count, sum and sum of squares as integers, so that values added in any order, by any number of workers, give the same
 * bytes. Each value is rounded once to a multiple of 2^-30.
 */
export class ExactSum {
  count = 0;
  sum = 0n;
  squares = 0n;

  add(value: number): void {
    const units = BigInt(Math.round(value * SCALE));
    this.count++;
    this.sum += units;
    this.squares += units * units;
  }

  merge(other: { count: number; sum: bigint; squares: bigint }): void {
    this.count += other.count;
    this.sum += other.sum;
    this.squares += other.squares;
  }

  /** NaN without values. */
  get mean(): number {
    return Number(this.sum) / this.count / SCALE;
  }

  /** Sample variance; NaN with fewer than two values. */
  get variance(): number {
    if (this.count < 2) return Number.NaN;
    const n = BigInt(this.count);
    const numerator = n * this.squares - this.sum * this.sum;
    return Number(numerator) / (this.count * (this.count - 1)) / (SCALE * SCALE);
  }

  /** Estimated variance of the mean; NaN with fewer than two values. */
  get errorVariance(): number {
    return this.variance / this.count;
  }
}
