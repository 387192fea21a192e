import { showUnseenInLines } from './unseen.ts';

declare const safe: unique symbol;

/** Plain data whose texts hold nothing unseen. */
export type PageValues<T> = T & { readonly [safe]: true };

/**
 * The door to pages that are rendered by components: a copy of plain data in which every text, and every key, shows
 * what a reader could not see, such as a bidi override. The renderer escapes `<`, `&` and quotes itself. A text never
 * becomes an address, a style or markup.
 */
export function pageValues<T>(data: T): PageValues<T> {
  return shown(data) as PageValues<T>;
}

function shown(value: unknown): unknown {
  if (typeof value === 'string') return showUnseenInLines(value);
  if (Array.isArray(value)) return value.map(shown);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [showUnseenInLines(key), shown(inner)]));
}
