import { exp } from './exponential.ts';
import { highWord, withHighWord } from './powers-of-two.ts';

/*
 * ln x and ln(1 + x) by the published algorithms of fdlibm (K. C. Ng, Sun Microsystems, 1993; e_log.c and s_log1p.c),
 * for the reason given in exponential.ts.
 */

const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;

/** ln x, error below one unit in the last place; −∞ at 0, NaN below. */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  const subnormal = x < 2 ** -1022;
  const normal = subnormal ? x * 2 ** 54 : x;
  const word = highWord(normal);
  const fraction = word & 0xfffff;
  // Halves what is above √2, so that f below is from √½ − 1 to √2 − 1.
  const above = (fraction + 0x95f64) & 0x100000;
  const k = (word >> 20) - 1023 + (above >> 20) - (subnormal ? 54 : 0);
  const f = withHighWord(normal, fraction | (above ^ 0x3ff00000)) - 1;
  if ((0xfffff & (2 + fraction)) < 3) {
    if (f === 0) return k === 0 ? 0 : k * LN2_HIGH + k * LN2_LOW;
    const near = f * f * (0.5 - 0.3333333333333333 * f);
    return k === 0 ? f - near : k * LN2_HIGH - (near - k * LN2_LOW - f);
  }
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const odd = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373));
  const even = z * (0.6666666666666735 + w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)));
  const series = even + odd;
  if (((fraction - 0x6147a) | (0x6b851 - fraction)) > 0) {
    const half = 0.5 * f * f;
    if (k === 0) return f - (half - s * (half + series));
    return k * LN2_HIGH - (half - (s * (half + series) + k * LN2_LOW) - f);
  }
  if (k === 0) return f - s * (f - series);
  return k * LN2_HIGH - (s * (f - series) - k * LN2_LOW - f);
}

/** ln(1 + x) without the cancellation near 0, error below one unit in the last place; −∞ at −1, NaN below. */
export function log1p(x: number): number {
  if (!(x > -1)) return x === -1 ? Number.NEGATIVE_INFINITY : Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  if (Math.abs(x) < 2 ** -54) return x;
  if (Math.abs(x) < 2 ** -29) return x - x * x * 0.5;
  let k = 0;
  let f = x;
  // The relative error that rounding makes in 1 + x.
  let lost = 0;
  let fraction = 1;
  const word = highWord(x);
  if (word >= 0x3fda827a || (word < 0 && word > (0xbfd2bec3 | 0))) {
    const whole = x < 2 ** 53 ? 1 + x : x;
    const upper = highWord(whole);
    k = (upper >> 20) - 1023;
    if (x < 2 ** 53) lost = (k > 0 ? 1 - (whole - x) : x - (whole - 1)) / whole;
    fraction = upper & 0xfffff;
    if (fraction < 0x6a09e) f = withHighWord(whole, fraction | 0x3ff00000) - 1;
    else {
      k += 1;
      f = withHighWord(whole, fraction | 0x3fe00000) - 1;
      fraction = (0x100000 - fraction) >> 2;
    }
  }
  const half = 0.5 * f * f;
  if (fraction === 0) {
    if (f === 0) return k === 0 ? 0 : k * LN2_HIGH + (lost + k * LN2_LOW);
    const near = half * (1 - 0.6666666666666666 * f);
    return k === 0 ? f - near : k * LN2_HIGH - (near - (k * LN2_LOW + lost) - f);
  }
  const s = f / (2 + f);
  const z = s * s;
  let series = 0.14798198605116586;
  series = series * z + 0.15313837699209373;
  series = series * z + 0.1818357216161805;
  series = series * z + 0.22222198432149784;
  series = series * z + 0.2857142874366239;
  series = series * z + 0.3999999999940942;
  series = z * (series * z + 0.6666666666666735);
  if (k === 0) return f - (half - s * (half + series));
  return k * LN2_HIGH - (half - (s * (half + series) + (k * LN2_LOW + lost)) - f);
}

/**
 * xʸ for x above 0 and a real y, as e^(y ln x). The relative error grows with |y ln x|. 0⁰ is 1, and 0ʸ is 0 for y
 * above 0.
 */
export function power(x: number, y: number): number {
  if (x === 0) return y === 0 ? 1 : 0;
  return exp(y * log(x));
}
