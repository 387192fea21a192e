import type { Precision } from '../../engine/run/until.ts';
import { MEASURES } from '../../measures/definitions.ts';
import { nearest } from '../../refusals/nearest.ts';
import { UsageError } from './failure.ts';

/**
 * "pickup rate ± 1 %" -> a half-width to reach. For a share the ± is in percentage points. For other measures "%" is
 * relative to the mean, and a bare number is in the measure's unit. "+-" and "+/-" are read as "±".
 *
 * @throws UsageError with the allowed form, or the nearest measure.
 */
export function precision(text: string): Precision {
  const match = /^\s*(.+?)\s*(?:±|\+\/?-)\s*(\d+(?:\.\d+)?)\s*(%|\S*)\s*$/.exec(text);
  if (match === null) throw refusal(text, 'Write it like "pickup rate ± 1 %" or "noticeWindow ± 2 min".');
  const [, name, size, unit] = match;
  const measure = MEASURES.find(({ key, label }) => key === name || label === name.toLowerCase());
  if (measure === undefined) {
    const near = nearest(
      name,
      MEASURES.flatMap(({ key, label }) => [label, key]),
    );
    const hint = near === undefined ? '' : ` Did you mean "${near}"?`;
    const all = MEASURES.map(({ label }) => label).join(', ');
    throw refusal(text, `There is no measure "${name}".${hint}\nMeasures: ${all}.`);
  }
  const target = Number(size);
  if (!(target > 0)) throw refusal(text, 'Use a half-width above 0, such as "± 1 %".');
  if (unit === '%') return { measure, target: target / 100, relative: measure.unit !== 'share' };
  if (measure.unit === 'share') {
    throw refusal(text, `"${measure.label}" is a share: write its half-width in percent, such as "± 1 %".`);
  }
  if (unit !== '' && unit !== measure.unit) {
    throw refusal(
      text,
      `"${measure.label}" is measured in ${measure.unit}: write its half-width in ${measure.unit} or in %.`,
    );
  }
  return { measure, target, relative: false };
}

function refusal(text: string, why: string): UsageError {
  return new UsageError(`--until "${text}" cannot be used. ${why}`);
}
