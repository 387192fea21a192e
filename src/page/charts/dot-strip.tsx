import type { Scale } from './scale.ts';

interface Props {
  /** Ascending values, one per dot. */
  values: readonly number[];
  scale: Scale;
  /** In percent of the width, centred on the ticks: on a phone, as wide as two columns of dots. */
  bin: number;
  ticks: readonly number[];
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
export function DotStrip({ values, scale, bin, ticks, marked, labelledBy, describedBy }: Props) {
  const first = scale(ticks[0]);
  const bins = new Map<number, number>();
  for (const value of values) {
    const place = Math.round((scale(value) - first) / bin);
    bins.set(place, (bins.get(place) ?? 0) + 1);
  }
  const rows = Math.ceil(Math.max(1, ...bins.values()) / 2);
  const pitch = Math.min(DIAMETER, (HIGHEST - DIAMETER) / Math.max(1, rows - 1));
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
      {ticks.map((tick) => (
        <line
          key={tick}
          class={tick === 0 ? 'zero' : 'grid'}
          x1={`${scale(tick)}%`}
          x2={`${scale(tick)}%`}
          y1="0"
          y2={height}
        />
      ))}
      {marked !== null && <line class="asked" x1={`${scale(marked)}%`} x2={`${scale(marked)}%`} y1="0" y2={height} />}
      {[...bins].map(([place, count]) => (
        <svg key={place} x={`${(first + place * bin).toFixed(2)}%`} overflow="visible">
          <path class="dot" d={dots(count, pitch, height)} />
        </svg>
      ))}
    </svg>
  );
}

/** Dots around x = 0, two per row, the first at the bottom: lines of no length with round ends. */
function dots(count: number, pitch: number, height: number): string {
  const bottom = height - 1 - DIAMETER / 2;
  return Array.from({ length: count }, (_, i) => {
    const x = count === 1 ? 0 : (i % 2 === 0 ? -0.5 : 0.5) * COLUMN;
    return `M${x} ${Math.round((bottom - Math.floor(i / 2) * pitch) * 10) / 10}h0`;
  }).join('');
}
