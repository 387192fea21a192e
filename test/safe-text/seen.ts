/** What must not be in a safe text: what acts on a terminal or on direction, or is not seen. Line feeds are apart. */
const ACTS = new RegExp(
  [
    String.raw`(?!\n)[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]`,
    String.raw`[\ufff9-\ufffb]`,
    String.raw`[\p{Mn}\p{Me}]{5}`,
  ].join('|'),
  'u',
);

/** The first thing in a text that acts instead of being read; undefined if there is none. */
export function acting(text: string): string | undefined {
  const [found] = ACTS.exec(text) ?? [];
  return found && `U+${found.codePointAt(0)?.toString(16)} in ${JSON.stringify(text.slice(0, 200))}`;
}

/** The first line of a text that a CI runner would take for a command; undefined if there is none. */
export function commandIn(text: string): string | undefined {
  return text.split(/\r\n|[\n\r\u0085\u2028\u2029]/).find((line) => /^\s*::|##(vso|teamcity)?\[/i.test(line));
}
