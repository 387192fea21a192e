import { closestMatch } from 'leven';

/**
 * The candidate that the word was probably meant to be; undefined if none is near. At most a third of the letters may
 * differ (one of three), two neighbours may have changed places, or the word may be part of exactly one candidate, as
 * "honor" is of "honor-detainers".
 */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  if (word.length > 100) return undefined;
  const sameLetters = candidates.find((candidate) => hasSameLetters(candidate, word));
  if (sameLetters !== undefined) return sameLetters;
  const swapped = candidates.find((candidate) => hasTwoSwapped(candidate, word.toLowerCase()));
  if (swapped !== undefined) return swapped;
  const close = closestMatch(word, candidates, { maxDistance: mostDifferent(word.length) });
  if (close !== undefined) return close;
  const [partOf, another] = candidates.filter((candidate) => `-${candidate}-`.includes(`-${word.toLowerCase()}-`));
  return another === undefined ? partOf : undefined;
}

/** How many letters may differ: two letters of three would be another word. */
function mostDifferent(letters: number): number {
  return letters <= SHORT ? 1 : Math.max(2, Math.floor(letters / 3));
}

const SHORT = 3;

/** Whether two letters beside each other have changed places: "mni" for "min". */
function hasTwoSwapped(one: string, another: string): boolean {
  if (one.length !== another.length) return false;
  const at = [...one].findIndex((letter, i) => letter !== another[i]);
  return at >= 0 && one.slice(0, at) + one[at + 1] + one[at] + one.slice(at + 2) === another;
}

/** Whether two words differ only in capitals, spaces and punctuation: "St Louis" and "St. Louis". */
export function hasSameLetters(one: string, another: string): boolean {
  return bareName(one) === bareName(another);
}

/** The word without capitals, spaces and punctuation. */
export function bareName(word: string): string {
  return word.toLowerCase().replace(/[^\p{L}\d]/gu, '');
}
