import type { Measure, Unit } from '../../measures/measure.ts';
import { NotAValue } from '../../refusals/not-a-value.ts';
import { countOf } from '../../scenario/values/numbers.ts';
import { seconds } from '../../scenario/values/units.ts';
import { type Direction, type Target, usualPrecision } from '../../seek/target.ts';
import { UsageError } from './failure.ts';
import { measureHint, measureNamed } from './measure-name.ts';

const LONGEST = 200;
const FORM = 'Write it like "pickup rate 60 %", "hours held at most 500 h" or "notice window ≥ 2 h ± 5 min".';
const WAYS: readonly [words: string, direction: Direction][] = [
  ['≥', 'atLeast'],
  ['>=', 'atLeast'],
  ['at least', 'atLeast'],
  ['≤', 'atMost'],
  ['<=', 'atMost'],
  ['at most', 'atMost'],
];
const PLUS_MINUS = ['±', '+/-', '+-'];
const SECONDS_PER: Partial<Record<Unit, number>> = { min: 60, h: 3600 };

/**
 * "pickup rate ≥ 60 % ± 0.5 %" -> what a measure is to reach. Without ≥ or ≤, the direction is that from the scenario
 * as written. Shares are in percent, with or without the sign; times may be in any unit; dollars may have theirs.
 *
 * @throws UsageError with the allowed form, or the nearest measure.
 */
export function target(text: string): Target {
  const sign = PLUS_MINUS.find((one) => text.includes(one));
  const [sought, size, ...more] = sign === undefined ? [text] : text.split(sign);
  const parts = text.length > LONGEST || more.length > 0 ? undefined : partsOf(sought.trim());
  if (parts === undefined) throw refusal(text, FORM);
  const { name, direction, value } = parts;
  const measure = measureNamed(name);
  if (measure === undefined) {
    const [hint, measures] = measureHint(name);
    throw refusal(text, `There is no measure "${name}".${hint}`, measures);
  }
  const number = amountOf(text, value, measure);
  if (measure.unit === 'share' && number > 1) throw refusal(text, 'A share is from 0 % to 100 %.');
  const precision = size === undefined ? usualPrecision(measure, number) : amountOf(text, size, measure);
  if (!(precision > 0)) throw refusal(text, 'Use a half-width above 0, such as "± 1 %".');
  return { measure, value: number, direction, precision };
}

interface Parts {
  name: string;
  direction: Direction | null;
  value: string;
}

function partsOf(text: string): Parts | undefined {
  for (const [words, direction] of WAYS) {
    const at = text.indexOf(words);
    if (at > 0) return { name: text.slice(0, at).trim(), direction, value: text.slice(at + words.length).trim() };
  }
  // A measure may have a number in its name: "people held past 48 h 3".
  const words = text.split(' ');
  const splits = words.flatMap((word, i): Parts[] =>
    i > 0 && /^\$?\d/.test(word)
      ? [{ name: words.slice(0, i).join(' ').trim(), direction: null, value: words.slice(i).join(' ') }]
      : [],
  );
  return splits.find(({ name }) => measureNamed(name) !== undefined) ?? splits.at(-1);
}

/** A number in the unit of a measure. */
function amountOf(text: string, written: string, { label, unit }: Measure): number {
  const plain = written.trim();
  try {
    const perUnit = SECONDS_PER[unit];
    if (perUnit !== undefined && !/^[\d.,]+$/.test(plain)) return seconds(plain) / perUnit;
    if (unit === 'share') return countOf(without('%', plain)) / 100;
    return countOf(without(unit, plain.startsWith('$') && unit === '$' ? plain.slice(1).trim() : plain));
  } catch (error) {
    if (!(error instanceof NotAValue)) throw error;
    const measuredIn = unit === 'share' ? 'a share, in percent' : `measured in ${unit}`;
    throw refusal(text, `"${label}" is ${measuredIn}, and ${error.message}.`);
  }
}

function without(unit: string, text: string): string {
  return text.endsWith(unit) ? text.slice(0, -unit.length).trim() : text;
}

function refusal(text: string, why: string, ...more: string[]): UsageError {
  return new UsageError(`--reach "${text}" cannot be used. ${why}`, ...more);
}
