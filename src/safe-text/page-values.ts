import { showUnseenInLines } from './unseen.ts';

declare const safe: unique symbol;

/** Plain data whose texts hold nothing unseen. */
export type PageValues<T> = T & { readonly [safe]: true };

/**
 * The door to pages that are rendered by components: a copy of plain data in which every text, and every key, is one
 * line and shows what a reader could not see, such as a bidi override. HTML shows a line break as a space; in a file it
 * could begin a line that a build log would take for a command. The renderer escapes `<`, `&` and quotes itself. A text
 * never becomes an address, a style or markup.
 */
export function pageValues<T>(data: T): PageValues<T> {
  return shown(data) as PageValues<T>;
}

function shown(value: unknown): unknown {
  if (typeof value === 'string') return inOneLine(value);
  if (Array.isArray(value)) return value.map(shown);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [inOneLine(key), shown(inner)]));
}

function inOneLine(text: string): string {
  return showUnseenInLines(text).replaceAll('\n', ' ');
}
