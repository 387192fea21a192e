import { closestMatch } from 'leven';

/**
 * The candidate that the word was probably meant to be, or undefined where none is near: a third of its letters may differ, or it is
 * words of one candidate only, such as "honor" of "honor-detainers".
 */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  if (word.length > 100) return undefined;
  const sameLetters = candidates.find((candidate) => bare(candidate) === bare(word));
  if (sameLetters !== undefined) return sameLetters;
  const close = closestMatch(word, candidates, { maxDistance: Math.max(2, Math.floor(word.length / 3)) });
  if (close !== undefined) return close;
  const [partOf, another] = candidates.filter((candidate) => `-${candidate}-`.includes(`-${word.toLowerCase()}-`));
  return another === undefined ? partOf : undefined;
}

function bare(word: string): string {
  return word.toLowerCase().replace(/[^\p{L}\d]/gu, '');
}
