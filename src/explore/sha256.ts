/**
 * SHA-256 (FIPS 180-4) of a text's UTF-8 bytes, hexadecimal. Browsers offer it only as a promise, and not to a page
 * that is opened from a disk, so this computes it.
 */
export function sha256(text: string): string {
  const state = Uint32Array.from(ROOTS, (root) => firstBits(Math.sqrt(root)));
  const words = paddedWords(new TextEncoder().encode(text));
  for (let block = 0; block < words.length; block += 16) digest(state, words.subarray(block, block + 16));
  return [...state].map((word) => word.toString(16).padStart(8, '0')).join('');
}

/** The first 64 primes. The constants are the first bits of the fractions of their roots. */
const PRIMES = Array.from({ length: 312 }, (_, n) => n).filter((n) => n > 1 && isPrime(n));
const ROOTS = PRIMES.slice(0, 8);
const CONSTANTS = Uint32Array.from(PRIMES, (prime) => firstBits(Math.cbrt(prime)));

function isPrime(n: number): boolean {
  for (let divisor = 2; divisor * divisor <= n; divisor++) if (n % divisor === 0) return false;
  return true;
}

function firstBits(root: number): number {
  return Math.floor((root - Math.floor(root)) * 2 ** 32);
}

/** The message, then a 1, zeros, and its length in bits, as big-endian words of whole blocks. */
function paddedWords(bytes: Uint8Array): Uint32Array {
  const padded = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(padded.length - 4, bytes.length << 3);
  return Uint32Array.from({ length: padded.length / 4 }, (_, word) => view.getUint32(word * 4));
}

const schedule = new Uint32Array(64);

function digest(state: Uint32Array, block: Uint32Array): void {
  schedule.set(block);
  for (let t = 16; t < 64; t++) {
    const [before, early] = [schedule[t - 2], schedule[t - 15]];
    const one = turned(before, 17) ^ turned(before, 19) ^ (before >>> 10);
    const zero = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3);
    schedule[t] = one + schedule[t - 7] + zero + schedule[t - 16];
  }
  let [a, b, c, d, e, f, g, h] = state;
  for (let t = 0; t < 64; t++) {
    const chosen = (e & f) ^ (~e & g);
    const first = (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + chosen + CONSTANTS[t] + schedule[t]) | 0;
    const most = (a & b) ^ (a & c) ^ (b & c);
    const second = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + most) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  for (const [i, word] of [a, b, c, d, e, f, g, h].entries()) state[i] += word;
}

function turned(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}
