import { type PersonalKind, personalHeader } from './personal-columns.ts';
import { ColumnValues } from './personal-values.ts';

/** Looks through a file of keys and values, whatever its form, for what looks like a person's; the same judgement as a CSV file's. */
export class PersonalSearch {
  private readonly kinds = new Map<string, PersonalKind | undefined>();
  private readonly values = new Map<string, ColumnValues>();

  /** What a key looks like. */
  key(key: string): PersonalKind | undefined {
    if (!this.kinds.has(key)) this.kinds.set(key, personalHeader(key));
    return this.kinds.get(key);
  }

  /** What a value looks like by itself. It is remembered among its key's for `together`. */
  value(key: string, value: string): PersonalKind | undefined {
    let values = this.values.get(key);
    if (values === undefined) {
      values = new ColumnValues(key);
      this.values.set(key, values);
    }
    return values.add(value);
  }

  /** The keys whose values look like a person's when they are seen together. */
  together(): { key: string; kind: PersonalKind }[] {
    return [...this.values].flatMap(([key, values]) => {
      const kind = values.kind();
      return kind === undefined ? [] : [{ key, kind }];
    });
  }
}
