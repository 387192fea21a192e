import type { KindCount } from '../data/kinds.ts';
import { fillOf, PITCH, SIDE } from './patterns.tsx';

const COLUMNS = 20;
const ROWS = 5;
const ICONS_WIDTH = COLUMNS * PITCH - (PITCH - SIDE);
const ICONS_HEIGHT = ROWS * PITCH - (PITCH - SIDE);

/**
 * One hundred neutral squares, 5 by 20, column by column in the order of `counts`, whose whole numbers sum to 100.
 * `labelledBy` and `describedBy` are ids of the policy's name and of its numbers in words.
 */
export function IconArray({ counts, labelledBy, describedBy }: Props) {
  let from = 0;
  return (
    <svg
      class="icons"
      width={ICONS_WIDTH}
      height={ICONS_HEIGHT}
      role="img"
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
    >
      {counts.map(({ key, whole }) => {
        if (whole === 0) return null;
        const d = squares(from, whole);
        from += whole;
        return <path key={key} d={d} fill={fillOf(key)} />;
      })}
    </svg>
  );
}

interface Props {
  counts: readonly KindCount[];
  labelledBy: string;
  describedBy: string;
}

/** The outlines of `count` squares, the first of which is at position `from`. */
function squares(from: number, count: number): string {
  return Array.from({ length: count }, (_, i) => {
    const at = from + i;
    return `M${Math.floor(at / ROWS) * PITCH} ${(at % ROWS) * PITCH}h${SIDE}v${SIDE}h-${SIDE}z`;
  }).join('');
}
