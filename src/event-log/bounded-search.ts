import { INPUT_LIMITS } from '../limits/input-limits.ts';
import type { PersonalKind } from '../tables/personal-columns.ts';
import { PersonalSearch } from '../tables/personal-search.ts';

/** What a message says about a file with too many keys. */
const TOO_MANY_KEYS = {
  message: `the file has more than ${INPUT_LIMITS.logKeys.most} different keys`,
  allowed: `at most ${INPUT_LIMITS.logKeys.most} names of attributes, types and columns`,
};

/** The search for personal data in a file of a limited number of keys, since what is known of each takes memory. */
export class BoundedSearch {
  private readonly search = new PersonalSearch();
  private readonly keys = new Set<string>();
  private readonly refuse: (said: typeof TOO_MANY_KEYS) => never;

  /** `refuse` throws; it is called for the first key too many. */
  constructor(refuse: (said: typeof TOO_MANY_KEYS) => never) {
    this.refuse = refuse;
  }

  key(key: string): PersonalKind | undefined {
    this.admit(key);
    return this.search.key(key);
  }

  /** The key is one of a few, or was admitted: to look at it again for every value would take a tenth of the time. */
  value(key: string, value: string): PersonalKind | undefined {
    return this.search.value(key, value);
  }

  together(): ReturnType<PersonalSearch['together']> {
    return this.search.together();
  }

  /** Remembers a key that the file made up. */
  admit(key: string): void {
    if (this.keys.has(key)) return;
    if (this.keys.size >= INPUT_LIMITS.logKeys.most) this.refuse(TOO_MANY_KEYS);
    this.keys.add(key);
  }
}
