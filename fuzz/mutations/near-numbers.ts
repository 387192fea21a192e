import type { Draws } from '../frame/draws.ts';

const DIGITS = /\d+/g;

/**
 * A text with one of its numbers a little different, and everything around it as it was: a duration keeps its unit, a
 * time its form. Most readers accept most of these. A text without a number stays as it is.
 */
export function nearNumber(text: string, draws: Draws): string {
  const found = [...text.slice(0, 200).matchAll(DIGITS)];
  if (found.length === 0) return text;
  const { 0: digits, index } = draws.pick(found);
  return text.slice(0, index) + near(digits, draws) + text.slice(index + digits.length);
}

/** As many digits, unless a digit is added or removed. */
function near(digits: string, draws: Draws): string {
  const at = draws.below(digits.length);
  const withDigit = (digit: number) => digits.slice(0, at) + digit + digits.slice(at + 1);
  const number = Number(digits);
  const sameLength = (value: number) => String(value).padStart(digits.length, '0');
  return draws.weighted<() => string>([
    [4, () => withDigit(draws.below(10))],
    [2, () => sameLength(Math.max(0, number - 1))],
    [2, () => sameLength(number + 1)],
    [1, () => sameLength(Math.floor(number / 2))],
    [1, () => sameLength(number * 2)],
    [1, () => '0'.repeat(digits.length)],
    [1, () => '1'.padStart(digits.length, '0')],
    [1, () => `${digits}0`],
  ])();
}
