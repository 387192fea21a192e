import type { HoursSpec } from '../../calendar/weekly-hours.ts';
import { NotAValue, whatCame } from '../../refusals/not-a-value.ts';
import { severalReadings } from '../../refusals/readings.ts';
import { type Span, spansIn } from './clock-times.ts';
import { DAYS, didYouMean, weekdaysIn } from './week-days.ts';

const ALLOWED = 'hours such as "Mon–Fri 08:00–16:30 except holidays", "daily 22:00–06:00", "always" or "never"';
const DAY_MINUTES = 1440;
const AT_THE_END = /\s+except\s+holidays$/i;

/**
 * Weekly hours from a text: "always", "never", or parts joined by commas, each with days and times ("Mon–Fri
 * 08:00–16:30"). A part that names no days has those of the part before. A part that crosses midnight is split. "except
 * holidays" at the end closes on holidays. Throws NotAValue.
 */
export function hours(raw: unknown): HoursSpec {
  if (typeof raw !== 'string')
    throw new NotAValue(`expected opening hours, got ${whatCame(raw)}`, ALLOWED, undefined, true);
  const text = raw.trim();
  const closedOnHolidays = AT_THE_END.test(text);
  const plain = text.replace(AT_THE_END, '').trim();
  if (/^never$/i.test(plain)) return { intervals: [], closedOnHolidays: false };
  const parts = plain.split(',').length;
  if (parts > 100) throw new NotAValue(`expected at most 100 parts, got ${parts}`, ALLOWED);
  const always = /^(?:always|24\s*\/\s*7)$/i.test(plain);
  const intervals = intervalsIn(always ? 'daily 00:00–24:00' : plain);
  intervals.sort((a, b) => a.weekday - b.weekday || a.open - b.open);
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

function intervalsIn(text: string): HoursSpec['intervals'] {
  const spans = spansIn(text);
  if (spans.length === 0) throw withoutTimes(text);
  const between = spans.map(({ from }, i) => weekdaysIn(text.slice(spans[i - 1]?.to ?? 0, from), ALLOWED));
  const after = text.slice(spans.at(-1)!.to);
  const last = weekdaysIn(after, ALLOWED);
  if (between[0].length === 0) {
    if (spans.length > 1 || last.length === 0)
      throw new NotAValue(`${whatCame(text)} does not name days at its beginning`, `daily ${text}; or Mon–Fri ${text}`);
    between[0] = last;
  } else if (last.length > 0) {
    const days = after.replace(/^[\s,;&+]+/, '');
    const times = text.slice(spans.at(-1)!.from, spans.at(-1)!.to);
    throw severalReadings(
      text,
      [times, '00:00–24:00'].map((given) => `${text.slice(0, -after.length)}, ${days} ${given}`),
    );
  }
  let days: number[] = [];
  return spans.flatMap((span, i) => {
    if (between[i].length > 0) days = between[i];
    return days.flatMap((weekday) => onDay(weekday, span, text));
  });
}

function onDay(weekday: number, { open, close, from, to }: Span, text: string): HoursSpec['intervals'] {
  if (open === DAY_MINUTES || open === close) {
    const times = whatCame(text.slice(from, to));
    throw new NotAValue(`${times} opens and closes at the same time`, ALLOWED, 'a whole day is 00:00–24:00');
  }
  const seconds = { open: open * 60, close: close * 60 };
  if (close > open) return [{ weekday, ...seconds }];
  const before = { weekday, open: seconds.open, close: DAY_MINUTES * 60 };
  return close === 0 ? [before] : [before, { weekday: (weekday % 7) + 1, open: 0, close: seconds.close }];
}

function withoutTimes(text: string): NotAValue {
  return new NotAValue(`${whatCame(text)} does not name days and times`, ALLOWED, didYouMean(text));
}
