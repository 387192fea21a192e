import type { HoursSpec } from '../calendar/weekly-hours.ts';

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** A length of time: `40 s`, `14 min`, `2 h 5 min`, `48 h`, `3 days 4 h`. */
export function lasting(seconds: number): string {
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 72) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  const whole = Math.round(minutes / 60);
  return whole % 24 === 0 ? `${whole / 24} days` : `${Math.floor(whole / 24)} days ${whole % 24} h`;
}

/** How far an instant is from another: `14 min before`, `2 h after`, or at the same time. */
export function fromTo(at: number, other: number, what: string): string {
  if (at === other) return `at ${what}`;
  return at < other ? `${lasting(other - at)} before ${what}` : `${lasting(at - other)} after ${what}`;
}

/** Weekly hours as a scenario file could have them: `Mon–Fri 08:00–16:30 except holidays`. */
export function hoursInWords({ intervals, closedOnHolidays }: HoursSpec): string {
  if (intervals.length === 0) return 'never';
  const byDay = DAYS.map((_, day) =>
    intervals
      .filter(({ weekday }) => weekday === day + 1)
      .map(({ open, close }) => `${clockTime(open)}–${clockTime(close)}`)
      .join(' and '),
  );
  const except = closedOnHolidays ? ' except holidays' : '';
  if (byDay.every((times) => times === '00:00–24:00')) return closedOnHolidays ? `daily${except}` : 'always';
  const runs: { from: number; to: number; times: string }[] = [];
  for (const [day, times] of byDay.entries()) {
    const last = runs.at(-1);
    if (last !== undefined && last.times === times) last.to = day;
    else runs.push({ from: day, to: day, times });
  }
  const open = runs.filter(({ times }) => times !== '');
  return open.map(({ from, to, times }) => `${daysInWords(from, to)} ${times}`).join(', ') + except;
}

function daysInWords(from: number, to: number): string {
  if (from === 0 && to === DAYS.length - 1) return 'daily';
  return from === to ? DAYS[from] : `${DAYS[from]}–${DAYS[to]}`;
}

function clockTime(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** An index of a scenario's list in camelCase as words: `judgesOrder` -> `judges order`. */
export function spelledOut(key: string): string {
  return key.replace(/(?<=[a-z])[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`);
}

/** Ends a list with "and": `a`, `a and b`, `a, b and c`. */
export function listed(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
