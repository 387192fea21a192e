import { nearest } from '../../refusals/nearest.ts';
import { NotAValue } from '../../refusals/not-a-value.ts';
import { quoted } from '../../refusals/quoted.ts';
import { COLUMNS, type ColumnKey } from '../logged-case.ts';
import { meantBy } from './synonyms.ts';

/** The name that a column of a log has here. */
export type OwnName = ColumnKey | 'case';

const OWN_NAMES: readonly OwnName[] = ['case', ...COLUMNS.map(({ key }) => key)];
const IS_OWN = new Set<string>(OWN_NAMES);
const LABELLED = new Map(COLUMNS.map(({ key, label }) => [label, key]));
const EXAMPLE = 'bookedAt=Booking Date';

/** Which header of a file is which column of a log. Other columns have their own names. */
export class ColumnMap {
  private readonly headers = new Map<OwnName, string>();
  private readonly owns = new Map<string, OwnName>();

  /**
   * `pairs` are own names with the file's headers.
   *
   * @throws NotAValue for an unknown own name, an empty header, or a name or header that is there a second time.
   */
  constructor(pairs: Iterable<readonly [own: string, header: string]> = []) {
    for (const [own, header] of pairs) {
      if (!isOwnName(own)) throw unknownName(own);
      const name = header.trim();
      if (name === '') throw new NotAValue(`${own} has no header`, `${own} and a header of the file`);
      if (this.headers.has(own)) throw new NotAValue(`${own} is there twice`, 'each column of a log once');
      const other = this.owns.get(name);
      if (other !== undefined) {
        const message = `the header ${quoted(name)} is there twice, for ${other} and ${own}`;
        throw new NotAValue(message, 'each header of the file once');
      }
      this.headers.set(own, name);
      this.owns.set(name, own);
    }
  }

  /** The mapped columns, with the headers that the file must have. */
  get mapped(): readonly (readonly [own: OwnName, header: string])[] {
    return [...this.headers];
  }

  /** Two maps of the same pairs are the same text. */
  toJSON(): unknown {
    return this.mapped;
  }

  /** The headers without which a file is not read: those of the map, and that of the bookings. */
  get required(): readonly string[] {
    return [...new Set([this.headerOf('bookedAt'), ...this.headers.values()])];
  }

  /** Columns that have their own name in a file that has them. A header that stands for another column is not one. */
  get unmapped(): readonly OwnName[] {
    return OWN_NAMES.filter((own) => this.ownOf(own) === own && !this.headers.has(own));
  }

  /** The header of a column, or its own name. */
  headerOf(own: OwnName): string {
    return this.headers.get(own) ?? own;
  }

  /** The column that a header stands for; undefined if it is not read. */
  ownOf(header: string): OwnName | undefined {
    const own = this.owns.get(header);
    if (own !== undefined) return own;
    return isOwnName(header) && !this.headers.has(header) ? header : undefined;
  }

  /** A column as a message names it. */
  named(own: OwnName): string {
    const header = this.headers.get(own);
    return header === undefined ? `column "${own}"` : `column ${quoted(header)} (${own})`;
  }

  /** Sentences on headers of a file that look like columns of a log and are not read. */
  notesOn(headers: readonly string[]): string[] {
    return this.mapped.flatMap(([own, header]) =>
      header !== own && headers.includes(own) && !this.owns.has(own)
        ? [`The column "${own}" is not read, because the column map reads ${own} from ${quoted(header)}.`]
        : [],
    );
  }
}

function isOwnName(name: string): name is OwnName {
  return IS_OWN.has(name);
}

function unknownName(name: string): NotAValue {
  const near = LABELLED.get(name) ?? meantBy(name) ?? nearest(name, OWN_NAMES);
  const hint = near === undefined ? undefined : `did you mean "${near}"?`;
  return new NotAValue(`${quoted(name)} is not a column of a log`, OWN_NAMES.join(', '), hint);
}

const PAIR = /([^=,"]*)=\s*(?:"((?:[^"]|"")*)"\s*|([^,"]*))(?:,|$)/y;

/**
 * The pairs of a text: `bookedAt=Booking Date, exitAt="Release, actual"`. A header with a comma or a quotation mark has
 * quotation marks around it; each one within it is doubled.
 *
 * @throws NotAValue
 */
export function pairsOf(text: string): [own: string, header: string][] {
  const pairs: [string, string][] = [];
  PAIR.lastIndex = 0;
  while (PAIR.lastIndex < text.length) {
    const found = PAIR.exec(text);
    if (found === null) {
      const hint = 'put quotation marks around a header that contains a comma: exitAt="Release, actual"';
      throw new NotAValue(`${quoted(text)} is not a list of columns`, `${EXAMPLE}, exitAt=Release Date`, hint);
    }
    const [, own, inQuotes, plain] = found;
    pairs.push([own.trim(), inQuotes === undefined ? plain : inQuotes.replaceAll('""', '"')]);
  }
  return pairs;
}
