import { MEASURES } from '../../measures/definitions.ts';
import type { Measure } from '../../measures/measure.ts';
import { nearest } from '../../refusals/nearest.ts';
import { UsageError } from './failure.ts';

/**
 * The measure of a label ("pickup rate") or of a key in the JSON ("pickupRate"), in any case of letters; undefined if
 * there is none.
 */
export function measureNamed(name: string): Measure | undefined {
  const plain = name.trim().toLowerCase();
  return MEASURES.find(({ key, label }) => key.toLowerCase() === plain || label.toLowerCase() === plain);
}

/** What to write instead of a name that no measure has: the end of the refusal's line, and a line below it. */
export function measureHint(name: string): [hint: string, measures: string] {
  const near = nearest(
    name,
    MEASURES.flatMap(({ key, label }) => [label, key]),
  );
  const hint = near === undefined ? '' : ` Did you mean "${near}"?`;
  return [hint, `Measures: ${MEASURES.map(({ label }) => label).join(', ')}.`];
}

/**
 * The keys of measures that are named by label or by key.
 *
 * @throws UsageError for a name that no measure has.
 */
export function measureKeys(names: readonly string[]): string[] {
  return names.map((name) => {
    const measure = measureNamed(name);
    if (measure === undefined) {
      const [hint, measures] = measureHint(name);
      throw new UsageError(`"${name}" is not a measure.${hint}`, measures);
    }
    return measure.key;
  });
}
