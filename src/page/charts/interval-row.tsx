import type { Scale } from './scale.ts';

interface Props {
  mean: number;
  /** The 95 % interval of the mean; null if it is not known. */
  interval: readonly [number, number] | null;
  /** The range of one run; null if it is not known. */
  range: readonly [number, number] | null;
  scale: Scale;
  /** The address of the lines of the ticks. */
  grid: string;
}

const HEIGHT = 28;
const MIDDLE = HEIGHT / 2;

/** One estimate on an axis: a pale band for the range of one run, a dark line for the interval, a dot for the mean. */
export function IntervalRow({ mean, interval, range, scale, grid }: Props) {
  const at = (value: number) => `${scale(value)}%`;
  const wide = ([low, high]: readonly [number, number]) => `${(scale(high) - scale(low)).toFixed(2)}%`;
  return (
    <svg class="interval" height={HEIGHT} aria-hidden="true">
      <use href={grid} />
      {range !== null && <rect class="range" x={at(range[0])} width={wide(range)} y={MIDDLE - 5} height="10" rx="2" />}
      {interval !== null && (
        <line class="mean-interval" x1={at(interval[0])} x2={at(interval[1])} y1={MIDDLE} y2={MIDDLE} />
      )}
      <circle class="mean" cx={at(mean)} cy={MIDDLE} r="4" />
    </svg>
  );
}

/** The lines of an axis's ticks, 0 strong: defined once, and used by every row through its address. */
export function TickLines({ id, ticks, scale }: { id: string; ticks: readonly number[]; scale: Scale }) {
  return (
    <g id={id}>
      {ticks.map((tick) => (
        <line key={tick} class={tick === 0 ? 'zero' : 'grid'} x1={`${scale(tick)}%`} x2={`${scale(tick)}%`} y2="100%" />
      ))}
    </g>
  );
}

/** The numbers of an axis below rows that share it. */
export function AxisNumbers({
  ticks,
  scale,
  text,
}: {
  ticks: readonly number[];
  scale: Scale;
  text(n: number): string;
}) {
  return (
    <svg class="axis-numbers" aria-hidden="true">
      {ticks.map((tick) => (
        <text key={tick} x={`${scale(tick)}%`} y="13">
          {text(tick)}
        </text>
      ))}
    </svg>
  );
}
