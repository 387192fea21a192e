/**
 * No input may contain a person's name, alien number, social security number or birth date. These are guesses by header
 * and by value. They are designed to refuse too much rather than too little.
 */
export type PersonalKind = 'a person’s name' | 'an alien number' | 'a birth date' | 'a social security number';

const NAME_WORDS = words(
  'surname forename firstname lastname middlename fullname givenname familyname maidenname nickname alias ' +
    'aliases aka fname lname mname inmate detainee defendant initials nombre apellido apellidos',
);
/** Things other than people that have names: a column `county_name` is allowed. */
export const NAMED_THINGS = words(
  'county facility file jail prison agency state city town country court courthouse street column field table ' +
    'policy priority event scenario reason charge offense offence statute channel species month day weekday ' +
    'holiday zone region district department office unit team kind type category group program dataset source ' +
    'variable category building institution organization bank role activity status disposition',
);
const ROLES = words(
  'officer deputy agent judge attorney lawyer counsel sheriff clerk guard sergeant lieutenant captain employee ' +
    'resource caller contact interviewer interpreter supervisor who whom person user author signer signed handler',
);
const BIRTH_PLACES = words('place country city state county region nation continent');
const BIRTH_WORDS = words('dob yob birthdate birthday dateofbirth birthdt bday bdate yearofbirth');
/** Words that mean a person's name only if they are the whole header. */
const WHOLE_NAMES = words('first last middle given');
const NUMBER_WORDS = words('number numbers no num nr nbr id ids registration');
const SSN_WORDS = words('ssn socialsecurity socialsecuritynumber');

/** What personal data a header suggests; undefined if none. */
export function personalHeader(header: string): PersonalKind | undefined {
  const tokens = tokensOf(header);
  const joined = tokens.join('');
  const has = (set: ReadonlySet<string>) => tokens.some((token) => set.has(token)) || set.has(joined);
  const isA = tokens[0] === 'a' || tokens[0] === 'alien';
  if (
    tokens.includes('alien') ||
    tokens.includes('anumber') ||
    tokens.includes('anum') ||
    tokens.includes('alienid') ||
    tokens.includes('uscis') ||
    joined === 'afile'
  )
    return 'an alien number';
  if (isA && (tokens.length === 1 ? header.includes('#') : tokens.slice(1).some((token) => NUMBER_WORDS.has(token))))
    return 'an alien number';
  if (has(SSN_WORDS) || (tokens.includes('social') && tokens.includes('security'))) return 'a social security number';
  if (has(BIRTH_WORDS)) return 'a birth date';
  if (tokens.includes('birth') && !has(BIRTH_PLACES)) return 'a birth date';
  if (tokens.includes('born') && tokens.some((token) => ['on', 'date', 'day', 'when'].includes(token)))
    return 'a birth date';
  if (has(NAME_WORDS) || WHOLE_NAMES.has(joined)) return 'a person’s name';
  if ((tokens.includes('name') || tokens.includes('names')) && !tokens.some((token) => NAMED_THINGS.has(token)))
    return 'a person’s name';
  return undefined;
}

/** Whether a header names something that has a name but is not a person, such as a county. */
export function namesAThing(header: string): boolean {
  return tokensOf(header).some((token) => NAMED_THINGS.has(token));
}

/**
 * Whether the values under a header are people by their role. Such a value is a name, unless it is a number or code.
 */
export function namesARole(header: string): boolean {
  return tokensOf(header).some((token) => ROLES.has(token));
}

/** The words of a refusal. `what` says which part of the file, never the value itself. */
export function personalRefusal(what: string, kind: PersonalKind): { message: string; allowed: string; hint: string } {
  return {
    message: `refused: ${what} looks like ${kind}`,
    allowed: 'no names, alien numbers, social security numbers or birth dates, even in columns that are not used',
    hint: 'remove the column from the file; if it holds no such thing, use another name or spelling',
  };
}

/** The header in lower-case words, for example of "dateOfBirth", "A#" and "LAST_NAME". */
function tokensOf(header: string): string[] {
  return header
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .map((token) => token.replace(/(?<!\d)\d+$/, '') || token)
    .filter((token) => token !== '');
}

export function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}
