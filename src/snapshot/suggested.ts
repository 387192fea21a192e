import { nearest } from '../refusals/nearest.ts';

/** A hint with the nearest word; nothing if none is near. */
export function suggested(word: string, words: readonly string[]): { hint?: string } {
  const near = nearest(word, words);
  return near === undefined ? {} : { hint: `did you mean "${near}"?` };
}
