/** How many characters of a text are judged. */
export const MOST_JUDGED = 10_000;

/**
 * The first 10,000 characters as the rules read them: compatible characters as one (NFKC), no invisible ones, one form
 * of dash, apostrophe and space, and digits of all scripts as 0 to 9. Without this, one zero-width space would hide a
 * number.
 */
export function plainSpelling(text: string): string {
  const start = text.length > MOST_JUDGED ? text.slice(0, MOST_JUDGED) : text;
  if (ASCII.test(start)) return start;
  return start
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Variation_Selector}\u115f\u1160\u3164]|\u034f/gu, '')
    .replace(/[\p{Pd}\u2212\u2043]/gu, '-')
    .replace(/[\u2018\u2019\u201b\u02bc\u02b9\u00b4`]/g, "'")
    .replace(/[\p{Zs}\u0085]/gu, ' ')
    .replace(/\p{Nd}/gu, (digit) => String(digitOf(digit.codePointAt(0)!)))
    .slice(0, MOST_JUDGED);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the whole of ASCII is meant
const ASCII = /^[\x00-\x7f]*$/;

/** Digits of a script are ten in a row that start at a code ending in 0 or in 6. */
function digitOf(code: number): number {
  const row = code & ~15;
  return /\p{Nd}/u.test(String.fromCodePoint(row)) ? code - row : code - row - 6;
}

/** The word in lower case, without accents. */
export function foldName(word: string): string {
  const lower = word.toLowerCase();
  return ASCII.test(lower) ? lower : lower.normalize('NFD').replace(/\p{M}/gu, '');
}

export function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}
