import type { HoursSpec } from '../calendar/weekly-hours.ts';
import { DAYS } from '../scenario/values/week-days.ts';

/** Teams and their hours as a scenario has them: `{count: 2, hours: daily 08:00–16:30}`, or a list of these. */
export function shiftsText(teams: readonly { count: number; hours: HoursSpec }[]): string {
  const all = teams.map(({ count, hours }) => `{count: ${count}, hours: ${quotedIfNeeded(hoursText(hours))}}`);
  return all.length === 1 ? all[0] : `[${all.join(', ')}]`;
}

/** Hours as a scenario has them, such as "Mon–Fri 08:00–16:30 except holidays". */
export function hoursText({ intervals, closedOnHolidays }: HoursSpec): string {
  if (intervals.length === 0) return 'never';
  const byDay = DAYS.map((_, day) => intervals.filter(({ weekday }) => weekday === day + 1).map(timesOf));
  const runs: { from: number; to: number; times: string[] }[] = [];
  for (const [day, times] of byDay.entries()) {
    const last = runs.at(-1);
    if (times.length === 0) continue;
    if (last !== undefined && last.to === day - 1 && last.times.join() === times.join()) last.to = day;
    else runs.push({ from: day, to: day, times });
  }
  const text = runs
    .map(({ from, to, times }) => times.map((time) => `${daysText(from, to)} ${time}`).join(', '))
    .join(', ');
  if (text === 'daily 00:00–24:00' && !closedOnHolidays) return 'always';
  return `${text}${closedOnHolidays ? ' except holidays' : ''}`;
}

function daysText(from: number, to: number): string {
  if (from === 0 && to === DAYS.length - 1) return 'daily';
  const [first, last] = [from, to].map((day) => DAYS[day].slice(0, 3));
  return from === to ? first : `${first}–${last}`;
}

function timesOf({ open, close }: { open: number; close: number }): string {
  return `${clock(open)}–${clock(close)}`;
}

function clock(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** A comma would end the value within a map. */
function quotedIfNeeded(text: string): string {
  return text.includes(',') ? `"${text}"` : text;
}
