import {
  ABOUT,
  ADDRESSES,
  ALIEN_WORDS,
  ALWAYS_NAMES,
  BIRTH_OTHERS,
  BIRTH_WORDS,
  HOMES,
  IDENTITY_WORDS,
  NAMES,
  NUMBERS,
  PEOPLE,
  PHONE_MORE,
  PHONE_WORDS,
  ROLES,
  SSN_WORDS,
  WITH_NAMES,
} from './personal-header-words.ts';
import { plainSpelling } from './personal-spelling.ts';
import { areOfAThing, NAMED_THINGS } from './personal-things.ts';

/** What no input may contain, in the words of a refusal. */
export type PersonalKind =
  | 'a person’s name'
  | 'an alien number'
  | 'a birth date'
  | 'a social security number'
  | 'an e-mail address'
  | 'a phone number'
  | 'a number of an identity document'
  | 'a home address';

/** The words of a refusal. `what` says which part of the file, never the value itself. */
export function personalRefusal(what: string, kind: PersonalKind): { message: string; allowed: string; hint: string } {
  return {
    message: `refused: ${what} looks like ${kind}`,
    allowed:
      'no personal data, even in columns that are not used; docs/reference/personal-data.md lists what is refused',
    hint: 'remove the column from the file; if it holds no such thing, use another name or spelling',
  };
}

/** Longer headers are not names of columns; the rest of them is not looked at. */
const LONGEST_HEADER = 200;

/** What personal data a header suggests; undefined if none. */
export function personalHeader(header: string): PersonalKind | undefined {
  const tokens = headerWords(header);
  if (tokens.length === 0 || tokens.some((token) => ABOUT.has(token)) || /\bon file\b/.test(tokens.join(' ')))
    return undefined;
  const joined = tokens.join('');
  const isOneOf = (set: ReadonlySet<string>) => tokens.some((token) => set.has(token)) || set.has(joined);
  const has = (...all: string[]) => all.every((token) => tokens.includes(token));
  const numbered = tokens.some((token) => NUMBERS.has(token));
  const isThing = tokens.some((token) => NAMED_THINGS.has(token) && token !== 'file' && token !== 'state');
  if (isOneOf(ALIEN_WORDS) || isAlienNumber(tokens, numbered)) return 'an alien number';
  if (
    isOneOf(SSN_WORDS) ||
    has('social', 'security') ||
    has('soc', 'sec') ||
    has('seguro', 'social') ||
    has('tax', 'id') ||
    (tokens[0] === 'ss' && numbered) ||
    ['social', 'soc'].includes(joined)
  )
    return 'a social security number';
  if (isBirth(tokens, isOneOf(BIRTH_WORDS))) return 'a birth date';
  if (has('email') || has('e', 'mail') || has('correo') || joined === 'mail') {
    if (!tokens.includes('at')) return 'an e-mail address';
  }
  if (isOneOf(PHONE_WORDS) && tokens.every((token) => isAbout(token, PHONE_WORDS, PHONE_MORE, NUMBERS)))
    return 'a phone number';
  if (isIdentity(tokens, numbered)) return 'a number of an identity document';
  if (
    ['residence', 'domicilio'].includes(joined) ||
    (tokens.some((token) => ADDRESSES.has(token)) && tokens.some((token) => HOMES.has(token) || PEOPLE.has(token)))
  )
    return 'a home address';
  return namesPeople(tokens, isThing) ? 'a person’s name' : undefined;
}

/** Whether a header names something that has a name but is not a person, such as a county. */
export function namesAThing(header: string): boolean {
  return areOfAThing(headerWords(header));
}

/**
 * Whether the values under a header are people by their role. Such a value is a name, unless it is a number or code.
 */
export function namesARole(header: string): boolean {
  const tokens = headerWords(header);
  return tokens.some((token) => ROLES.has(token)) && !tokens.some((token) => ABOUT.has(token));
}

/** Whether the values under a header may be phone numbers: a cell is one, or a room. */
export function mayBePhones(header: string): boolean {
  return headerWords(header).some((token) => PHONE_MORE.has(token) || PHONE_WORDS.has(token));
}

/** The header in lower-case words, for example of "dateOfBirth", "A#" and "LAST_NAME". */
export function headerWords(header: string): string[] {
  return plainSpelling(header.length > LONGEST_HEADER ? header.slice(0, LONGEST_HEADER) : header)
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{L})(\p{N})/gu, '$1 $2')
    .replace(/(\p{N})(\p{L})/gu, '$1 $2')
    .replaceAll('#', ' number ')
    .normalize('NFD')
    .replace(/[\p{M}']/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((token) => token !== '');
}

function isAbout(token: string, ...sets: ReadonlySet<string>[]): boolean {
  return sets.some((set) => set.has(token)) || /^\d+$/.test(token);
}

function isAlienNumber(tokens: string[], numbered: boolean): boolean {
  const joined = tokens.join('');
  if (joined === 'alien' || tokens.includes('extranjero')) return true;
  if ((tokens.includes('alien') || tokens.includes('aliens')) && (numbered || tokens.includes('registration')))
    return true;
  if ((tokens.includes('uscis') || tokens[0] === 'ins') && (numbered || tokens.length === 1)) return true;
  return tokens.some((token, i) => {
    const next = tokens[i + 1] ?? '';
    const isFirst = i === 0 || /^(?:ice|eoir|dhs|ins|their|the)$/.test(tokens[i - 1]);
    return (
      token === 'a' && isFirst && (NUMBERS.has(next) || (next === 'file' && (numbered || tokens.length === i + 2)))
    );
  });
}

function isBirth(tokens: string[], isWord: boolean): boolean {
  if (tokens.some((token) => BIRTH_OTHERS.has(token))) return false;
  const joined = tokens.join('');
  if (isWord || /(?:^| )d o b(?: |$)/.test(tokens.join(' ')) || joined === 'ngaysinh') return true;
  if (tokens.includes('birth')) return !tokens.some((token) => NAMES.has(token));
  return tokens.includes('born') && tokens.some((token) => ['on', 'date', 'day', 'when'].includes(token));
}

function isIdentity(tokens: string[], numbered: boolean): boolean {
  const has = (...all: string[]) => all.every((token) => tokens.includes(token));
  if (
    tokens.every((token) => isAbout(token, IDENTITY_WORDS, NUMBERS)) &&
    tokens.some((token) => IDENTITY_WORDS.has(token))
  )
    return true;
  if ((has('dl') || has('fbi') || has('passport')) && numbered) return true;
  if (tokens.some((token) => /^drivers?$/.test(token)) && tokens.some((token) => /^licen[sc]e$/.test(token)))
    return !tokens.includes('state');
  if (has('state', 'id')) return tokens.some((token) => NUMBERS.has(token) && token !== 'id');
  return (has('fingerprint') || has('matricula')) && (numbered || has('consular'));
}

function namesPeople(tokens: string[], isThing: boolean): boolean {
  if (isThing) return false;
  if (tokens.some((token) => ALWAYS_NAMES.has(token)) || tokens.join('') === 'alsoknownas') return true;
  const isName = (token: string) => NAMES.has(token);
  const isPerson = (token: string) => PEOPLE.has(token);
  if (tokens.some(isName))
    return tokens.every((token) => isName(token) || isPerson(token) || isAbout(token, WITH_NAMES, ROLES));
  const rest = tokens.filter((token) => !/^\d+$/.test(token));
  // "first" and "last" are names only if nothing else is in the header.
  if (rest.length === 1 && /^(?:first|last|middle|given|fn|ln)$/.test(rest[0])) return true;
  if (/^(?:emergency contact|p (?:first|last))$/.test(rest.join(' '))) return true;
  // An OCEL type is called "person", and judges may be codes: the values decide.
  if (rest.some((token) => ROLES.has(token))) return false;
  return rest.some(isPerson) && rest.every((token) => isPerson(token) || WITH_NAMES.has(token));
}
