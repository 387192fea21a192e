import { type ProductSums, type RatioSums, residualSquares } from '../sums/exact-ratio.ts';
import type { Estimator } from './interval.ts';

/** The difference R₁ − R₂ of two ratios over the same replications, and what its pairs say. */
export interface RatioDifference extends Estimator {
  /** Whether both ratios have the same part and the same whole in every replication. */
  isSame: boolean;
  /** Correlation of the two ratios' errors, −1 to 1; 0 if one of them has none. */
  correlation: number;
}

/**
 * Both ratios are pooled over all replications. The difference's error variance is linearised, with residuals paired by
 * replication: n ÷ (n − 1) · Σ ((part₁ − R₁ · whole₁) ÷ Σ whole₁ − (part₂ − R₂ · whole₂) ÷ Σ whole₂)². Every sum is an
 * integer until the last division, so no digits cancel. null if one of the ratios has no cases.
 */
export function ratioDifference(one: RatioSums, two: RatioSums, products: ProductSums): RatioDifference | null {
  if (one.count === 0 || two.count === 0) return null;
  const { count } = products;
  const [square1, square2] = [one.whole * one.whole, two.whole * two.whole];
  const [residual1, residual2] = [residualSquares(one), residualSquares(two)];
  const residualProducts =
    one.whole * two.whole * products.parts -
    one.whole * two.part * products.partWhole -
    one.part * two.whole * products.wholePart +
    one.part * two.part * products.wholes;
  const squares =
    square2 * square2 * residual1 + square1 * square1 * residual2 - 2n * square1 * square2 * residualProducts;
  const scale = Number(square1) * Number(square2);
  return {
    count,
    mean: Number(one.part * two.whole - two.part * one.whole) / (Number(one.whole) * Number(two.whole)),
    errorVariance: count < 2 ? Number.NaN : ((count / (count - 1)) * Number(squares)) / scale / scale,
    isSame:
      one.partSquares + two.partSquares === 2n * products.parts &&
      one.wholeSquares + two.wholeSquares === 2n * products.wholes,
    correlation:
      residual1 === 0n || residual2 === 0n
        ? 0
        : Number(residualProducts) / (Math.sqrt(Number(residual1)) * Math.sqrt(Number(residual2))),
  };
}
