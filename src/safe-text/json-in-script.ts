import { jsonPiece } from './json.ts';

/**
 * A value as JSON inside a `<script>` element of an HTML page, whatever the element's type.
 *
 * A browser ends the element at `</script`, and reads on in another state after `<!--`, inside strings too. So `<`, `>`
 * and `&` are escaped, which changes no value. U+2028 and U+2029 end a line in older JavaScript and are escaped as well.
 *
 * @public
 */
export function jsonInScript(value: unknown): string {
  return jsonPiece(value).replaceAll(/[<>&]/g, (found) => `\\u00${found.charCodeAt(0).toString(16)}`);
}
