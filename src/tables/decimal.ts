/** The decimal sign of a column's numbers. `unclear`: each of its commas could also group thousands. */
export type Decimal = 'point' | 'comma' | 'unclear';

const COMMA = /^[-+]?\d{1,15},\d{1,15}$/;
const GROUPS = /^[-+]?\d{1,3},\d{3}$/;

/**
 * The decimal sign of a column in a file that is not separated by commas. A comma is one if no value has a point and
 * some comma cannot group thousands.
 */
export function decimalOf(texts: readonly string[]): Decimal {
  if (texts.some((text) => text.includes('.'))) return 'point';
  const commas = texts.filter((text) => COMMA.test(text));
  if (commas.length === 0) return 'point';
  return commas.every((text) => GROUPS.test(text)) ? 'unclear' : 'comma';
}

/** A number as it is written with a point. */
export function withPoint(text: string): string {
  return COMMA.test(text) ? text.replace(',', '.') : text;
}
