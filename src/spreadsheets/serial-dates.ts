import { NotASheet } from './not-a-sheet.ts';

/** What a number of a cell means, by its format. A moment is a date with a time of day. */
export type Shape = 'number' | 'date' | 'moment' | 'time' | 'duration';

const DAY_SECONDS = 86_400;
/** Longer lengths of time are no longer written with all their digits. */
const MOST_SECONDS = 1e15;
/** Days from 1970-01-01 to the day 0 of each system. In the first, day 60 is 1900-02-29, which no calendar has. */
const DAY_ZERO = { 1900: -25_569, 1904: -24_107 };

/** What the built-in formats mean; the others are numbers. */
const BUILT_IN: Record<number, Shape> = {
  14: 'date',
  15: 'date',
  16: 'date',
  17: 'date',
  18: 'time',
  19: 'time',
  20: 'time',
  21: 'time',
  22: 'moment',
  45: 'time',
  46: 'duration',
  47: 'time',
};

/** The shape of a format by its number and, if the workbook defines it, its code such as m/d/yyyy h:mm. */
export function shapeOf(id: number, code: string | undefined): Shape {
  if (code === undefined) return BUILT_IN[id] ?? 'number';
  const plain = code.split(';')[0].replace(/"[^"]*"|\\.|_.|\*./g, '');
  if (/\[(h+|m+|s+)\]/i.test(plain)) return 'duration';
  const signs = plain.replace(/\[[^[\]]*\]/g, '');
  if (/[yd]/i.test(signs)) return /h/i.test(signs) ? 'moment' : 'date';
  return /[hs]/i.test(signs) ? 'time' : 'number';
}

/**
 * A date as 2018-01-31, with its time if it has one or if its format shows one; a time of day or a length of time as
 * h:mm:ss.
 */
export function serialText(serial: number, shape: Exclude<Shape, 'number'>, system: 1900 | 1904): string {
  const seconds = Math.round(serial * DAY_SECONDS);
  if (!(Math.abs(seconds) < MOST_SECONDS))
    throw new NotASheet('a date or a length of time is larger than any', 'correct that cell');
  if (shape === 'duration' || (shape === 'time' && serial < 1)) return clock(seconds);
  const day = Math.floor(seconds / DAY_SECONDS);
  if (serial < 0 || day >= 2_958_466) throw new NotASheet('a date is outside the calendar', 'write dates from 1900 on');
  if (system === 1900 && day === 60)
    throw new NotASheet('a date is 1900-02-29, which no calendar has', 'correct that date');
  const shift = system === 1900 && day < 60 ? 1 : 0;
  const iso = new Date((day + DAY_ZERO[system] + shift) * DAY_SECONDS * 1000).toISOString().slice(0, 10);
  const rest = seconds - day * DAY_SECONDS;
  return rest === 0 && shape !== 'moment' ? iso : `${iso}T${clock(rest).padStart(rest % 60 === 0 ? 5 : 8, '0')}`;
}

function clock(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const size = Math.abs(seconds);
  const [hours, minutes] = [Math.floor(size / 3600), Math.floor(size / 60) % 60];
  const rest = size % 60 === 0 ? '' : `:${two(size % 60)}`;
  return `${seconds < 0 ? '-' : ''}${hours}:${two(minutes)}${rest === '' ? '' : rest}`;
}
