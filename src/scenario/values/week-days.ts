import { nearest } from '../../refusals/nearest.ts';
import { NotAValue } from '../../refusals/not-a-value.ts';
import { severalReadings } from '../../refusals/readings.ts';
import { DASH } from './duration-text.ts';

export const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const GROUPS: Record<string, number[]> = {
  daily: [1, 2, 3, 4, 5, 6, 7],
  weekday: [1, 2, 3, 4, 5],
  weekdays: [1, 2, 3, 4, 5],
  weekend: [6, 7],
  weekends: [6, 7],
};
const WORDS = ['always', 'never', 'daily', 'weekdays', 'weekends', ...DAYS.map((day) => day.slice(0, 3)), ...DAYS];
const TO = new RegExp(String.raw`\s*(?:${DASH}|\b(?:to|through|thru)\b)\s*`, 'gi');

/**
 * The days that a text lists, 1 to 7: "Mon–Fri", "Tue, Thu" or "weekends and Mon"; none if it contains only commas and
 * the like. `allowed` is for the refusal. Throws NotAValue.
 */
export function weekdaysIn(text: string, allowed: string): number[] {
  const pieces = text
    .replace(/\bevery\s*day\b/gi, 'daily')
    .replace(TO, '–')
    .split(/(?:[\s,;:&+/]|\band\b)+/i)
    .filter((piece) => piece !== '');
  return pieces.flatMap((piece) => {
    const group = piece.toLowerCase();
    if (Object.hasOwn(GROUPS, group)) return GROUPS[group];
    const ends = piece.split('–');
    if (ends.length > 2) throw severalReadings(piece, [ends.join(', '), `${ends[0]}–${ends.at(-1)}`]);
    const [from, to = from] = ends.map((end) => weekday(end, allowed));
    return Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, i) => ((from - 1 + i) % 7) + 1);
  });
}

export function didYouMean(word: string): string | undefined {
  const near = nearest(word.toLowerCase(), WORDS);
  return near && near.toLowerCase() !== word.toLowerCase() ? `did you mean "${near}"?` : undefined;
}

/** 1 to 7, from a day's name, its first letters ("Th", "Thu", "Thurs.") or its plural. Throws NotAValue. */
function weekday(word: string, allowed: string): number {
  const begin = word.toLowerCase().replace(/\.$/, '');
  const isDay = (day: string, start: string) => start !== '' && day.toLowerCase().startsWith(start);
  const found = DAYS.filter((day) => isDay(day, begin) || (begin.length > 3 && isDay(day, begin.replace(/s$/, ''))));
  if (found.length > 1)
    throw severalReadings(
      word,
      found.map((day) => day.slice(0, 3)),
    );
  if (found.length === 1) return DAYS.indexOf(found[0]) + 1;
  const hint = /^(except|holidays?)$/.test(begin)
    ? 'write "except holidays" once, at the end: it holds for all days'
    : didYouMean(word);
  throw new NotAValue(`"${word}" is not a day of the week`, allowed, hint);
}
