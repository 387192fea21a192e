import { foldName, GIVEN_NAMES } from './given-names.ts';
import { NAMED_THINGS, type PersonalKind, words } from './personal-columns.ts';

const SAINTS = words('st st. saint san santa');
/** Things that may have a person's name: a county, a jail, a street. */
const THINGS_SO_NAMED = new Set([
  ...NAMED_THINGS,
  ...words(
    'ave avenue road rd st blvd drive hall center centre hospital law park lake river creek college workhouse ' +
      'township detention correctional facilities',
  ),
]);
// Also found within a text, but not within a longer number or code.
const ALIEN_NUMBER = /(?<![\p{L}\p{N}-])A[-#\s]?(?:\d{8,9}|\d{2,3}[-\s]\d{3}[-\s]\d{3})(?![\p{L}\p{N}-])/iu;
const SSN = /(?<![\p{L}\p{N}-])\d{3}-\d{2}-\d{4}(?![\p{L}\p{N}-])/u;
const SURNAME_FIRST =
  /^\p{Lu}[\p{L}'’.-]+(?:\s\p{Lu}[\p{L}'’.-]+)?,\s*\p{Lu}[\p{L}'’-]*\.?(?:\s\p{Lu}[\p{L}'’.-]*){0,2}$/u;
const PLACE_AFTER_COMMA = words(
  'al ak az ar ca co ct de fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc nd oh ok ' +
    'or pa ri sc sd tn tx ut vt va wa wv wi wy dc usa minnesota wisconsin iowa texas california washington ' +
    'colorado florida illinois mexico',
);

/** How many characters of a text are searched. */
const LONGEST_LOOKED_THROUGH = 10_000;

/** What personal data a value looks like; undefined if none. */
export function personalValue(value: string): PersonalKind | undefined {
  if (value.length < 4) return undefined;
  const text = value.slice(0, LONGEST_LOOKED_THROUGH);
  if (ALIEN_NUMBER.test(text)) return 'an alien number';
  if (SSN.test(text)) return 'a social security number';
  if (text.length <= 80 && text.includes(',') && SURNAME_FIRST.test(text)) {
    const after = text
      .slice(text.indexOf(',') + 1)
      .trim()
      .toLowerCase();
    if (!PLACE_AFTER_COMMA.has(after)) return 'a person’s name';
  }
  return undefined;
}

/**
 * As `personalValue`, and also names without a comma. For values that are not places or other things with a person's
 * name.
 */
export function personalText(value: string): PersonalKind | undefined {
  return personalValue(value) ?? (namesSomebody(value) ? 'a person’s name' : undefined);
}

const GIVEN_AND_SURNAME = /^\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}\.?)?(?:\s\p{Lu}[\p{L}'’-]+){1,2}$/u;

/** Whether a whole value has the form of "Jo A. Alba". Many values have it that are not names. */
export function hasFormOfName(value: string): boolean {
  return GIVEN_AND_SURNAME.test(value);
}

/**
 * Whether a text names somebody: a common given name with a surname right after it, both capitalised. "Scott County"
 * and "Madison, Wisconsin" name nobody.
 */
export function namesSomebody(value: string): boolean {
  if (!/\s/.test(value)) return false;
  // Punctuation before a word does not separate it from its surname; punctuation after it does.
  const words = value
    .slice(0, LONGEST_LOOKED_THROUGH)
    .split(/\s+/)
    .map((word) => word.replace(/^[^\p{L}]+/u, ''));
  return words.some((word, i) => {
    if (!/^\p{Lu}/u.test(word) || !GIVEN_NAMES.has(foldName(word)) || SAINTS.has(foldName(words[i - 1] ?? '')))
      return false;
    const at = /^\p{Lu}\.?$/u.test(words[i + 1] ?? '') ? i + 2 : i + 1;
    const [surname = '', next = ''] = words.slice(at, at + 2).map((one) => one.replace(/[^\p{L}\p{M}]+$/u, ''));
    if (!/^\p{Lu}[\p{L}\p{M}'’-]+/u.test(surname)) return false;
    return ![surname, next].some((one) => THINGS_SO_NAMED.has(foldName(one)) || PLACE_AFTER_COMMA.has(foldName(one)));
  });
}
