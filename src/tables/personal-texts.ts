import type { PersonalKind } from './personal-columns.ts';
import { isGiven, isOrdinary, isParticle, isSaint, isState, likeness } from './personal-names.ts';
import { personalNumber } from './personal-numbers.ts';
import { foldName, plainSpelling, words } from './personal-spelling.ts';
import { THINGS_SO_NAMED } from './personal-things.ts';

/**
 * Given names that are as often places: "Jordan, Scott and Carver" is no person. A comma before one of them says
 * nothing.
 */
const ALSO_PLACES = words(
  'scott jordan madison jackson austin tyler logan mason douglas henry martin todd nelson lincoln carson charlotte ' +
    'marshall norman clay carver wright morgan warren franklin wayne lee clark lake cook anoka lawrence aurora ' +
    'florence eugene victoria savannah santiago israel clinton monroe',
);

/** What a value looks like by itself, other than a name. For columns of places and other things. */
export function personalValue(value: string): PersonalKind | undefined {
  return value.length < 4 ? undefined : personalNumber(plainSpelling(value));
}

/** What a value looks like by itself, in a column that does not say what it holds. */
export function personalText(value: string): PersonalKind | undefined {
  if (value.length < 4) return undefined;
  const text = plainSpelling(value);
  return personalNumber(text) ?? (isName(text) || namesSomebody(text) ? 'a person’s name' : undefined);
}

function isName(text: string): boolean {
  return !/\d/.test(text) && SEPARATED.test(text) && likeness(text) === 3;
}
const SEPARATED = /[\s,;/^_]/;

/**
 * Whether a plain text names somebody: a common given name with a surname right after it, both capitalised, or a
 * surname, a comma and a given name. "Scott County" and "Madison, Wisconsin" name nobody. If `citesCases`, the
 * parties of "Jane Roe v. Poe" are the title of a court case.
 */
export function namesSomebody(text: string, { citesCases = false } = {}): boolean {
  if (!/\s/.test(text)) return false;
  // Punctuation before a word does not separate it from its surname; punctuation after it does.
  const all = plainSpelling(text)
    .split(/\s+/)
    .map((word) => word.replace(/^[^\p{L}]{1,40}/u, ''));
  return all.some((word, i) => {
    if (!CAPITAL.test(word)) return false;
    const isCited = (from: number) => citesCases && (isVersus(all[i - 1]) || all.slice(from, from + 3).some(isVersus));
    if (word.endsWith(',')) return !isCited(i) && isSurnameFirst(word.slice(0, -1), all[i + 1] ?? '', all[i + 2] ?? '');
    if (!isGiven(foldName(word)) || isSaint(bare(all[i - 1] ?? ''))) return false;
    let at = /^\p{Lu}\.?$/u.test(all[i + 1] ?? '') ? i + 2 : i + 1;
    while (at < i + 4 && isParticle(foldName(all[at] ?? ''))) at++;
    const surname = all[at] ?? '';
    if (!CAPITAL.test(surname) || bare(surname).length < 2) return false;
    const next = all[at + 1] ?? '';
    if (isOrdinary(bare(surname)) || isState(surname) || (CAPITAL.test(next) && THINGS_SO_NAMED.has(bare(next))))
      return false;
    return !isCited(at);
  });
}

function isSurnameFirst(surname: string, given: string, next: string): boolean {
  const name = bare(given);
  if (surname.length < 2 || !CAPITAL.test(given) || !isGiven(name) || ALSO_PLACES.has(name)) return false;
  if (isOrdinary(foldName(surname)) || given.endsWith(',') || /^(?:and|or|y)$/.test(next)) return false;
  return !(CAPITAL.test(next) && THINGS_SO_NAMED.has(bare(next)));
}

function isVersus(word: string | undefined): boolean {
  return word === 'v.' || word === 'vs.' || word === 'v' || word === 'vs';
}

const CAPITAL = /^\p{Lu}/u;

/** The word folded, without what follows it. */
function bare(word: string): string {
  return foldName(word.replace(/[^\p{L}\p{M}]{1,40}$/u, ''));
}
