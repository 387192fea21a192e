import type { KindCount } from '../data/kinds.ts';
import { markPath, PITCH, SIDE } from './marks.tsx';

const COLUMNS = 20;
const ROWS = 5;
const WIDTH = COLUMNS * PITCH - (PITCH - SIDE);
const HEIGHT = ROWS * PITCH - (PITCH - SIDE);

/**
 * One hundred neutral squares, 5 by 20, column by column in the order of `counts`, whose whole numbers sum to 100.
 * `labelledBy` and `describedBy` are ids of the policy's name and of its numbers in words.
 */
export function IconArray({ counts, labelledBy, describedBy }: Props) {
  let from = 0;
  return (
    <svg
      class="icons"
      // Squares hold no text, so they may shrink on paper.
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
    >
      {counts.map(({ key, whole }) => {
        if (whole === 0) return null;
        const corners = Array.from({ length: whole }, (_, i) => cornerAt(from + i));
        from += whole;
        return (
          <g key={key}>
            <path class={`squares kind-${key}`} d={squares(corners)} stroke-width={SIDE} stroke-dasharray={DASHES} />
            <path class={`mark mark-${key}`} d={markPath(key, corners)} />
          </g>
        );
      })}
    </svg>
  );
}

interface Props {
  counts: readonly KindCount[];
  labelledBy: string;
  describedBy: string;
}

/** Drawn as a line, dashes as wide as they are long are squares. */
const DASHES = `${SIDE} ${PITCH - SIDE}`;

type Corner = readonly [x: number, y: number];

function cornerAt(position: number): Corner {
  return [Math.floor(position / ROWS) * PITCH, (position % ROWS) * PITCH];
}

/** One dashed line down each column, along the middle of its squares. */
function squares(corners: readonly Corner[]): string {
  const columns = new Map<number, Corner[]>();
  for (const corner of corners) columns.set(corner[0], [...(columns.get(corner[0]) ?? []), corner]);
  return [...columns]
    .map(([x, column]) => `M${x + SIDE / 2} ${column[0][1]}v${column.length * PITCH - (PITCH - SIDE)}`)
    .join('');
}
