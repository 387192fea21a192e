/** What XML 1.0 cannot write, not even as a reference: most of C0, lone surrogates, U+FFFE and U+FFFF. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;
/** What a reader of the file cannot see, or a parser would change. A reference keeps it, and shows that it is there. */
const BY_REFERENCE =
  /[\t\n\r\x7f-\x9f\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\p{Noncharacter_Code_Point}\ufff9-\ufffb]/gu;
const MARKUP: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };
const UNUSUAL = /[^\x20-\x7e]/;

/**
 * A value between the quotes of an XML 1.0 attribute. A parser reads the same value, except for characters that XML
 * forbids: each of those becomes U+FFFD. A parser would turn line ends and tabs into spaces, so they are references.
 */
export function xmlAttribute(value: string): string {
  const plain = value.replaceAll(/[&<>"']/g, (found) => MARKUP[found]);
  if (!UNUSUAL.test(plain)) return withoutCommands(plain);
  const seen = plain
    .replaceAll(FORBIDDEN, '\ufffd')
    .replaceAll(BY_REFERENCE, (found) => `&#x${(found.codePointAt(0) ?? 0).toString(16)};`);
  return withoutCommands(seen);
}

/**
 * A value as text of an XML element, with the same promise. `>` is escaped too, since `]]>` must not occur there.
 */
export function xmlText(value: string): string {
  return xmlAttribute(value);
}

/** A log on the terminal of a CI runner must not hold its commands (see terminal.ts). */
function withoutCommands(value: string): string {
  return value.includes('##') ? value.replaceAll(/##(?=(?:vso|teamcity)?\[)/gi, '&#x23;#') : value;
}
