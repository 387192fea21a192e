import type { Result } from '../measures/result.ts';
import { percent, wrapped } from './format.ts';

/** Above this share, results of rules that raise the probability of a detainer are lower than they seem to say. */
const OFTEN = 0.01;

/** A note where the factors on the probability of a detainer often take it over 1, which then counts as 1. */
export function cappedNotes({ policies }: Result): string[] {
  const often = policies.filter(({ measures }) => (measures.issueCapped.mean ?? 0) > OFTEN);
  if (often.length === 0) return [];
  const shares = often.map(({ name, measures }) => `${percent(measures.issueCapped.mean ?? 0)} under "${name}"`);
  return wrapped(
    'Note: for some of the people identified, the factors on the probability of a detainer take it over 100 %, ' +
      `and it counts as 100 %: ${shares.join(', ')}.`,
  );
}
