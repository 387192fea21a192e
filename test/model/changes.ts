import type { HoursSpec } from '../../src/calendar/weekly-hours.ts';
import type { Distribution, WithMedian } from '../../src/draws/distribution.ts';
import type { Arrivals } from '../../src/resolved/scenario.ts';

/** Values that a change replaces as a whole, even if they are objects. */
type Whole = string | number | boolean | null | undefined | Distribution | HoursSpec | WithMedian | Arrivals;

/** Dotted paths of all values in T, with `teams.0.count` for those of a list's first item. */
export type Leaf<T> = {
  [K in keyof T & string]-?: T[K] extends Whole | Whole[]
    ? K
    : T[K] extends (infer Item)[]
      ? `${K}.0.${Leaf<Item>}`
      : `${K}.${Leaf<T[K]>}`;
}[keyof T & string];

/** Paths of lists of objects, which may be replaced as a whole. */
type List<T> = {
  [K in keyof T & string]-?: T[K] extends Whole | Whole[] ? never : T[K] extends object[] ? K : `${K}.${List<T[K]>}`;
}[keyof T & string];

export type At<T, Path extends string> = Path extends `${infer Key}.${infer Rest}`
  ? Key extends keyof T
    ? At<T[Key], Rest>
    : T extends (infer Item)[]
      ? At<Item, Rest>
      : never
  : Path extends keyof T
    ? T[Path]
    : never;

/** New values by path, such as `{ 'hold.rule': 'upTo', 'hold.limitSeconds': 3600 }`. */
export type Changes<T> = { [Path in Leaf<T> | List<T>]?: At<T, Path> };

/** A copy of `base` with the changes. Throws for a path that does not exist. */
export function changed<T extends object>(base: T, changes: Changes<T>): T {
  const copy = structuredClone(base);
  for (const [path, value] of Object.entries(changes)) {
    const keys = path.split('.');
    const last = keys.pop() ?? '';
    const parent = keys.reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], copy);
    if (typeof parent !== 'object' || parent === null || !(last in parent)) throw new Error(`There is no ${path}.`);
    (parent as Record<string, unknown>)[last] = value;
  }
  return copy;
}

/** The paths of all values in `base`, in order; those of a list's first item represent the list. */
export function leaves(base: object): string[] {
  return Object.entries(base).flatMap(([key, value]) => {
    if (!hasLeaves(value)) return [key];
    if (Array.isArray(value)) return leaves(value[0]).map((leaf) => `${key}.0.${leaf}`);
    return leaves(value).map((leaf) => `${key}.${leaf}`);
  });
}

export function hasLeaves(value: unknown): value is object {
  if (Array.isArray(value)) return hasLeaves(value[0]);
  if (typeof value !== 'object' || value === null) return false;
  // The notice's channel has a kind too; distributions and arrivals are recognised by theirs alone.
  const isOfAKind = 'kind' in value && !('phone' in value);
  return !isOfAKind && !('intervals' in value) && !('medianSeconds' in value);
}
