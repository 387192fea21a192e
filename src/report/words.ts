import { wrapped } from './format.ts';

const WORDS = [
  'Detainer: a request of the agency to a jail, to say when a person will be released or to hold the person. ' +
    'It is lodged when it reaches the jail.',
  'Clearing: what the jail does from the order of release to the exit.',
  'Exit: when the person leaves the jail, or would leave without a hold.',
  'Call: at booking, jail staff call the agency about a person.',
  '287(g): an agreement under which local officers do some of the work of the agency.',
];

/** What the words of the domain mean, for a reader who meets them first in a report. */
export function words(): string[] {
  return ['Words', ...WORDS.flatMap((word) => wrapped(word, '  '))];
}
