import { type PersonalKind, personalRefusal } from '../../personal/columns.ts';
import { quoted } from '../../refusals/quoted.ts';
import { BoundedSearch } from '../bounded-search.ts';

/** The message about a part of the file that may be personal. */
export type Refusal = ReturnType<typeof personalRefusal>;

/** OCEL's own member names. Any other name is examined like the header of a column. */
const MEMBERS = new Set(
  'eventTypes objectTypes objects events name attributes type id time value relationships objectId qualifier'.split(
    ' ',
  ),
);

/**
 * Searches everything in an OCEL file that could hold personal data: names of members, types and attributes, and all
 * values.
 */
export class OcelPersonal {
  private readonly search: BoundedSearch;
  /** By list. The search bounds the names of others than the standard's four. */
  private readonly members = new Map<string, Map<string, string>>();

  /** `refuse` throws. */
  constructor(refuse: (said: { message: string; allowed: string }) => never) {
    this.search = new BoundedSearch(refuse);
  }

  /** What an element of a list, or any other member, looks like; undefined if it is not personal. */
  element(list: string, element: unknown): Refusal | undefined {
    return this.memberName(list) ?? this.part(list, element, list);
  }

  /** Call after everything has been read. Returns the values that are personal when seen together. */
  end(): Refusal[] {
    return this.search.together().map(({ key, kind }) => {
      return personalRefusal(`the pattern of the values of ${quoted(key)} (not shown)`, kind);
    });
  }

  /** `about` is the attribute or the type that the value or id belongs to, otherwise the member's name. */
  private part(list: string, part: unknown, about: string): Refusal | undefined {
    if (part === null || part === undefined) return undefined;
    if (Array.isArray(part)) return first(part, (one) => this.part(list, one, about));
    if (typeof part !== 'object') {
      return said(
        () => `a value (not shown) of ${quoted(about)} among the ${list}`,
        this.search.value(about, String(part)),
      );
    }
    const { name, type } = part as Record<string, unknown>;
    return first(Object.entries(part), ([key, value]) => {
      if (key === 'name' && typeof value === 'string') return this.named(list, value, list.endsWith('Types'));
      if (key === 'id' && typeof value === 'string' && typeof type === 'string') return this.id(list, value, type);
      if (key === 'value' && typeof name === 'string') return this.part(list, value, name);
      if (!MEMBERS.has(key)) return this.memberName(key) ?? this.part(list, value, key);
      return this.part(list, value, this.memberOf(list, key));
    });
  }

  /** What a member of OCEL's own is called in the search. A new text each time would be hashed each time. */
  private memberOf(list: string, key: string): string {
    let known = this.members.get(list);
    if (known === undefined) {
      known = new Map([...MEMBERS].map((name) => [name, `${list} ${name}`]));
      this.members.set(list, known);
    }
    return known.get(key)!;
  }

  /** An id names its object: a facility's id may be a name, an officer's may not. */
  private id(list: string, id: string, type: string): Refusal | undefined {
    this.search.admit(type);
    const bare = id.startsWith(`${type}/`) ? id.slice(type.length + 1) : id;
    return said(
      () => `an id (not shown) among the ${list} of type ${quoted(type)}`,
      this.search.value(`id of ${type}`, bare),
    );
  }

  /** The name of a type or an attribute, which is treated as a header. */
  private named(list: string, name: string, isType: boolean): Refusal | undefined {
    const what = isType ? 'type or attribute' : 'attribute';
    return (
      said(() => `the ${what} ${quoted(name)} among the ${list}`, this.search.key(name)) ??
      said(() => `the name (not shown) of an ${what} among the ${list}`, this.search.value(`${list} name`, name))
    );
  }

  private memberName(key: string): Refusal | undefined {
    return MEMBERS.has(key) ? undefined : said(() => `the member ${quoted(key)}`, this.search.key(key));
  }
}

/** Most parts are not personal, so the words are made only for those that are. */
function said(what: () => string, kind: PersonalKind | undefined): Refusal | undefined {
  return kind === undefined ? undefined : personalRefusal(what(), kind);
}

function first<T>(all: readonly T[], look: (one: T) => Refusal | undefined): Refusal | undefined {
  for (const one of all) {
    const found = look(one);
    if (found !== undefined) return found;
  }
  return undefined;
}
