import { NotAValue } from '../../refusals/not-a-value.ts';
import { severalReadings } from '../../refusals/readings.ts';
import { DASH, type Part, partsOf, refuseBareM, sumOf } from './duration-text.ts';
import { NUMBER } from './numbers.ts';
import { inLimits } from './units.ts';

const ENDS = new RegExp(String.raw`^\s*([\d.](?:.*?\S)??)\s*(?:${DASH}|\bto\b)\s*(\S.*)$`, 'i');
const BARE = new RegExp(`^${NUMBER}$`);

/**
 * The two ends, in seconds, of a range "1–2 h", "1-2 h" or "30 min – 2 h"; undefined if the text is not a range. Throws
 * NotAValue.
 */
export function secondsRange(raw: unknown): { low: number; high: number } | undefined {
  const ends = typeof raw === 'string' ? ENDS.exec(raw.replaceAll('\u00a0', ' ').trim()) : null;
  if (ends === null) return undefined;
  const [text, low, high] = ends;
  const highParts = partsOf(high);
  const lowParts = BARE.test(low) ? bareLow(text, low, high) : partsOf(low);
  refuseBareM([...lowParts, ...highParts], text);
  const range = { low: inLimits(sumOf(lowParts), raw), high: inLimits(sumOf(highParts), raw) };
  if (range.low > range.high)
    throw new NotAValue(
      `the range ${text} runs backwards; write ${inOrder(low, high)}`,
      'a range from the smaller to the larger, each with its unit, such as 30 min – 2 h',
    );
  return range;
}

/**
 * The low end that has no unit: it takes the high end's. If the high end has several, as in "1–2 h 30 min", the low end
 * takes the only one with which the range rises. Throws NotAValue if there are more.
 */
function bareLow(text: string, low: string, high: string): Part[] {
  const parts = partsOf(high);
  const [{ unit }, ...rest] = parts;
  if (rest.length === 0) return [{ number: low, unit }];
  const candidates = [
    [{ number: low, unit }],
    [{ number: low, unit }, ...rest],
    ...rest.map((part) => [{ ...part, number: low }]),
  ];
  const rising = candidates.filter((candidate) => sumOf(candidate) <= sumOf(parts));
  if (rising.length === 1) return rising[0];
  throw severalReadings(
    text,
    rising.map((candidate) => `${candidate.map((part) => `${part.number} ${part.unit}`).join(' ')} – ${high}`),
    `${low} has no unit, and the other end has more than one`,
  );
}

/** A range with its ends swapped: "1–2 h" for 2 to "1 h". */
function inOrder(low: string, high: string): string {
  if (!BARE.test(low)) return `${high} – ${low}`;
  const [{ number, unit }] = partsOf(high);
  return `${number}–${low} ${unit}`;
}
