import type { HoursSpec } from '../../calendar/weekly-hours.ts';
import { nearest } from '../../refusals/nearest.ts';
import { NotAValue, whatCame } from '../../refusals/not-a-value.ts';

const ALLOWED = 'hours such as "Mon–Fri 08:00–16:30 except holidays", "daily 22:00–06:00", "always" or "never"';
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const WHOLE_DAY = 86_400;

/**
 * Weekly hours from a text: "always", "never", or parts joined by commas, each with days and times ("Mon–Fri
 * 08:00–16:30"). A part that crosses midnight is split. "except holidays" at the end closes on holidays. Throws
 * NotAValue.
 */
export function hours(raw: unknown): HoursSpec {
  if (typeof raw !== 'string')
    throw new NotAValue(`expected opening hours, got ${whatCame(raw)}`, ALLOWED, undefined, true);
  const text = raw.trim();
  const closedOnHolidays = /\s+except\s+holidays$/i.test(text);
  const plain = text.replace(/\s+except\s+holidays$/i, '').trim();
  if (/^never$/i.test(plain)) return { intervals: [], closedOnHolidays: false };
  const parts = /^always$/i.test(plain) ? ['daily 00:00–24:00'] : plain.split(/\s*,\s*/);
  if (parts.length > 100) throw new NotAValue(`expected at most 100 parts, got ${parts.length}`, ALLOWED);
  const intervals = parts.flatMap(part).sort((a, b) => a.weekday - b.weekday || a.open - b.open);
  intervals.forEach((interval, i) => {
    const before = intervals[i - 1];
    if (before?.weekday === interval.weekday && before.close > interval.open) {
      throw new NotAValue(
        `the hours of ${DAYS[interval.weekday - 1]} overlap`,
        'parts that do not overlap, such as "Mon 08:00–12:00, Mon 13:00–16:00"',
      );
    }
  });
  return { intervals, closedOnHolidays };
}

function part(text: string): HoursSpec['intervals'] {
  const found = /^(.*?)\s+(\d{1,2}:\d{2})\s*(?:[-–—]|to)\s*(\d{1,2}:\d{2})$/i.exec(text);
  if (found === null) throw new NotAValue(`${whatCame(text)} does not name days and times`, ALLOWED, nearestWord(text));
  const [open, close] = [clock(found[2]), clock(found[3])];
  if (open === WHOLE_DAY || open === close)
    throw new NotAValue(`${whatCame(text)} opens and closes at the same time`, ALLOWED, 'a whole day is 00:00–24:00');
  return weekdays(found[1]).flatMap((weekday) => {
    if (close > open) return [{ weekday, open, close }];
    const before = { weekday, open, close: WHOLE_DAY };
    return close === 0 ? [before] : [before, { weekday: (weekday % 7) + 1, open: 0, close }];
  });
}

function weekdays(text: string): number[] {
  const word = text.toLowerCase();
  if (word === 'daily' || word === 'every day') return [1, 2, 3, 4, 5, 6, 7];
  if (word === 'weekdays') return [1, 2, 3, 4, 5];
  if (word === 'weekends') return [6, 7];
  return word.split(/\s+and\s+|\s*[+&]\s*|\s+(?![-–—]|to\b)(?<![-–—]\s*)(?<!to\s*)/).flatMap((piece) => {
    const [from, to = from] = piece.split(/\s*[-–—]\s*|\s+to\s+/).map(weekday);
    return Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, i) => ((from - 1 + i) % 7) + 1);
  });
}

function weekday(word: string): number {
  const found =
    word.length < 3
      ? -1
      : DAYS.findIndex(
          (day) =>
            day.toLowerCase().startsWith(word) ||
            (day.toLowerCase().startsWith(word.replace(/s$/, '')) && word.endsWith('s')),
        );
  if (found >= 0) return found + 1;
  throw new NotAValue(`"${word}" is not a day of the week`, ALLOWED, nearestWord(word));
}

function clock(text: string): number {
  const [hour, minute] = text.split(':').map(Number);
  if (minute > 59 || hour * 60 + minute > 1440)
    throw new NotAValue(`"${text}" is not a time of day`, 'a time from 00:00 to 24:00');
  return (hour * 60 + minute) * 60;
}

function nearestWord(word: string): string | undefined {
  const near = nearest(word.toLowerCase(), [
    'always',
    'never',
    'daily',
    'weekdays',
    'weekends',
    'Mon',
    'Tue',
    'Wed',
    'Thu',
    'Fri',
    'Sat',
    'Sun',
    ...DAYS,
  ]);
  return near && near.toLowerCase() !== word.toLowerCase() ? `did you mean "${near}"?` : undefined;
}
