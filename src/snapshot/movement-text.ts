import { signed, table } from '../report/format.ts';
import type { Movement } from './movement.ts';

/** The most lines of movement, with their heading and the line that counts the others. */
export const MOST_LINES = 12;

/** The clearest movements as lines, and how many others there are. */
export function movementLines(moved: readonly Movement[], most = MOST_LINES): string[] {
  if (moved.length === 0) return [];
  const telling = tellingOf(moved);
  const all = telling.length === 0 ? moved : telling;
  const shown = all.length <= most - 1 ? all : all.slice(0, most - 2);
  const rest = moved.length - shown.length;
  const rows = shown.map((one) => [
    `  ${one.policy}`,
    one.label,
    valueText(one, 'before'),
    valueText(one, 'now'),
    byText(one),
  ]);
  const more = rest === 0 ? [] : [`  … and ${rest} more`];
  return [...table([['  policy', 'figure', 'was', 'is', 'moved by'], ...rows], 'llrrl'), ...more];
}

/** Those that texts show: the listed ones, and of several that move by the same from the same only the first. */
export function tellingOf(moved: readonly Movement[]): Movement[] {
  const seen = new Set<string>();
  return moved.filter(({ isListed, unit, before, now, difference }) => {
    const key = JSON.stringify([unit, before, now, difference]);
    if (!isListed || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** A value with the decimals that show its movement. */
export function valueText({ difference: { mean }, unit, ...sides }: Movement, side: 'before' | 'now'): string {
  const value = sides[side].mean;
  if (value === null) return '–';
  const scale = unit === 'share' ? 100 : 1;
  const text = signed(value * scale, decimalsOf(mean === null ? value * scale : mean * scale));
  return unit === '$' ? `$${text}` : `${text} ${unit === 'share' ? '%' : unit}`;
}

const MOST_DECIMALS = 6;

/** As many decimals as show two figures of a number from 1 on, and one below; none from 10 on. */
function decimalsOf(by: number): number {
  if (by === 0) return 1;
  const size = Math.floor(Math.log10(Math.abs(by)));
  return Math.max(0, Math.min(MOST_DECIMALS, size < 0 ? -size : 1 - size));
}

/** "+25.0 ± 1.2": a difference and the half-width of its interval, which decides the decimals of both. */
export function byText({ difference: { mean, low, high }, unit }: Movement): string {
  if (mean === null) return '–';
  const scale = unit === 'share' ? 100 : 1;
  const half = low === null || high === null ? null : ((high - low) / 2) * scale;
  if (mean === 0 && half === 0) return 'only within replications';
  const decimals = decimalsOf(half === null || half === 0 ? mean * scale : half);
  const by = `${mean > 0 ? '+' : ''}${signed(mean * scale, decimals)}`;
  const text = half === null || half === 0 ? by : `${by} ± ${signed(half, decimals)}`;
  return unit === '$' ? text : `${text} ${unit === 'share' ? 'percentage points' : unit}`;
}
