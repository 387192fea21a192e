import { exp } from './exponential.ts';
import { log } from './logarithm.ts';

/**
 * Quantile of the standard normal distribution, relative error about 1e-16; p in [0, 1], −∞ and ∞ at the ends. Wichura,
 * "Algorithm AS 241: the percentage points of the normal distribution", Applied Statistics 37 (1988), PPND16; its
 * constants are printed as the doubles they round to. The polynomials are written out by Horner's rule, because a
 * function of the coefficients would cost a call in the engine's most frequent arithmetic.
 */
export function normalQuantile(p: number): number {
  const q = p - 0.5;
  if (q < -0.425) return -tailQuantile(p);
  if (q > 0.425) return tailQuantile(1 - p);
  const r = 0.180625 - q * q;
  let above = 2509.0809287301227;
  above = above * r + 33430.57558358813;
  above = above * r + 67265.7709270087;
  above = above * r + 45921.95393154987;
  above = above * r + 13731.69376550946;
  above = above * r + 1971.5909503065513;
  above = above * r + 133.14166789178438;
  above = above * r + 3.3871328727963665;
  let below = 5226.495278852854;
  below = below * r + 28729.085735721943;
  below = below * r + 39307.89580009271;
  below = below * r + 21213.794301586597;
  below = below * r + 5394.196021424751;
  below = below * r + 687.1870074920579;
  below = below * r + 42.31333070160091;
  below = below * r + 1;
  return (q * above) / below;
}

/** −Φ⁻¹(p) for p in [0, 0.075]. */
function tailQuantile(p: number): number {
  const root = Math.sqrt(-log(p));
  if (root > 5) return farTailQuantile(root - 5);
  const r = root - 1.6;
  let above = 0.0007745450142783414;
  above = above * r + 0.022723844989269184;
  above = above * r + 0.2417807251774506;
  above = above * r + 1.2704582524523684;
  above = above * r + 3.6478483247632045;
  above = above * r + 5.769497221460691;
  above = above * r + 4.630337846156546;
  above = above * r + 1.4234371107496835;
  let below = 1.0507500716444169e-9;
  below = below * r + 0.0005475938084995345;
  below = below * r + 0.015198666563616457;
  below = below * r + 0.14810397642748008;
  below = below * r + 0.6897673349851;
  below = below * r + 1.6763848301838038;
  below = below * r + 2.053191626637759;
  below = below * r + 1;
  return above / below;
}

/** For p below e⁻²⁵, which a 32-bit draw never reaches; r = √(−ln p) − 5. */
function farTailQuantile(r: number): number {
  if (r === Number.POSITIVE_INFINITY) return r;
  let above = 2.0103343992922881e-7;
  above = above * r + 0.000027115555687434876;
  above = above * r + 0.0012426609473880784;
  above = above * r + 0.026532189526576124;
  above = above * r + 0.29656057182850487;
  above = above * r + 1.7848265399172913;
  above = above * r + 5.463784911164114;
  above = above * r + 6.657904643501103;
  let below = 2.0442631033899397e-15;
  below = below * r + 1.421511758316446e-7;
  below = below * r + 0.000018463183175100548;
  below = below * r + 0.0007868691311456133;
  below = below * r + 0.014875361290850615;
  below = below * r + 0.1369298809227358;
  below = below * r + 0.599832206555888;
  below = below * r + 1;
  return above / below;
}

const ERF_ABOVE = [3.1611237438705655, 113.86415415105016, 377.485237685302, 3209.3775891384694, 0.18577770618460315];
const ERF_BELOW = [23.601290952344122, 244.02463793444417, 1282.6165260773723, 2844.236833439171];
const MIDDLE_ABOVE = [
  0.5641884969886701, 8.883149794388377, 66.11919063714163, 298.6351381974001, 881.952221241769, 1712.0476126340707,
  2051.0783778260716, 1230.3393547979972, 2.1531153547440383e-8,
];
const MIDDLE_BELOW = [
  15.744926110709835, 117.6939508913125, 537.1811018620099, 1621.3895745666903, 3290.7992357334597, 4362.619090143247,
  3439.3676741437216, 1230.3393548037495,
];
const TAIL_ABOVE = [
  0.30532663496123236, 0.36034489994980445, 0.12578172611122926, 0.016083785148742275, 0.0006587491615298378,
  0.016315387137302097,
];
const TAIL_BELOW = [
  2.568520192289822, 1.8729528499234604, 0.5279051029514285, 0.06051834131244132, 0.0023352049762686918,
];

/** Cody's ratio of polynomials. The numerator's last coefficient leads; the denominator's leading coefficient is 1. */
function ratio(x: number, above: number[], below: number[]): number {
  const last = below.length - 1;
  let numerator = above[last + 1]! * x;
  let denominator = x;
  for (let i = 0; i < last; i++) {
    numerator = (numerator + above[i]!) * x;
    denominator = (denominator + below[i]!) * x;
  }
  return (numerator + above[last]!) / (denominator + below[last]!);
}

/** Distribution function of the standard normal, relative error about 1e-15 in both tails: Φ(x) = erfc(−x / √2) / 2. */
export function normalCdf(x: number): number {
  const y = Math.abs(x) * Math.SQRT1_2;
  if (y <= 0.46875) return 0.5 + 0.5 * Math.sign(x) * y * ratio(y * y, ERF_ABOVE, ERF_BELOW);
  const tail = 0.5 * complementaryError(y);
  return x < 0 ? tail : 1 - tail;
}

/** erfc(y) for y > 0.46875. Cody, "Rational Chebyshev approximations for the error function", Math. Comp. 23 (1969). */
function complementaryError(y: number): number {
  if (y > 27) return 0;
  // exp(−y²) in two factors, the first of them exact, because rounding y² would cost digits in the tail.
  const coarse = Math.trunc(y * 16) / 16;
  const exponential = exp(-coarse * coarse) * exp(-(y - coarse) * (y + coarse));
  if (y <= 4) return exponential * ratio(y, MIDDLE_ABOVE, MIDDLE_BELOW);
  const inverse = 1 / (y * y);
  return (exponential * (1 / Math.sqrt(Math.PI) - inverse * ratio(inverse, TAIL_ABOVE, TAIL_BELOW))) / y;
}
