import { highWord, scaled, withHighWord } from './powers-of-two.ts';

/*
 * eˣ and eˣ − 1 by the published algorithms of fdlibm (K. C. Ng, Sun Microsystems, 1993; e_exp.c and s_expm1.c).
 * JavaScript leaves the last bit of Math.exp and Math.expm1 to the engine, and engines differ in it. Basic arithmetic
 * is the same everywhere, so a draw is the same on every processor and in every browser.
 */

const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const OVERFLOW = 709.782712893384;
const UNDERFLOW = -745.1332191019411;

/** How many times ln 2 goes into x, to the nearest whole number, by fdlibm's borders. */
function timesLn2(x: number): number {
  const size = highWord(x) & 0x7fffffff;
  if (size <= 0x3fd62e42) return 0;
  if (size < 0x3ff0a2b2) return x < 0 ? -1 : 1;
  return Math.trunc(Math.LOG2E * x + (x < 0 ? -0.5 : 0.5));
}

/** eˣ, error below one unit in the last place; 0 or ∞ if the result is too small or too large for a double. */
export function exp(x: number): number {
  if (x > OVERFLOW) return Number.POSITIVE_INFINITY;
  if (x < UNDERFLOW) return 0;
  if (Math.abs(x) < 2 ** -28) return 1 + x;
  const k = timesLn2(x);
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const t = r * r;
  let c = 4.1381367970572385e-8;
  c = c * t - 1.6533902205465252e-6;
  c = c * t + 6.613756321437934e-5;
  c = c * t - 0.0027777777777015593;
  c = c * t + 0.16666666666666602;
  c = r - t * c;
  if (k === 0) return 1 - ((r * c) / (c - 2) - r);
  return scaled(1 - (low - (r * c) / (2 - c) - high), k);
}

/** eˣ − 1 without the cancellation near 0, error below one unit in the last place. */
export function expm1(x: number): number {
  if (x > OVERFLOW) return Number.POSITIVE_INFINITY;
  if ((highWord(x) & 0x7fffffff) >= 0x4043687a && x < 0) return -1;
  if (Math.abs(x) < 2 ** -54) return x;
  const k = timesLn2(x);
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const rest = k === 0 ? 0 : high - r - low;
  const half = 0.5 * r;
  const squared = r * half;
  let r1 = -2.0109921818362437e-7;
  r1 = r1 * squared + 4.008217827329362e-6;
  r1 = r1 * squared - 7.93650757867488e-5;
  r1 = r1 * squared + 0.0015873015872548146;
  r1 = r1 * squared - 0.03333333333333313;
  r1 = r1 * squared + 1;
  const t = 3 - r1 * half;
  const quotient = squared * ((r1 - t) / (6 - r * t));
  if (k === 0) return r - (r * quotient - squared);
  const e = r * (quotient - rest) - rest - squared;
  if (k === -1) return 0.5 * (r - e) - 0.5;
  if (k === 1) return r < -0.25 ? -2 * (e - (r + 0.5)) : 1 + 2 * (r - e);
  if (k <= -2 || k > 56) return scaled(1 - (e - r), k) - 1;
  const small = withHighWord(0, (1023 - k) << 20);
  return scaled(k < 20 ? 1 - small - (e - r) : r - (e + small) + 1, k);
}
