import { FAMILY_NAMES } from './family-names.ts';
import { GIVEN_NAMES } from './given-names.ts';
import { ORDINARY_WORDS } from './ordinary-words.ts';
import { foldName, words } from './personal-spelling.ts';
import { THINGS_SO_NAMED } from './personal-things.ts';

/**
 * How much a whole value looks like a name: 0 not at all; 1 it has the form of one, and no ordinary word; 2 it also has
 * a common name or an initial; 3 the common name is where a name has it.
 */
export type Likeness = 0 | 1 | 2 | 3;

const LONGEST = 80;
const PARTICLES = words('de la las los del da das do dos di du le van von der den ter bin ibn bint al el ul abu y e');
const SUFFIXES = words('jr sr ii iii iv esq');
const TITLES = words('mr mrs ms miss dr sra senor senora don dona');
const SAINTS = words('st saint san santa');
const WORD = /^\p{L}[\p{L}\p{M}'-]*$/u;
/** Counties of the United States whose whole name is that of a person. */
const COUNTIES = new Set([
  ...['charles mix', 'roger mills', 'jo daviess', 'jim hogg', 'jim wells', 'jeff davis', 'jefferson davis'],
  ...['tom green', 'deaf smith', 'kit carson', 'ben hill', 'anne arundel', 'king william', 'prince william'],
  ...['king george', 'prince george', 'lewis and clark', 'bon homme', 'val verde', 'palo pinto', 'el paso'],
]);
const STATES = words(
  'al ak az ar ca co ct de fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc nd oh ok ' +
    'or pa ri sc sd tn tx ut vt va wa wv wi wy dc usa us',
);

/** Judges a whole plain text. */
export function likeness(text: string): Likeness {
  if (text.length > LONGEST || /\d/.test(text)) return 0;
  const parts = partsOf(text);
  if (parts === undefined) return 0;
  const all = parts.flat();
  const long = all.filter((word) => word.length > 1 && !PARTICLES.has(word));
  if (all.length < 2 || all.length > 6 || long.length === 0 || COUNTIES.has(all.join(' '))) return 0;
  if (long.some(isOrdinary) || SAINTS.has(all[0])) return 0;
  // In lower case, only a column of such values is certain.
  const most = text === text.toLowerCase() ? 2 : 3;
  const found = parts.length > 1 ? separated(parts) : unseparated(all);
  return Math.min(found, most) as Likeness;
}

/** Whether a whole plain text has a common given name and a common family name, each where a name has it. */
export function hasBothNames(text: string): boolean {
  if (likeness(text) < 3) return false;
  const [first, second] = partsOf(text) ?? [];
  const [given, family] = second === undefined ? [first[0], first.at(-1)!] : [second[0], first.at(-1)!];
  return isGiven(given) && family.split('-').some((piece) => FAMILY_NAMES.has(piece));
}

/** Whether a whole plain text is one word that is a common name; undefined if it is not one word. */
export function isSingleName(text: string): boolean | undefined {
  if (text.length > LONGEST || !WORD.test(text)) return undefined;
  const word = foldName(text);
  return GIVEN_NAMES.has(word) || FAMILY_NAMES.has(word) || word.split('-').some((piece) => FAMILY_NAMES.has(piece));
}

export function isGiven(word: string): boolean {
  return GIVEN_NAMES.has(word) || (word.includes('-') && word.split('-').some((piece) => GIVEN_NAMES.has(piece)));
}

/** A word that makes a text something other than a name. */
export function isOrdinary(word: string): boolean {
  return ORDINARY_WORDS.has(word) || THINGS_SO_NAMED.has(word);
}

export function isParticle(word: string): boolean {
  return PARTICLES.has(word);
}

/** "WI", as it is written after a city. */
export function isState(written: string): boolean {
  return /^[A-Z]{2}\b/.test(written) && STATES.has(written.slice(0, 2).toLowerCase()) && !/^[A-Z]{3}/.test(written);
}

export function isSaint(word: string): boolean {
  return SAINTS.has(word);
}

/** "Family, Given", also with a slash, a caret or a semicolon. */
function separated([family, given, third = []]: string[][]): Likeness {
  if (given === undefined || (given.length === 1 && STATES.has(given[0]) && !GIVEN_NAMES.has(given[0]))) return 0;
  if (family.length > 3 || given.length + third.length > 4) return 0;
  if (isGiven(given[0]) || family.some((word) => FAMILY_NAMES.has(word))) return 3;
  return given[0].length === 1 || third.some((word) => word.length === 1) ? 2 : 1;
}

/** "Given Family" or "FAMILY GIVEN M". */
function unseparated(all: string[]): Likeness {
  const first = all.find((word) => word.length > 1)!;
  const last = all.at(-1)!;
  if (isGiven(first) && all.length > 1 && first !== last) return 3;
  const isNamed = all.some((word) => word.length === 1 || isGiven(word) || FAMILY_NAMES.has(word));
  return isNamed || all.some((word) => word.split('-').some((piece) => FAMILY_NAMES.has(piece))) ? 2 : 1;
}

/** The words before and after each separator, folded, without titles and suffixes; undefined if it has others. */
function partsOf(text: string): string[][] | undefined {
  const parts: string[][] = [];
  for (const part of text.replace(/["“”()[\]]| aka /gi, ' ').split(/[,;/^\t]/)) {
    const found: string[] = [];
    for (const written of part.split(/[\s_.]+/)) {
      if (written === '') continue;
      if (!WORD.test(written)) return undefined;
      const word = foldName(written);
      if (!SUFFIXES.has(word) && !(found.length === 0 && TITLES.has(word))) found.push(word);
    }
    if (found.length > 0) parts.push(found);
  }
  return parts.length > 0 && parts.length <= 3 ? parts : undefined;
}
