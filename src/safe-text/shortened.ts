/**
 * A text of at most `most` UTF-16 units: of a longer one its start, with `…` as the last. A message that quotes an
 * input then has a bounded length.
 */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
