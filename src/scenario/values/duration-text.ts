import { nearest } from '../../refusals/nearest.ts';
import { NotAValue, whatCame } from '../../refusals/not-a-value.ts';
import { severalReadings } from '../../refusals/readings.ts';
import { NUMBER, numberOf } from './numbers.ts';

export const ALLOWED_DURATION = 'a duration such as 90 min, 1.5 h, 1h30m, 2 days or PT1H30M';

/** The dashes of ranges, as keyboards and word processors write them. */
export const DASH = '[-‐‑‒–—−]';
/** A number, its unit, and what joins it to the next: a space, a comma or "and". */
const NEXT = new RegExp(
  String.raw`^(${NUMBER})(?:\s*(\p{L}+)(?:\.(?=[\s,]|$))?|(?=[\s,]|$))[\s,]*(?:(?<=[\s,])and\s+)?`,
  'iu',
);
const RANGE = new RegExp(String.raw`^[\d.].*(?:${DASH}|\bto\b)`, 'i');

/** A number with its unit: 1.5 h. */
export interface Part {
  number: string;
  unit: string;
}

const SECONDS: Record<string, number> = unitTable([
  [1, 's sec secs second seconds'],
  [60, 'm min mins minute minutes'],
  [3600, 'h hr hrs hour hours'],
  [86_400, 'd day days'],
  [604_800, 'w wk wks week weeks'],
]);
const NEAREST = ['min', 'hours', 'days', 'weeks', 'seconds', 'minutes', 'hour', 'day', 'week', 'sec'];
const UNCLEAR = new Set('mo month months y yr yrs year years quarter quarters'.split(' '));
/** Units of distance, with how long one takes at the speed of the example. */
const MINUTES_PER: Record<string, [minutes: number, speed: string]> = Object.fromEntries([
  ...'mi mile miles'.split(' ').map((unit) => [unit, [60 / 50, '50 mph']]),
  ...'km kms kilometer kilometers kilometre kilometres'.split(' ').map((unit) => [unit, [60 / 80, '80 km/h']]),
]);
const UNIT_BELOW: [seconds: number, below: string][] = [
  [604_800, 'days'],
  [86_400, 'h'],
  [3600, 'min'],
  [60, 's'],
];

/** Seconds from "90 min", "1.5 h" or "1 hour and 30 minutes". Throws NotAValue. */
export function plainSeconds(text: string): number {
  const parts = partsOf(text);
  refuseBareM(parts, text);
  return sumOf(parts);
}

/**
 * The parts of a duration, from the largest unit to the smallest. Throws NotAValue for a text that is not a duration,
 * and for "30 min 1 h", which can be a sum or a range that lost its dash.
 */
export function partsOf(text: string): Part[] {
  const clock = /^(\d+):(\d\d)$/.exec(text);
  if (clock !== null) throw severalReadings(text, [`${clock[1]} h ${clock[2]} min`, `${clock[1]} min ${clock[2]} s`]);
  if (RANGE.test(text)) throw new NotAValue(`expected one duration, got ${whatCame(text)}`, ALLOWED_DURATION);
  const parts: Part[] = [];
  for (let rest = text; rest !== '' || parts.length === 0; ) {
    const found = NEXT.exec(rest);
    if (found === null) throw new NotAValue(`${whatCame(text)} is not a duration`, ALLOWED_DURATION);
    const [all, number, unit] = found;
    if (unit === undefined) throw withoutUnit(text, number, parts.at(-1));
    parts.push({ number, unit });
    rest = rest.slice(all.length);
  }
  const sizes = parts.map(({ unit, number }) => unitSeconds(unit, number));
  if (sizes.some((size, i) => i > 0 && size >= sizes[i - 1])) {
    const [first, last] = [parts[0], parts.at(-1)!];
    const rises = secondsOf(first) < secondsOf(last);
    throw severalReadings(text, [
      `${inOrder(parts)} as one duration`,
      rises ? `the range ${written(first)} – ${written(last)}` : `${written(first)} alone`,
    ]);
  }
  return parts;
}

/** The parts from the largest unit to the smallest, each unit once. */
function inOrder(parts: readonly Part[]): string {
  const sums = new Map<number, { seconds: number; unit: string }>();
  for (const part of parts) {
    const size = unitSeconds(part.unit);
    sums.set(size, { unit: part.unit, seconds: secondsOf(part) + (sums.get(size)?.seconds ?? 0) });
  }
  const largestFirst = [...sums].toSorted(([a], [b]) => b - a);
  return largestFirst.map(([size, { seconds, unit }]) => `${seconds / size} ${unit}`).join(' ');
}

function written({ number, unit }: Part): string {
  return `${number} ${unit}`;
}

function secondsOf({ number, unit }: Part): number {
  return numberOf(number, (one) => `${one} ${unit}`) * unitSeconds(unit, number);
}

/** Throws NotAValue for "25 m", which is minutes, months or metres. Beside an hour or a second it is minutes. */
export function refuseBareM(parts: readonly Part[], text: string): void {
  if (parts.some(({ unit }) => unit.toLowerCase() !== 'm')) return;
  const { number } = parts.at(-1)!;
  throw severalReadings(text, [`${number} min`, 'days, if it is months', 'a driving time, if it is a distance']);
}

export function sumOf(parts: readonly Part[]): number {
  return parts.reduce((sum, part) => sum + secondsOf(part), 0);
}

/** Whether a text is a unit of time, or begins with one, as "h 30 min" does. */
export function isUnitOfTime(text: string): boolean {
  const word = /^\p{L}+/u.exec(text)?.[0].toLowerCase();
  return word !== undefined && Object.hasOwn(SECONDS, word);
}

/** The seconds of a unit. `number` is how many of it there are, for the refusal of a distance. Throws NotAValue. */
export function unitSeconds(unit: string, number?: string): number {
  const word = unit.toLowerCase();
  if (Object.hasOwn(SECONDS, word)) return SECONDS[word];
  if (UNCLEAR.has(word)) {
    throw new NotAValue(
      `"${unit}" has no fixed length`,
      ALLOWED_DURATION,
      'months and years differ in length: write days',
    );
  }
  if (Object.hasOwn(MINUTES_PER, word)) throw distance(unit, number);
  const near = nearest(word, NEAREST);
  throw new NotAValue(`"${unit}" is not a unit of time`, ALLOWED_DURATION, near && `did you mean "${near}"?`);
}

function distance(unit: string, number: string | undefined): NotAValue {
  const [minutes, speed] = MINUTES_PER[unit.toLowerCase()];
  const shown = `${number ?? '25'} ${unit}`;
  const inMinutes = number === undefined ? 'min' : `${number} min`;
  const driving = Math.round(numberOf(number ?? '25', (one) => `${one} ${unit}`) * minutes);
  return new NotAValue(
    `"${number === undefined ? unit : shown}" is a distance, and how long it takes depends on the speed`,
    `the driving time, such as ${driving} min (${shown} at ${speed}); or ${inMinutes}, if minutes are meant`,
  );
}

/** The refusal of a number without a unit, alone or after other parts: "15", and 30 in "1h30". */
function withoutUnit(text: string, number: string, before: Part | undefined): NotAValue {
  if (text === number) return new NotAValue(`"${text}" has no unit`, ALLOWED_DURATION);
  const size = before && SECONDS[before.unit.toLowerCase()];
  const unit = UNIT_BELOW.find(([above]) => above === size)?.[1] ?? 'min';
  return new NotAValue(
    `${number} has no unit in ${whatCame(text)}`,
    ALLOWED_DURATION,
    `write ${number} ${unit}, if it is in ${unit}`,
  );
}

function unitTable(rows: [number, string][]): Record<string, number> {
  return Object.fromEntries(rows.flatMap(([size, names]) => names.split(' ').map((name) => [name, size])));
}
