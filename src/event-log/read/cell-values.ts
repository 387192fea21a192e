import { readTime, type TimeForm, timeIn } from '../../calendar/written-time.ts';
import { nearest } from '../../refusals/nearest.ts';
import { quoted } from '../../refusals/quoted.ts';
import { formatHint } from '../../tables/durations.ts';
import type { Column } from '../logged-case.ts';

/** A terminal would obey control characters. */
const CONTROL = /\p{Cc}/u;

/** The value of a text in a column; undefined if the column does not allow it. */
export function readCell(
  { kind, allowed }: Column,
  text: string,
  { zone, dateFormat }: TimeForm,
): number | number[] | string | boolean | undefined {
  switch (kind) {
    case 'instant':
      return readTime(text, zone, dateFormat).seconds;
    case 'instants': {
      const all = timesIn(text).map((one) => readTime(one, zone, dateFormat).seconds);
      return all.every((seconds) => seconds !== undefined) ? all : undefined;
    }
    case 'yesNo':
      return /^(true|yes|1)$/i.test(text) ? true : /^(false|no|0)$/i.test(text) ? false : undefined;
    case 'count':
      return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
    case 'name':
      if (text.length > 100 || CONTROL.test(text)) return undefined;
      return allowed === undefined || allowed.includes(text) ? text : undefined;
  }
}

/**
 * Several times, separated by spaces. A date and its time may also have a space between them. The pattern sees each
 * space once: one that took all spaces of a row would try each of them for the beginning of the row.
 */
function timesIn(text: string): string[] {
  return text.split(/ (?=\d{4}-|\d{1,2}[/.]\d{1,2}[/.]\d{4})/).map((time) => time.trim());
}

/** What a message says about such a text. */
export function noValue({ kind, allowed }: Column, text: string, times: TimeForm) {
  switch (kind) {
    case 'instant':
      return noTime([text], times);
    case 'instants':
      return noTime(timesIn(text), times);
    case 'yesNo':
      return { message: `expected yes or no, got ${quoted(text)}`, allowed: 'true, false, yes or no' };
    case 'count':
      return { message: `expected a whole number, got ${quoted(text)}`, allowed: 'a whole number of at least 0' };
    case 'name': {
      const near = allowed && nearest(text, allowed);
      const hint = near === undefined ? {} : { hint: `did you mean "${near}"?` };
      if (allowed === undefined) {
        return { message: 'expected at most 100 printable characters', allowed: 'a shorter text, or another' };
      }
      return { message: `${quoted(text)} is not one of the words allowed here`, allowed: allowed.join(', '), ...hint };
    }
  }
}

function noTime(texts: string[], { zone, dateFormat }: TimeForm) {
  const [said] = texts.flatMap((text) => {
    const time = readTime(text, zone, dateFormat);
    if (time.seconds !== undefined) return [];
    return [{ message: `${quoted(text)} ${time.why}`, allowed: timeIn(zone), ...formatHint(text, dateFormat) }];
  });
  return said;
}
