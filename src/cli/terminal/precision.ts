import type { Precision } from '../../engine/run/until.ts';
import { UsageError } from './failure.ts';
import { measureHint, measureNamed } from './measure-name.ts';

/**
 * "pickup rate ± 1 %" -> a half-width to reach. For a share the ± is in percentage points, with or without "%", as
 * reports print it. For other measures "%" is relative to the mean, and a bare number is in the measure's unit. "+-"
 * and "+/-" are read as "±".
 *
 * @throws UsageError with the allowed form, or the nearest measure.
 */
export function precision(text: string): Precision {
  const match = /^\s*(.+?)\s*(?:±|\+\/?-)\s*(\d+(?:\.\d+)?)\s*(%|\S*)\s*$/s.exec(text);
  if (match === null) throw refusal(text, 'Write it like "pickup rate ± 1 %" or "noticeWindow ± 2 min".');
  const [, name, size, unit] = match;
  const measure = measureNamed(name);
  if (measure === undefined) {
    const [hint, measures] = measureHint(name);
    throw refusal(text, `There is no measure "${name}".${hint}`, measures);
  }
  const target = Number(size);
  if (!(target > 0)) throw refusal(text, 'Use a half-width above 0, such as "± 1 %".');
  if (measure.unit === 'share') {
    if (unit === '' || unit === '%') return { measure, target: target / 100, relative: false };
    throw refusal(text, `"${measure.label}" is a share: write its half-width in percentage points, such as "± 1 %".`);
  }
  if (unit === '%') return { measure, target: target / 100, relative: true };
  if (unit !== '' && unit !== measure.unit) {
    throw refusal(
      text,
      `"${measure.label}" is measured in ${measure.unit}: write its half-width in ${measure.unit} or in %.`,
    );
  }
  return { measure, target, relative: false };
}

function refusal(text: string, why: string, ...more: string[]): UsageError {
  return new UsageError(`--until "${text}" cannot be used. ${why}`, ...more);
}
