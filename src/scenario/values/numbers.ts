import { NotAValue, whatCame } from '../../refusals/not-a-value.ts';
import { severalReadings } from '../../refusals/readings.ts';

/** What may be a number: digits with dots and commas in any places, which the functions here judge. */
export const NUMBER = String.raw`(?:\d+(?:[.,]\d+)*|\.\d+)`;

const ALLOWED = 'a number such as 1500, 1.5 or 1,500,000';
const PLAIN = /^(?:\d+(?:\.\d+)?|\.\d+)$/;
/** 1,500,000 or 1,500.5: no decimal comma looks like this. */
const IN_THOUSANDS = /^[1-9]\d{0,2}(?:(?:,\d{3}){2,}|,\d{3}(?=\.))(?:\.\d+)?$/;
/** 1,500: in thousands, or with a decimal comma. */
const EITHER = /^[1-9]\d{0,2},\d{3}$/;
const DECIMAL_COMMA = /^\d+,\d+$/;

/**
 * A count of people or dollars. A comma before three digits groups thousands, as it does in reports; any other comma is
 * a decimal comma: 25,296 and 1,5. Throws NotAValue.
 */
export function countOf(text: string): number {
  return EITHER.test(text) ? finite(withoutCommas(text), text) : numberOf(text);
}

/**
 * A measured number, such as the hours in "1,5 h". `as` writes a number as the text would have it. Throws NotAValue for
 * 1,500, which is 1500 or 1.500.
 */
export function numberOf(text: string, as: (number: string) => string = (number) => number): number {
  if (PLAIN.test(text)) return finite(Number(text), text);
  if (IN_THOUSANDS.test(text)) return finite(withoutCommas(text), text);
  if (EITHER.test(text))
    throw severalReadings(as(text), [as(String(withoutCommas(text))), as(String(Number(withPoint(text))))]);
  if (DECIMAL_COMMA.test(text)) return finite(Number(withPoint(text)), text);
  throw new NotAValue(`${whatCame(text)} is not a number`, ALLOWED, 'the decimal sign is a point');
}

/** Hundreds of digits are infinite in JavaScript, and a share of them would be 0. */
function finite(value: number, text: string): number {
  if (value === Number.POSITIVE_INFINITY) throw new NotAValue(`${whatCame(text)} has too many digits`, ALLOWED);
  return value;
}

function withoutCommas(text: string): number {
  return Number(text.replaceAll(',', ''));
}

function withPoint(text: string): string {
  return text.replace(',', '.');
}
