import { showUnseenInLines } from './unseen.ts';

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

/**
 * A value as text between the tags of an HTML page. It can neither begin a tag nor a character reference, and what is
 * unseen is shown, since a bidi override would reverse the rest of the paragraph. Line breaks stay: a browser reads them
 * as spaces.
 *
 * @public
 */
export function htmlText(value: string): string {
  return showUnseenInLines(value).replaceAll(/[&<>"'`]/g, (found) => ENTITIES[found]);
}

/**
 * A value between the quotes of an HTML attribute; both kinds of quotes are escaped. It does not make a URL harmless:
 * `javascript:` has no character that could be escaped, so never write a value into href or src.
 *
 * @public
 */
export function htmlAttribute(value: string): string {
  return htmlText(value).replaceAll('\n', '&#10;');
}
