import type { Scale } from './scale.ts';

interface Props {
  /** Ascending values, one per dot. */
  values: readonly number[];
  scale: Scale;
  /** In percent of the width, centred on the ticks: on a phone, as wide as two columns of dots. */
  bin: number;
  /** The place of the first bin's middle, in percent. */
  from: number;
  /** The address of the lines of the ticks, which all strips of a page share. */
  grid: string;
  /** A value marked by a line of its own, such as the request. */
  marked: number | null;
  labelledBy: string;
  describedBy: string;
}

/** Each bin has two columns of dots. */
const DIAMETER = 4.5;
const COLUMN = 4.8;
/** Higher stacks are pressed together. */
const HIGHEST = 52;

/** A quantile dot plot: each of 50 dots is 2 of 100 cases, stacked where they fall. */
export function DotStrip({ values, scale, bin, grid, from: first, marked, labelledBy, describedBy }: Props) {
  const bins = new Map<number, number>();
  for (const value of values) {
    const place = Math.round((scale(value) - first) / bin);
    bins.set(place, (bins.get(place) ?? 0) + 1);
  }
  const rows = Math.ceil(Math.max(1, ...bins.values()) / 2);
  const pitch = Math.floor(10 * Math.min(DIAMETER, (HIGHEST - DIAMETER) / Math.max(1, rows - 1))) / 10;
  const height = Math.ceil(Math.max(18, pitch * (rows - 1) + DIAMETER + 2));
  return (
    <svg
      class="dots"
      width="100%"
      height={height}
      role="img"
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
    >
      <use href={grid} />
      {marked !== null && <line class="asked" x1={`${scale(marked)}%`} x2={`${scale(marked)}%`} y1="0" y2={height} />}
      <g class="dot" stroke-dasharray={`0 ${pitch}`}>
        {[...bins].map(([place, count]) => (
          <svg key={place} x={`${(first + place * bin).toFixed(2)}%`}>
            <path d={stacks(count, pitch, height)} />
          </svg>
        ))}
      </g>
    </svg>
  );
}

/** One or two stacks of dots around x = 0, as dashed lines from the bottom: a dash without length is round. */
function stacks(count: number, pitch: number, height: number): string {
  const bottom = height - 1 - DIAMETER / 2;
  const stack = (x: number, dots: number) => `M${x} ${bottom}v-${((dots - 1) * pitch + 0.1).toFixed(1)}`;
  if (count === 1) return stack(0, 1);
  return stack(-COLUMN / 2, Math.ceil(count / 2)) + stack(COLUMN / 2, Math.floor(count / 2));
}
