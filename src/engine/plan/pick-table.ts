import { WORDS } from '../../draws/word-range.ts';
import { type Picker, pick } from '../../model/chance.ts';

const GUIDE_BITS = 8;

/** The same as `pick`, from the word of a draw, for many people: it begins next to the answer. */
export class PickTable implements Picker {
  /** By index: the least word for which `pick` gives a later one; 2³² for the last. */
  private readonly ends: Float64Array;
  /** By a word's first 8 bits: the index for the least of these words. */
  private readonly guide: Int32Array;

  /** @param shares that sum to 1 */
  constructor(shares: readonly number[]) {
    const pickAt = (word: number) => pick(shares, { at: () => (word + 0.5) / WORDS }, 0);
    let sum = 0;
    this.ends = Float64Array.from(shares, (share, i) => {
      sum += share;
      if (i === shares.length - 1) return WORDS;
      // `pick` subtracts share by share, so it may differ from the sum by a rounding error.
      let end = Math.min(WORDS, Math.ceil(sum * WORDS));
      while (end > 0 && pickAt(end - 1) > i) end--;
      while (end < WORDS && pickAt(end) <= i) end++;
      return end;
    });
    this.guide = Int32Array.from({ length: 1 << GUIDE_BITS }, (_, first) => pickAt(first * (1 << (32 - GUIDE_BITS))));
  }

  /** @param u a draw, as StageDraws gives it */
  pick(u: number): number {
    return this.at(u * WORDS - 0.5);
  }

  /** @param word from 0 to 2³² − 1 */
  at(word: number): number {
    let i = this.guide[word >>> (32 - GUIDE_BITS)];
    while (word >= this.ends[i]) i++;
    return i;
  }
}
