import { eastAsianWidth } from 'get-east-asian-width';

/** Letters of Latin, Greek and Cyrillic, and the signs of reports, of which each takes one column. */
const SINGLE = /^[\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u2010-\u2027\u2190-\u21ff\u2212\u25c2]*$/;
const FLAG_LETTER = /^\p{Regional_Indicator}/u;
const ZERO_WIDTH = /^[\p{Mn}\p{Me}\p{Default_Ignorable_Code_Point}]/u;

/**
 * How many columns of a terminal a text takes. Chinese, Japanese and Korean characters and emoji take two. A letter and
 * its marks, or an emoji of several parts, count once. The text has no control characters.
 */
export function columnsOf(text: string): number {
  if (SINGLE.test(text)) return text.length;
  let columns = 0;
  for (const { segment } of new Intl.Segmenter('en').segment(text)) {
    if (FLAG_LETTER.test(segment) || segment.includes('\ufe0f')) columns += 2;
    else if (!ZERO_WIDTH.test(segment)) columns += eastAsianWidth(segment.codePointAt(0) ?? 0);
  }
  return columns;
}
