import { NotAValue } from '../../refusals/not-a-value.ts';
import { severalReadings } from '../../refusals/readings.ts';
import { DASH } from './duration-text.ts';

// A time is written 08:00, 8.30, 0800, 8, 8am, 8 p.m., noon or midnight.
const NAMED = String.raw`(?:12\s*)?(?:noon|midnight)`;
const MILITARY = String.raw`\d{4}(?:\s*(?:hrs|hours|h)\b)?`;
const HALF_OF_DAY = String.raw`\s*[ap](?:\.?m\.?)?(?!\p{L})`;
const NUMBERS = String.raw`(?:${MILITARY}|\d{1,2}(?:[:.]\d{2})?)(?:${HALF_OF_DAY})?`;
const TIME = String.raw`(?<![\d:.])(?:${NAMED}|${NUMBERS})(?![\d:])`;
const SPAN = new RegExp(String.raw`(${TIME})\s*(?:${DASH}|\b(?:to|until|till)\b)\s*(${TIME})`, 'giu');
const PARTS = /^(\d{1,2}?)[:.]?(\d{2})?(?:\s*(?:hrs|hours|h))?\s*(?:([ap])\.?m?\.?)?$/iu;
const DAY_MINUTES = 1440;

/** Opening and closing times in a text. `open` and `close` are in minutes after midnight. */
export interface Span {
  /** Where it begins and ends in the text. */
  from: number;
  to: number;
  open: number;
  close: number;
}

interface Time {
  minutes: number;
  /**
   * `said`: am, pm, noon or midnight. `24`: only a clock of 24 hours writes it so (08:00, 16:30, 1630). `either`: 10:00
   * to 12:59, which both clocks write alike. `unsaid`: 8 or 8:00, which can be in the evening.
   */
  kind: 'said' | '24' | 'either' | 'unsaid';
}

/** All opening and closing times of a text, in order. Throws NotAValue for "8–5", which has several readings. */
export function spansIn(text: string): Span[] {
  const found = [...text.matchAll(SPAN)];
  const times = found.map(([, open, close]) => [timeOf(open), timeOf(close)]);
  const on24 = times.flat().some(({ kind }) => kind === '24');
  return found.map((span, i) => {
    const [open, close] = times[i];
    const both = [open.kind, close.kind];
    const isClear =
      both.every((kind) => kind === 'said' || kind === '24') ||
      (!both.includes('said') && (on24 || both.every((kind) => kind === 'either')));
    if (!isClear) throw severalReadings(span[0], readings(open, close));
    return { from: span.index, to: span.index + span[0].length, open: open.minutes, close: close.minutes };
  });
}

/** Throws NotAValue for 25:00 and 13 pm. */
function timeOf(text: string): Time {
  const word = text.toLowerCase();
  if (word.endsWith('noon')) return { minutes: DAY_MINUTES / 2, kind: 'said' };
  if (word.endsWith('midnight')) return { minutes: 0, kind: 'said' };
  const [, hours, minutes = '00', half] = PARTS.exec(word)!;
  const [hour, minute] = [Number(hours), Number(minutes)];
  const isTime = half === undefined ? hour * 60 + minute <= DAY_MINUTES : hour >= 1 && hour <= 12;
  if (minute > 59 || !isTime) throw new NotAValue(`"${text}" is not a time of day`, 'a time from 00:00 to 24:00');
  if (half !== undefined) return { minutes: (hour % 12) * 60 + minute + (half === 'p' ? 720 : 0), kind: 'said' };
  const only24 = hour > 12 || hour === 0 || hours.startsWith('0') || /^\d{4}/.test(word);
  const kind = only24 ? '24' : hour >= 10 && /[:.]/.test(word) ? 'either' : 'unsaid';
  return { minutes: hour * 60 + minute, kind };
}

/** What the times can mean, those within one day first. */
function readings(open: Time, close: Time): string[] {
  const all = morningAndEvening(open).flatMap((from) =>
    morningAndEvening(close).map((until) => ({ from, until: until === 0 ? DAY_MINUTES : until })),
  );
  const sameDay = all.filter(({ from, until }) => from < until).sort((a, b) => a.until - a.from - (b.until - b.from));
  const overnight = all.filter(({ from, until }) => from > until);
  const isOnOneClock = open.kind !== 'said' && close.kind !== 'said';
  const asWritten = overnight.filter(({ from, until }) => from === open.minutes && until === close.minutes);
  const kept = [...sameDay, ...(isOnOneClock ? asWritten : sameDay.length > 1 ? [] : overnight)];
  return kept.map(({ from, until }) => `${clock(from)}–${clock(until)}${from > until ? ' (until the next day)' : ''}`);
}

function morningAndEvening({ minutes, kind }: Time): number[] {
  if (kind === 'said' || kind === '24') return [minutes];
  const morning = minutes % 720;
  return [morning, morning + 720];
}

function clock(minutes: number): string {
  const twoDigits = (value: number) => String(value).padStart(2, '0');
  return `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}
