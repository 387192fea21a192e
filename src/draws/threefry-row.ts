import { KEY_PARITY } from './threefry.ts';

/**
 * The first blocks of people with consecutive keys, as ThreefryBlocks computes them one by one. The rounds are written
 * out again: in a loop without calls and without a dependency from one block to the next, a block takes a third of the
 * time.
 */
export class ThreefryRow {
  /** Block of the i-th counter: `words[2 * i]` and `words[2 * i + 1]`, unsigned. */
  words = new Uint32Array(512);
  private readonly counter1: number;

  /** @param counter1 the counter's second word, the same for all. */
  constructor(counter1: number) {
    this.counter1 = counter1 | 0;
  }

  /** Computes the blocks of the counters from `counter0` to `counter0 + count - 1`. The key's words are 32-bit. */
  compute(key0: number, key1: number, counter0: number, count: number): void {
    if (2 * count > this.words.length) this.words = new Uint32Array(4 * count);
    const { words } = this;
    const k0 = key0 | 0;
    const k1 = key1 | 0;
    const k2 = k0 ^ k1 ^ KEY_PARITY;
    const first0 = (counter0 + k0) | 0;
    const first1 = (this.counter1 + k1) | 0;
    for (let i = 0; i < count; i++) {
      let x0 = (first0 + i) | 0;
      let x1 = first1;

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

      words[2 * i] = x0;
      words[2 * i + 1] = x1;
    }
  }
}
