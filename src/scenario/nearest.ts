import { closestMatch } from 'leven';

/** The candidate that the word was probably meant to be, or undefined where none is near: a third of its letters may differ. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  if (word.length > 100) return undefined;
  const sameLetters = candidates.find((candidate) => bare(candidate) === bare(word));
  if (sameLetters !== undefined) return sameLetters;
  return closestMatch(word, candidates, { maxDistance: Math.max(2, Math.floor(word.length / 3)) });
}

function bare(word: string): string {
  return word.toLowerCase().replace(/[^\p{L}\d]/gu, '');
}
