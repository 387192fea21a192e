import { namesAThing, type PersonalKind } from './personal-columns.ts';

/** As many different values as a column must have before it is judged; most lists of reasons or places that are not so called have fewer. */
const FEWEST = 8;
const MOST_REMEMBERED = 1000;
/** Nearly all of them: one slip among them changes nothing. */
const NEARLY_ALL = 0.9;
/** Dates of events in a file seldom lie so far apart; births do. */
const GENERATION_YEARS = 20;

const GIVEN_AND_SURNAME = /^\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}\.?)?(?:\s\p{Lu}[\p{L}'’-]+){1,2}$/u;
const DATE = /^(?:(\d{4})-\d{1,2}-\d{1,2}|\d{1,2}\/\d{1,2}\/(\d{4}))$/;
const NINE_DIGITS = /^\d{9}$/;

/** What a column's values look like when they are seen together, although none of them alone is somebody's. */
export class ColumnValues {
  readonly #seen = new Set<string>();
  readonly #header: string;

  constructor(header: string) {
    this.#header = header;
  }

  add(value: string): void {
    if (value !== '' && this.#seen.size < MOST_REMEMBERED) this.#seen.add(value);
  }

  kind(): PersonalKind | undefined {
    const values = [...this.#seen];
    if (values.length < FEWEST) return undefined;
    const mostly = (pattern: RegExp) =>
      values.filter((value) => pattern.test(value)).length >= NEARLY_ALL * values.length;
    if (!namesAThing(this.#header) && mostly(GIVEN_AND_SURNAME)) return 'a person’s name';
    if (mostly(NINE_DIGITS)) return 'an alien number';
    if (mostly(DATE)) {
      const years = values.flatMap((value) => DATE.exec(value)?.slice(1).filter(Boolean).map(Number) ?? []);
      if (Math.max(...years) - Math.min(...years) >= GENERATION_YEARS) return 'a birth date';
    }
    return undefined;
  }
}
