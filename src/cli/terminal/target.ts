import type { Measure, Unit } from '../../measures/measure.ts';
import { NotAValue } from '../../refusals/not-a-value.ts';
import { countOf } from '../../scenario/values/numbers.ts';
import { seconds } from '../../scenario/values/units.ts';
import { type Direction, type Target, usualPrecision } from '../../seek/target.ts';
import { UsageError } from './failure.ts';
import { measureHint, measureNamed } from './measure-name.ts';

const LONGEST = 200;
const FORM = 'Write it like "pickup rate 60 %", "hoursHeld at most 500" or "notice window ≥ 2 h ± 5 min".';
const DIRECTIONS: Record<string, Direction> = {
  '≥': 'atLeast',
  '>=': 'atLeast',
  'at least': 'atLeast',
  '≤': 'atMost',
  '<=': 'atMost',
  'at most': 'atMost',
};
const SECONDS_PER: Partial<Record<Unit, number>> = { min: 60, h: 3600 };

/**
 * "pickup rate ≥ 60 % ± 0.5 %" -> what a measure is to reach. Without ≥ or ≤, the direction is that from the scenario
 * as written. Shares are in percent, with or without the sign; times may be in any unit; dollars may have theirs.
 *
 * @throws UsageError with the allowed form, or the nearest measure.
 */
export function target(text: string): Target {
  const written = /^([^\d≥≤<>±$]+?)(≥|≤|>=|<=|\bat least\b|\bat most\b)?\s*(\$?\d[^±]*?)\s*(?:(?:±|\+\/?-)\s*(.+?))?\s*$/su;
  // The pattern takes quadratic time for a long row of spaces.
  const match = text.length > LONGEST ? null : written.exec(text.trim());
  if (match === null) throw refusal(text, FORM);
  const [, name, way, value, size] = match;
  const measure = measureNamed(name);
  if (measure === undefined) {
    const [hint, measures] = measureHint(name.trim());
    throw refusal(text, `There is no measure "${name.trim()}".${hint}`, measures);
  }
  const number = amountOf(text, value, measure);
  if (measure.unit === 'share' && number > 1) throw refusal(text, 'A share is from 0 % to 100 %.');
  const precision = size === undefined ? usualPrecision(measure, number) : amountOf(text, size, measure);
  if (!(precision > 0)) throw refusal(text, 'Use a half-width above 0, such as "± 1 %".');
  return { measure, value: number, direction: way === undefined ? null : DIRECTIONS[way], precision };
}

/** A number in the unit of a measure. */
function amountOf(text: string, written: string, { label, unit }: Measure): number {
  try {
    const plain = written.trim();
    const perUnit = SECONDS_PER[unit];
    if (perUnit !== undefined && !/^[\d.,]+$/.test(plain)) return seconds(plain) / perUnit;
    if (unit === 'share') return countOf(plain.replace(/\s*%$/, '')) / 100;
    const bare = unit === "$" ? plain.replace(/^\$\s*/, "") : plain.replace(new RegExp(`\\s*${unit}$`), "");
    return countOf(bare);
  } catch (error) {
    if (error instanceof NotAValue) {
      const measuredIn = unit === 'share' ? 'a share, in percent' : `measured in ${unit}`;
      throw refusal(text, `"${label}" is ${measuredIn}, and ${error.message}.`);
    }
    throw error;
  }
}

function refusal(text: string, why: string, ...more: string[]): UsageError {
  return new UsageError(`--reach "${text}" cannot be used. ${why}`, ...more);
}
