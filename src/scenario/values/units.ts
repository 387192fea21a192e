import { Duration } from 'luxon';
import { LONGEST_SECONDS } from '../../draws/sampler.ts';
import { nearest } from '../../refusals/nearest.ts';
import { NotAValue, whatCame } from '../../refusals/not-a-value.ts';
import { severalReadings } from '../../refusals/readings.ts';
import { ALLOWED_DURATION, plainSeconds, unitSeconds } from './duration-text.ts';
import { countOf, NUMBER } from './numbers.ts';

/** No duration of a scenario is longer. LONGEST_SECONDS says why. */
const LONGEST_DAYS = Math.floor(LONGEST_SECONDS / 86_400);
/** The lengths of runs have a lower limit of their own, which is checked elsewhere. */
const LONGEST_RUN_DAYS = 100_000;
/** A rate "per year" is divided by this many days, also in leap years. */
const DAYS_IN_A_YEAR_OF_A_RATE = 365;

const PER_DAY: Record<string, number> = {
  hour: 24,
  h: 24,
  day: 1,
  d: 1,
  week: 1 / 7,
  year: 1 / DAYS_IN_A_YEAR_OF_A_RATE,
};

const ALLOWED_DAYS = 'whole days, such as 365 days';
const ALLOWED_SHARE = 'a share such as 12 %, 6 of 100, 1 in 8 or 0.12';
const ALLOWED_RATE = 'a rate such as 24 per day, 3 per hour, 540 per week or 36000 per year (a year is 365 days)';

/**
 * Seconds, to the millisecond, from "90 min", "1.5 h", "1h30m", "2 days", "1 week" or ISO 8601 "PT1H30M". Throws
 * NotAValue.
 */
export function seconds(raw: unknown, longestDays = LONGEST_DAYS): number {
  const text = textOf(raw, 'a duration', ALLOWED_DURATION);
  if (/^[-−–]\s*(\d|P)/i.test(text)) {
    throw new NotAValue(`${whatCame(raw)} is negative; a duration is at least 0`, ALLOWED_DURATION);
  }
  if (/^\+?\.?(inf|infinity|∞|nan)\b/i.test(text) || text.startsWith('∞')) {
    throw new NotAValue(`${whatCame(raw)} is not finite`, `${ALLOWED_DURATION}, at most ${longestDays} days`);
  }
  const total = /^P/i.test(text) ? isoSeconds(text) : plainSeconds(text);
  return inLimits(total, text, longestDays);
}

/** Seconds to the millisecond. Throws NotAValue if there are too many of them. */
export function inLimits(total: number, raw: unknown, longestDays = LONGEST_DAYS): number {
  if (!(total <= longestDays * 86_400))
    throw new NotAValue(`${whatCame(raw)} is too long`, `at most ${longestDays} days`);
  return Math.round(total * 1000) / 1000;
}

/** A number of days from "365 days" or "52 weeks". Throws NotAValue if it is not a whole number of days. */
export function wholeDays(raw: unknown): number {
  const days = seconds(textOf(raw, 'whole days', ALLOWED_DAYS), LONGEST_RUN_DAYS) / 86_400;
  if (!Number.isInteger(days)) throw new NotAValue(`${whatCame(raw)} is not a whole number of days`, ALLOWED_DAYS);
  return days;
}

/** A probability from "12 %", "6 of 100", "1 in 8" or a plain number from 0 to 1. Throws NotAValue. */
export function share(raw: unknown): number {
  const text = textOf(raw, 'a share', ALLOWED_SHARE, true);
  const percent = new RegExp(`^(${NUMBER})\\s*(?:%|percent|per cent)$`, 'i').exec(text);
  const ratio = new RegExp(`^(${NUMBER})\\s*(?:(?:out\\s+)?of|in)\\s*(${NUMBER})$`, 'i').exec(text);
  const plain = new RegExp(`^${NUMBER}(?:e-?\\d+)?$`, 'i').exec(text);
  let value = Number.NaN;
  if (percent !== null) value = countOf(percent[1]) / 100;
  else if (ratio !== null) value = countOf(ratio[1]) / countOf(ratio[2]);
  else if (plain !== null) value = countOf(text);
  if (value >= 0 && value <= 1) return value;
  const hint = plain !== null && value > 1 && value <= 100 ? `if you mean a percentage, write ${text} %` : undefined;
  const why = Number.isNaN(value) ? 'is not a share' : 'is more than 100 %';
  throw new NotAValue(
    /^[-−]/.test(text) ? `${whatCame(raw)} is negative` : `${whatCame(raw)} ${why}`,
    ALLOWED_SHARE,
    hint,
  );
}

/**
 * Bookings in 24 hours from "24 per day", "24/day", "3 per hour", "540 per week" or "36000 a year". Throws NotAValue.
 */
export function perDay(raw: unknown): number {
  const text = textOf(raw, 'a rate', ALLOWED_RATE);
  const parts = new RegExp(`^(${NUMBER})\\s*(?:per|an?|each|every|/)\\s*(\\p{L}+)$`, 'iu').exec(text);
  if (parts === null) throw new NotAValue(`${whatCame(raw)} is not a rate`, ALLOWED_RATE);
  const unit = parts[2].toLowerCase();
  if (unit === 'month')
    throw new NotAValue(
      '"month" has no fixed length',
      ALLOWED_RATE,
      'write the number per year, and use `months` for the season',
    );
  const factor = Object.hasOwn(PER_DAY, unit) ? PER_DAY[unit] : undefined;
  if (factor === undefined) {
    const near = nearest(unit, Object.keys(PER_DAY));
    throw new NotAValue(`"${unit}" is not a unit of a rate`, ALLOWED_RATE, near && `did you mean "${near}"?`);
  }
  return countOf(parts[1]) * factor;
}

/** US dollars from "$140", "$30,000" or, with the unit that `per` names, "$45 an hour". Throws NotAValue. */
export function dollars(raw: unknown, per: 'hour' | 'bed-day'): number {
  const allowed = `an amount such as $140 or $140 per ${per}`;
  const text = textOf(raw, 'an amount of money', allowed);
  const parts = new RegExp(`^(?:\\$|USD)\\s*(${NUMBER})(?:\\s*(?:per|an?|/)\\s*([\\p{L}-]+))?$`, 'iu').exec(text);
  if (parts === null) {
    const hint = new RegExp(`^${NUMBER}$`).test(text) ? `write $${text}` : undefined;
    throw new NotAValue(
      /^[-−]|\$\s*[-−]/.test(text) ? `${whatCame(raw)} is negative` : `${whatCame(raw)} is not an amount of money`,
      allowed,
      hint,
    );
  }
  if (parts[2] !== undefined && parts[2].toLowerCase() !== per)
    throw new NotAValue(`expected "per ${per}", got "per ${parts[2]}"`, allowed);
  const amount = countOf(parts[1]);
  if (!(amount <= 1e12)) throw new NotAValue(`${whatCame(raw)} is too large`, 'at most $1,000,000,000,000');
  return amount;
}

/** The seconds in one unit named alone ("min", "h"), for CSV columns. Throws NotAValue. */
export function secondsInUnit(raw: unknown): number {
  const allowed = 'a unit: s, min, h, days or weeks';
  const unit = textOf(raw, 'a unit', allowed);
  if (unit.toLowerCase() === 'm') throw severalReadings(unit, ['min', 'days, if it is months']);
  return unitSeconds(unit);
}

function textOf(raw: unknown, noun: string, allowed: string, numbersToo = false): string {
  if (typeof raw === 'string') return raw.trim().replaceAll('\u00a0', ' ');
  if (typeof raw !== 'number') throw new NotAValue(`expected ${noun}, got ${whatCame(raw)}`, allowed, undefined, true);
  if (numbersToo) return String(raw);
  if (!Number.isFinite(raw)) throw new NotAValue(`${whatCame(raw)} is not finite`, allowed);
  if (raw < 0) throw new NotAValue(`${whatCame(raw)} is negative and has no unit`, allowed);
  throw new NotAValue(`${whatCame(raw)} has no unit`, allowed);
}

function isoSeconds(text: string): number {
  const duration = Duration.fromISO(text.toUpperCase());
  if (!duration.isValid) throw new NotAValue(`${whatCame(text)} is not an ISO 8601 duration`, ALLOWED_DURATION);
  if (duration.years !== 0 || duration.months !== 0) {
    throw new NotAValue(
      `${whatCame(text)} has no fixed length`,
      ALLOWED_DURATION,
      'months and years differ in length: write days',
    );
  }
  const total = duration.as('seconds');
  if (total < 0 || text.includes('-'))
    throw new NotAValue(`${whatCame(text)} is negative; a duration is at least 0`, ALLOWED_DURATION);
  return total;
}
