import { AxisNumbers, IntervalRow, TickLines } from '../charts/interval-row.tsx';
import { linear, roundDomain } from '../charts/scale.ts';

/** A value that was run, and the measure there, in percent or in the measure's unit. */
export interface PointRow {
  label: string;
  mean: number | null;
  low: number | null;
  high: number | null;
  text: string;
}

interface Props {
  /** The start of the chart's ids. */
  id: string;
  rows: readonly PointRow[];
  /** A value to mark through all rows, such as a target. */
  target?: number;
  /** An axis's number as text. */
  tick(value: number): string;
}

/** A measure at several values: one row each, with its interval, on a common axis from 0. */
export function PointRows({ id, rows, target, tick }: Props) {
  const values = rows.flatMap(({ mean, low, high }) => [mean, low, high]).filter((value) => value !== null);
  const { domain, ticks } = roundDomain(target === undefined ? values : [...values, target]);
  const scale = linear(domain);
  return (
    <>
      <svg class="marks" width="0" height="0" aria-hidden="true">
        <defs>
          <g id={`${id}-grid`}>
            <TickLines id={`${id}-ticks`} ticks={ticks} scale={scale} />
            {target !== undefined && (
              <line class="target" x1={`${scale(target)}%`} x2={`${scale(target)}%`} y2="100%" />
            )}
          </g>
        </defs>
      </svg>
      <ul class="points">
        {rows.map(({ label, mean, low, high, text }) => (
          <li key={label}>
            <bdi>{label}</bdi>
            {mean === null ? (
              <span />
            ) : (
              <IntervalRow
                mean={mean}
                interval={low === null || high === null ? null : [low, high]}
                range={null}
                scale={scale}
                grid={`#${id}-grid`}
              />
            )}
            <b>{text}</b>
          </li>
        ))}
      </ul>
      <div class="points-axis">
        <AxisNumbers ticks={ticks} scale={scale} text={tick} />
      </div>
    </>
  );
}
