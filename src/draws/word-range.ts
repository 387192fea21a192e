/** A word of the generator is a draw's (word + ½) · 2⁻³². */
export const WORDS = 2 ** 32;

/** Words from `least` to `most`, both included; none if `most` is below `least`. */
export interface WordRange {
  least: number;
  most: number;
}

/** The words whose draws are below p. */
export function wordsBelow(p: number): WordRange {
  return { least: 0, most: Math.min(WORDS, Math.ceil(p * WORDS - 0.5)) - 1 };
}

/** At least the words whose draws are in [from, to), and at most one more at each end. */
export function wordsWithin(from: number, to: number): WordRange {
  return { least: Math.max(0, Math.floor(from * WORDS - 0.5)), most: wordsBelow(to).most };
}

/** The share of all words that are in a range. */
export function shareOf({ least, most }: WordRange): number {
  return Math.max(0, most - least + 1) / WORDS;
}

/**
 * The places, among the first `count` blocks of a row, of those whose first word is in a range. Writes them to `places`
 * in order, and returns how many there are. `words` has two words per block.
 */
export function placesWithin(words: Uint32Array, count: number, range: WordRange, places: Int32Array): number {
  if (range.most < range.least) return 0;
  const { least } = range;
  const width = (range.most - least) >>> 0;
  let found = 0;
  // One comparison of unsigned numbers says whether a word is at neither side of the range.
  for (let i = 0; i < count; i++) if ((words[2 * i] - least) >>> 0 <= width) places[found++] = i;
  return found;
}
