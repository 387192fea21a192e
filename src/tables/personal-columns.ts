import type { PersonalKind } from './personal-kinds.ts';
import { plainSpelling, words } from './personal-spelling.ts';
import { areOfAThing, NAMED_THINGS } from './personal-things.ts';

/** Longer headers are not names of columns; the rest of them is not looked at. */
const LONGEST_HEADER = 200;
/** With one of these, a header is about whether, how many or what kind, and its values are judged. */
const ABOUT = words(
  'has is known verified sent used provided count counts rate share flag missing available eligible needed present ' +
    'held type class classification race sex gender age level language relationship days calls minutes visits status ' +
    'category per index method cohort run order score risk custody height weight',
);
const PEOPLE = words(
  'inmate detainee defendant arrestee prisoner suspect offender victim complainant witness respondent petitioner ' +
    'plaintiff juvenile client patient person individual spouse mother father parent sibling relative kin convict ' +
    'probationer parolee attorney lawyer judge officer bondsman indemnitor cosigner sponsor guardian beneficiary ' +
    'acusado acusada detenido detenida persona preso presa interno imputado recluso subj def arr',
);
const ROLES = words(
  'officer deputy agent judge attorney lawyer counsel sheriff clerk guard sergeant lieutenant captain employee ' +
    'resource caller contact interviewer interpreter supervisor who whom person user author signer signed handler ' +
    'bondsman inmates detainees defendants arrestees prisoners suspects offenders victims witnesses persons visitor ' +
    'complainants respondents petitioners juveniles clients patients sponsor surety',
);
const NAMES = words(
  'name names nombre nombres nom nome imie magaca nm nms surname forename apellido apellidos firstname lastname ' +
    'middlename fullname givenname familyname maidenname lname fname mname nickname alias aliases aka moniker initials ' +
    'prenom famille nachname vorname primerapellido segundoapellido nombrecompleto ho ten',
);
/** These are names whatever else is in the header. */
const ALWAYS_NAMES = words(
  'surname forename apellido apellidos firstname lastname middlename fullname givenname familyname maidenname lname ' +
    'fname mname nickname alias aliases aka moniker prenom nachname vorname',
);
const WITH_NAMES = words(
  'first last middle given family full legal maiden preferred christian true real other former birth suffix prefix ' +
    'nick street last4 frst lst mid the of and y del de la completo primer segundo booking booked jailed arrested ' +
    'released custody emergency next lookup sort display print search title case caption style in on to f l m i p ' +
    'contact caller visitor interpreter surety user author',
);
const BIRTH_OTHERS = words('place country city state county region nation continent year cohort weight order lugar pais');
const BIRTH_WORDS = words(
  'dob birthdate birthday dateofbirth birthdt dtbirth bday bdate nacimiento fechanacimiento naissance geburtsdatum ' +
    'geburtstag ngaysinh nac fnac',
);
const NUMBERS = words('number numbers no num nr nbr id ids numero');
const ALIEN_WORDS = words('anumber anum ano alienid alienno aliennumber aliennum afile afilenumber arn uscisnumber alienfile');
const SSN_WORDS = words('ssn ssno ssns socsec socialsecurity socialsecuritynumber itin');
const PHONE_WORDS = words('phone telephone mobile telefono tel cellphone phones movil celular');
const PHONE_MORE = words('home work contact cell mobile day evening emergency primary personal phone alt other ext 1 2');
const IDENTITY_WORDS = words('passport oln sid curp fin matricula cedula dln driverslicense fbi pasaporte licencia');
const HOMES = words('home residential residence res mailing');
const ADDRESSES = words('address addr direccion domicilio');

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
  if ((tokens.includes('alien') || tokens.includes('aliens')) && (numbered || tokens.includes('registration'))) return true;
  if ((tokens.includes('uscis') || tokens[0] === 'ins') && (numbered || tokens.length === 1)) return true;
  return tokens.some((token, i) => {
    const next = tokens[i + 1] ?? '';
    const isFirst = i === 0 || /^(?:ice|eoir|dhs|ins|their|the)$/.test(tokens[i - 1]);
    return token === 'a' && isFirst && (NUMBERS.has(next) || (next === 'file' && (numbered || tokens.length === i + 2)));
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
  if (tokens.every((token) => isAbout(token, IDENTITY_WORDS, NUMBERS)) && tokens.some((token) => IDENTITY_WORDS.has(token)))
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
  if (tokens.some(isName)) return tokens.every((token) => isName(token) || isPerson(token) || isAbout(token, WITH_NAMES, ROLES));
  const rest = tokens.filter((token) => !/^\d+$/.test(token));
  // "first" and "last" are names only if nothing else is in the header.
  if (rest.length === 1 && /^(?:first|last|middle|given|fn|ln)$/.test(rest[0])) return true;
  if (/^(?:emergency contact|arresting officer|p (?:first|last))$/.test(rest.join(' '))) return true;
  return rest.length > 0 && rest.some(isPerson) && rest.every((token) => isPerson(token) || WITH_NAMES.has(token));
}
