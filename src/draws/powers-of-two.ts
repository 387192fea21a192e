const double = new Float64Array(1);
const words = new Int32Array(double.buffer);
/** Which of the two 32-bit words of a double holds its sign and exponent; the other end on a big-endian machine. */
const HIGH = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 1 : 0;

/** The upper 32 bits of a double: sign, exponent and the first 20 bits of the fraction. */
export function highWord(x: number): number {
  double[0] = x;
  return words[HIGH]!;
}

/** The double with the lower 32 bits of `x` and the given upper ones. */
export function withHighWord(x: number, high: number): number {
  double[0] = x;
  words[HIGH] = high;
  return double[0]!;
}

/** x · 2ᵏ for x from ½ to 2 and k from −1,075 to 1,024; exact unless the result is subnormal, which is rounded once. */
export function scaled(x: number, k: number): number {
  if (k > 1023) return x * 2 * withHighWord(0, (k - 1 + 1023) << 20);
  if (k > -1022) return x * withHighWord(0, (k + 1023) << 20);
  return x * withHighWord(0, (k + 1000 + 1023) << 20) * withHighWord(0, (-1000 + 1023) << 20);
}
