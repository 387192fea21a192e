import { type PersonalKind, personalHeader } from './columns.ts';
import { ColumnValues } from './values.ts';

/** Searches a file of keys and values, in any format, for what looks like a person's data. Judges as for a CSV file. */
export class PersonalSearch {
  private readonly kinds = new Map<string, PersonalKind | undefined>();
  private readonly values = new Map<string, ColumnValues>();

  /** What personal data a key suggests. */
  key(key: string): PersonalKind | undefined {
    if (!this.kinds.has(key)) this.kinds.set(key, personalHeader(key));
    return this.kinds.get(key);
  }

  /** What a value looks like by itself. It is remembered with its key for `together`. */
  value(key: string, value: string): PersonalKind | undefined {
    let values = this.values.get(key);
    if (values === undefined) {
      values = new ColumnValues(key);
      this.values.set(key, values);
    }
    return values.add(value);
  }

  /** The keys whose values, taken together, look like personal data. */
  together(): { key: string; kind: PersonalKind }[] {
    return [...this.values].flatMap(([key, values]) => {
      const kind = values.kind();
      return kind === undefined ? [] : [{ key, kind }];
    });
  }
}
