import { shortened } from '../safe-text/shortened.ts';
import { ORDINARY_WORDS } from './ordinary-words.ts';
import { foldName, plainSpelling, words } from './spelling.ts';
import { personalText } from './texts.ts';

const SHOWN = 40;
const OF_TIMES = words(
  'am pm utc gmt est edt cst cdt mst mdt pst pdt th nd rd jan feb mar apr jun jul aug sep sept oct',
);
const MORE = words(
  'maybe null none nan na unknown true false yes no empty tbd invalid pending noon today tomorrow nov dec',
);

/**
 * Whether a refusal may show a cell's value: it does not look like personal data, and each of its words is an ordinary
 * one. A family name that no list has would otherwise be shown where a time belongs.
 */
export function mayShow(value: string): boolean {
  const text = plainSpelling(value);
  if (personalText(text) !== undefined || NINE_DIGITS.test(text)) return false;
  return (text.slice(0, 200).match(/\p{L}{2,}/gu) ?? []).every((word) => {
    const folded = foldName(word);
    return ORDINARY_WORDS.has(folded) || OF_TIMES.has(folded) || MORE.has(folded);
  });
}

/** The start of a value in quotation marks, or words in place of it. */
export function shownValue(value: string): string {
  return mayShow(value) ? `"${shortened(value, SHOWN)}"` : 'a value (not shown)';
}

/** The start of a name of a place in quotation marks, unless it is a person's. */
export function shownName(name: string): string {
  return personalText(name) === undefined ? `"${shortened(name, SHOWN)}"` : 'of that name (not shown)';
}

const NINE_DIGITS = /^\D{0,3}\d{9}\D{0,3}$/;
