import type { PersonalKind } from './personal-columns.ts';

// All of these search within a text that `plainSpelling` has made plain. Each repeat has a limit, so that the time is
// linear in the text. None matches within a longer number or code.

const ALIEN_NUMBER = new RegExp(
  '(?<![\\p{L}\\p{N}-])(?:AFN|alien|A)' +
    '(?:[- ]?(?:registration|file))?(?:[- ]?(?:number|num|no|nr))?[-#.: (]{0,4}A?' +
    '(?:\\d{8,9}|\\d{2,3}([- .])\\d{3}\\1\\d{3})(?![\\p{L}\\p{N}-])',
  'iu',
);
const ALIEN_GROUPS = /(?<![\p{L}\p{N}.-])\d{3}-\d{3}-\d{3}(?![\p{L}\p{N}-])/u;
const SSN = /(?<![\p{L}\p{N}.-])\d{3}([- .])\d{2}\1\d{4}(?![\p{L}\p{N}-])/u;
const SSN_SAID =
  /\b(?:ssn|soc\.? ?sec\.?|social security)(?: (?:number|no\.?|num))?[-#.: (]{0,4}\d{3}-?\d{2}-?\d{4}(?!\d)/i;
const EMAIL = /[\p{L}\p{N}_%+-]@[\p{L}\p{N}][\p{L}\p{N}-]{0,62}\.\p{L}/u;
const DATE_SOMEWHERE =
  '(?:\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{2,4}|\\d{8}|' +
  '\\d{0,2} ?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.? \\d{1,4})';
const BIRTH_SAID = new RegExp(
  '(?<![\\p{L}-])(?<!(?:foreign|native) )' +
    '(?:d\\.?o\\.?b\\.?|birth ?date|date of birth|born(?: on)?|nacid[oa](?: el)?|fecha de nacimiento)' +
    `[-=:( ]{0,4}${DATE_SOMEWHERE}`,
  'iu',
);
/** A value of nine digits in threes. A single one may be an amount. */
const IN_THREES = /^\d{3} \d{3} \d{3}$/;
const PHONE = /^(?:\+?1[- .]?)?(?:\(\d{3}\) ?|\d{3}[- .]?)\d{3}[- .]?\d{4}(?: ?(?:x|ext\.?) ?\d{1,6})?$/;
const EIGHT_DIGITS = /\d(?:[- .]?\d){7}/;
const ISO_TIME = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d[\d:.+\-TZ]*$/;

/** What personal data other than a name a plain text has, also within a sentence. */
export function personalNumber(text: string): PersonalKind | undefined {
  if (text.includes('@') && EMAIL.test(text)) return 'an e-mail address';
  // Most values are short or are times, and these tests are quick.
  if (text.length < 8 || !/\d/.test(text) || ISO_TIME.test(text)) return undefined;
  if (EIGHT_DIGITS.test(text)) {
    if (ALIEN_NUMBER.test(text) || ALIEN_GROUPS.test(text)) return 'an alien number';
    if (SSN.test(text) || SSN_SAID.test(text)) return 'a social security number';
  }
  return /b|nac/i.test(text) && BIRTH_SAID.test(text) ? 'a birth date' : undefined;
}

export function isInThrees(text: string): boolean {
  return IN_THREES.test(text);
}

export function isPhone(text: string): boolean {
  return text.length <= 30 && PHONE.test(text);
}
