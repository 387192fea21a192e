import { namesARole, namesAThing, type PersonalKind } from './personal-columns.ts';
import { hasFormOfName, personalText, personalValue } from './personal-texts.ts';

/**
 * A column needs this many different values before it is judged. Most lists of reasons or places have fewer, if their
 * header does not say what they are.
 */
const FEWEST = 8;
const MOST_REMEMBERED = 1000;
/** The share of values that must match. A single mistake among them then changes nothing. */
const NEARLY_ALL = 0.9;
/** Dates of events in one file are seldom this far apart; birth dates are. */
const GENERATION_YEARS = 20;

// A birth date that a database exported as a time is at midnight.
const DATE =
  /^(?:(\d{4})-\d{1,2}-\d{1,2}|\d{1,2}\/\d{1,2}\/(\d{4}))(?:[T ]00:00(?::00(?:\.0+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;
const NINE_DIGITS = /^\d{9}$/;

/**
 * What the values under one header, or of one attribute, look like: each by itself, and all together, even if each
 * alone looks harmless.
 */
export class ColumnValues {
  private readonly seen = new Set<string>();
  private readonly isAThing: boolean;
  private readonly isARole: boolean;

  constructor(header: string) {
    this.isAThing = namesAThing(header);
    this.isARole = !this.isAThing && namesARole(header);
  }

  /** Adds a value, and says what it looks like by itself. */
  add(value: string): PersonalKind | undefined {
    if (value === '' || this.seen.has(value)) return undefined;
    if (this.seen.size < MOST_REMEMBERED) this.seen.add(value);
    if (this.isAThing) return personalValue(value);
    return personalText(value) ?? (this.isARole && hasFormOfName(value) ? 'a person’s name' : undefined);
  }

  /** What all added values look like together. */
  kind(): PersonalKind | undefined {
    const values = [...this.seen];
    if (values.length < FEWEST) return undefined;
    const mostly = (is: (value: string) => boolean) => values.filter(is).length >= NEARLY_ALL * values.length;
    if (!this.isAThing && mostly(hasFormOfName)) return 'a person’s name';
    if (mostly((value) => NINE_DIGITS.test(value))) return 'an alien number';
    if (mostly((value) => DATE.test(value))) {
      const years = values.flatMap((value) => DATE.exec(value)?.slice(1).filter(Boolean).map(Number) ?? []);
      if (Math.max(...years) - Math.min(...years) >= GENERATION_YEARS) return 'a birth date';
    }
    return undefined;
  }
}
