import { DateTime } from 'luxon';
import { nearest } from '../scenario/nearest.ts';
import type { Column } from './logged-case.ts';

/** What a text in a column means; undefined where it is nothing that may stand there. Times without an offset are local in `zone`. */
export function readCell(
  { kind, allowed }: Column,
  text: string,
  zone: string,
): number | number[] | string | boolean | undefined {
  switch (kind) {
    case 'instant':
      return instantOf(text.replace(' ', 'T'), zone);
    case 'instants': {
      const all = text.split(' ').flatMap((one) => instantOf(one, zone) ?? []);
      return all.length === text.split(' ').length ? all : undefined;
    }
    case 'yesNo':
      return /^(true|yes|1)$/i.test(text) ? true : /^(false|no|0)$/i.test(text) ? false : undefined;
    case 'count':
      return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
    case 'name':
      return text.length <= 100 && (allowed === undefined || allowed.includes(text)) ? text : undefined;
  }
}

function instantOf(text: string, zone: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text)) return undefined;
  // A time with an offset needs no zone, which would take Luxon most of the reading's time.
  const time = DateTime.fromISO(text, /(Z|[+-]\d{2}(:?\d{2})?)$/i.test(text) ? { setZone: true } : { zone });
  return time.isValid ? Math.floor(time.toSeconds()) : undefined;
}

/** What is said of such a text. */
export function noValue({ kind, allowed }: Column, text: string, zone: string) {
  const came = `"${text.slice(0, 40)}"`;
  switch (kind) {
    case 'instant':
    case 'instants':
      return { message: `${came} is no time`, allowed: timeIn(zone) };
    case 'yesNo':
      return { message: `${came} is neither yes nor no`, allowed: 'true, false, yes or no' };
    case 'count':
      return { message: `${came} is no whole number`, allowed: 'a whole number of at least 0' };
    case 'name': {
      const near = allowed && nearest(text, allowed);
      const hint = near === undefined ? {} : { hint: `did you mean "${near}"?` };
      return { message: `${came} is not allowed`, allowed: allowed?.join(', ') ?? 'at most 100 characters', ...hint };
    }
  }
}

/** Which times may stand in a log. */
export function timeIn(zone: string): string {
  return `a time such as 2018-01-01T14:05 (local in ${zone}) or with an offset`;
}
