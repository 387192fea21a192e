/** Parity constant of the key schedule, 32-bit (Random123: SKEIN_KS_PARITY32). */
export const KEY_PARITY = 0x1bd11bda;

/** Blocks kept at once: as many as `ready` has bits. */
const MOST_BLOCKS = 32;

/**
 * Threefry2x32 with 20 rounds: two words from a two-word key and a two-word counter, a bijection of the counter for
 * every key. Keeps the blocks of 32 neighbouring counters. All words are 32-bit, signed or unsigned.
 *
 * Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011. Key and counter are fields and
 * the rounds are written out, because six arguments, or a loop over rotations, cost 50 % more time.
 */
export class ThreefryBlocks {
  /** Block b is `words[2 * b]` and `words[2 * b + 1]`, valid once bit b of `ready` is set. */
  readonly words = new Uint32Array(2 * MOST_BLOCKS);
  ready = 0;
  private k0 = 0;
  private k1 = 0;
  private k2 = KEY_PARITY;
  private counter0 = 0;
  private readonly counter1: number;

  /** @param counter1 of block 0; block b has `counter1 | b`. */
  constructor(counter1: number) {
    this.counter1 = counter1 | 0;
  }

  /** Changes the key and the counter's first word, and forgets the blocks. */
  start(key0: number, key1: number, counter0: number): void {
    this.k0 = key0 | 0;
    this.k1 = key1 | 0;
    this.k2 = key0 ^ key1 ^ KEY_PARITY;
    this.counter0 = counter0 | 0;
    this.ready = 0;
  }

  /** Throws RangeError for a block above 31. */
  compute(block: number): void {
    if (block >= MOST_BLOCKS) throw pastTheLast(block);
    const { k0, k1, k2, words } = this;
    let x0 = (this.counter0 + k0) | 0;
    let x1 = ((this.counter1 | block) + k1) | 0;

    // Rounds 1 to 4, then key injection 1.
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 13) | (x1 >>> 19)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 15) | (x1 >>> 17)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 26) | (x1 >>> 6)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 6) | (x1 >>> 26)) ^ x0;
    x0 = (x0 + k1) | 0;
    x1 = (x1 + k2 + 1) | 0;

    // Rounds 5 to 8, then key injection 2.
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 17) | (x1 >>> 15)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 29) | (x1 >>> 3)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 16) | (x1 >>> 16)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 24) | (x1 >>> 8)) ^ x0;
    x0 = (x0 + k2) | 0;
    x1 = (x1 + k0 + 2) | 0;

    // Rounds 9 to 12, then key injection 3.
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 13) | (x1 >>> 19)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 15) | (x1 >>> 17)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 26) | (x1 >>> 6)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 6) | (x1 >>> 26)) ^ x0;
    x0 = (x0 + k0) | 0;
    x1 = (x1 + k1 + 3) | 0;

    // Rounds 13 to 16, then key injection 4.
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 17) | (x1 >>> 15)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 29) | (x1 >>> 3)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 16) | (x1 >>> 16)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 24) | (x1 >>> 8)) ^ x0;
    x0 = (x0 + k1) | 0;
    x1 = (x1 + k2 + 4) | 0;

    // Rounds 17 to 20, then key injection 5.
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 13) | (x1 >>> 19)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 15) | (x1 >>> 17)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 26) | (x1 >>> 6)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 6) | (x1 >>> 26)) ^ x0;
    x0 = (x0 + k2) | 0;
    x1 = (x1 + k0 + 5) | 0;

    words[2 * block] = x0;
    words[2 * block + 1] = x1;
    this.ready |= 1 << block;
  }
}

function pastTheLast(block: number): RangeError {
  return new RangeError(
    `Draws come in ${MOST_BLOCKS} blocks of two, 0 to ${MOST_BLOCKS - 1}; block ${block} was asked for.`,
  );
}
