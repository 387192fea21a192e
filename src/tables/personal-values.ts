import {
  headerWords,
  mayBePhones,
  namesARole,
  namesAThing,
  type PersonalKind,
  personalHeader,
} from './personal-columns.ts';
import { areBirthDates, yearOfDate } from './personal-dates.ts';
import { isSingleName, likeness } from './personal-names.ts';
import { isInThrees, isPhone } from './personal-numbers.ts';
import { plainSpelling } from './personal-spelling.ts';
import { personalText, personalValue } from './personal-texts.ts';

/**
 * A column needs this many different values before it is judged. Most lists of reasons or places have fewer, if their
 * header does not say what they are.
 */
const FEWEST = 8;
/** A column of things needs fewer, since more of them must have the form of a name with a common given name. */
const FEWEST_THINGS = 5;
const MOST_REMEMBERED = 1000;
/** The share of values that must match. A single mistake among them then changes nothing. */
const NEARLY_ALL = 0.9;
/** The share of jails or counties with a person's name that no real list has. */
const MORE_THAN_NAMESAKES = 0.6;
/** Of a column of names, at least this share has a common name or an initial. */
const SOME_NAMED = 0.15;
const MOSTLY_COMMON = 0.7;
const LONGEST_KEY = 100;

/**
 * What the values under one header, or of one attribute, look like: each by itself, and all together, even if each
 * alone looks harmless. Remembers up to 1,000 different values.
 */
export class ColumnValues {
  private readonly seen = new Set<string>();
  private readonly header: string;
  private readonly isAThing: boolean;
  private readonly isARole: boolean;

  constructor(header: string) {
    this.header = header;
    this.isAThing = namesAThing(header);
    this.isARole = !this.isAThing && namesARole(header);
  }

  /** Adds a value, and says what it looks like by itself. */
  add(value: string): PersonalKind | undefined {
    if (value === '' || this.seen.has(value)) return undefined;
    if (this.seen.size < MOST_REMEMBERED) this.seen.add(value);
    const inJson = value.charCodeAt(0) === BRACE ? personalKey(value) : undefined;
    if (inJson !== undefined) return inJson;
    if (this.isAThing) return personalValue(value);
    const byItself = personalText(value);
    if (byItself !== undefined || !this.isARole) return byItself;
    return likeness(plainSpelling(value)) > 0 ? 'a person’s name' : undefined;
  }

  /** What all added values look like together. */
  kind(): PersonalKind | undefined {
    const values = [...this.seen].map(plainSpelling);
    if (values.length < FEWEST_THINGS) return undefined;
    if (this.isAThing && this.areNamesOfPeople(values)) return 'a person’s name';
    if (values.length < FEWEST) return undefined;
    const mostly = (is: (value: string) => boolean) => share(values, is) >= NEARLY_ALL;
    if (!this.isAThing && areNames(values)) return 'a person’s name';
    if (mostly(isInThrees)) return 'an alien number';
    if (mostly((value) => yearOfDate(value) !== undefined)) {
      const years = values.map(yearOfDate).filter((year) => year !== undefined);
      if (areBirthDates(years, headerWords(this.header))) return 'a birth date';
    }
    if (mayBePhones(this.header) && mostly(isPhone)) return 'a phone number';
    return undefined;
  }

  /** Whether so many of the things have a person's name that they are people. */
  private areNamesOfPeople(values: string[]): boolean {
    if (share(values, (value) => likeness(value) === 3) >= MORE_THAN_NAMESAKES) return true;
    return (
      share(values, (value) => likeness(value) >= 2) >= NEARLY_ALL &&
      share(values, (value) => likeness(value) === 3 || value === value.toUpperCase()) >= NEARLY_ALL
    );
  }
}

function areNames(values: string[]): boolean {
  const all = values.map(likeness);
  const reach = (least: number) => all.filter((one) => one >= least).length / all.length;
  if (reach(1) >= NEARLY_ALL) {
    if (reach(2) >= SOME_NAMED || values.filter((value) => /[,;/^]/.test(value)).length >= NEARLY_ALL * values.length)
      return true;
  }
  return (
    share(values, (value) => isSingleName(value) !== undefined) >= NEARLY_ALL &&
    share(values, (value) => isSingleName(value) === true) >= MOSTLY_COMMON
  );
}

function share(values: readonly string[], is: (value: string) => boolean): number {
  return values.filter(is).length / values.length;
}

const BRACE = '{'.charCodeAt(0);
const KEY = new RegExp(`"([^"\\\\]{1,${LONGEST_KEY}})"\\s{0,9}:`, 'g');

/** What the keys of a JSON text suggest. They are headers. */
function personalKey(value: string): PersonalKind | undefined {
  for (const [, key] of plainSpelling(value).matchAll(KEY)) {
    const kind = personalHeader(key);
    if (kind !== undefined) return kind;
  }
  return undefined;
}
