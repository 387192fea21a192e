import { namesARole, namesAThing, type PersonalKind } from './personal-columns.ts';
import { hasFormOfName, personalText, personalValue } from './personal-texts.ts';

/** As many different values as a column must have before it is judged; most lists of reasons or places that are not so called have fewer. */
const FEWEST = 8;
const MOST_REMEMBERED = 1000;
/** Nearly all of them: one slip among them changes nothing. */
const NEARLY_ALL = 0.9;
/** Dates of events in a file seldom lie so far apart; births do. */
const GENERATION_YEARS = 20;

// A birth date that a database wrote out as a time is midnight.
const DATE =
  /^(?:(\d{4})-\d{1,2}-\d{1,2}|\d{1,2}\/\d{1,2}\/(\d{4}))(?:[T ]00:00(?::00(?:\.0+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;
const NINE_DIGITS = /^\d{9}$/;

/**
 * What the values under one header, or one attribute's, look like: each alone, and all of them together, although none of them alone
 * is somebody's.
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

  /** What all that was added looks like together. */
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
