import type { Ends } from '../data/axes.ts';
import { fixedDomain } from './scale.ts';

/** A row of a small bar chart. */
export interface BarRow {
  label: string;
  /** null where the measure does not apply. */
  value: number | null;
  text: string;
}

interface Props {
  rows: readonly BarRow[];
  /** The least end of the scale, so that charts can share one. */
  most?: number;
  /** Of the scenario as written: the scale then ends at round numbers. Without them, the longest bar is full. */
  written?: Ends | undefined;
}

/**
 * Bars of one measure, one per policy, from a common 0. Each row is text beside its bar, so that it reads without the
 * bars.
 */
export function BarRows({ rows, most: end = 0, written }: Props) {
  const values = [end, ...rows.map(({ value }) => value ?? 0)];
  const [least, most] = written
    ? fixedDomain(written, values).domain
    : [Math.min(0, ...values), Math.max(0, ...values)];
  const span = most - least || 1;
  const percent = (value: number) => `${(((value - least) / span) * 100).toFixed(1)}%`;
  return (
    <ul class="bars">
      {rows.map(({ label, value, text }) => (
        <li key={label}>
          <bdi>{label}</bdi>
          <svg>
            {least < 0 && <line class="zero" x1={percent(0)} x2={percent(0)} y2="12" />}
            {value !== null && value !== 0 && (
              <rect
                x={least === 0 ? undefined : percent(Math.min(0, value))}
                width={`${((Math.abs(value) / span) * 100).toFixed(1)}%`}
              />
            )}
          </svg>
          <b>{text}</b>
        </li>
      ))}
    </ul>
  );
}
