import type { Scale } from '../charts/scale.ts';

export interface LaneRow {
  label: string;
  spans: readonly { key: string; from: number; to: number; text: string }[];
  moments: readonly { at: number; text: string; isEnd?: boolean }[];
}

interface Props {
  rows: readonly LaneRow[];
  /** From an instant to its place, in percent of the width. */
  scale: Scale;
  ticks: readonly { at: number; text: string }[];
  /** The whole chart in words. */
  label: string;
}

const ROW = 30;
const AXIS = 20;

/** Rows of what happened when. Bars are in percent of the width, texts in CSS pixels. */
export function LaneChart({ rows, scale, ticks, label }: Props) {
  const bottom = rows.length * ROW;
  return (
    <div class="lanes">
      <ul class="lane-names" aria-hidden="true">
        {rows.map((row) => (
          <li key={row.label}>{row.label}</li>
        ))}
      </ul>
      <svg class="lane-rows" width="100%" height={bottom + AXIS} role="img" aria-label={label}>
        {ticks.map(({ at, text }) => (
          <g key={at}>
            <line class="grid" x1={`${scale(at)}%`} x2={`${scale(at)}%`} y1={0} y2={bottom} />
            <text class="tick" x={`${scale(at)}%`} y={bottom + 15} text-anchor="middle">
              {text}
            </text>
          </g>
        ))}
        {rows.map((row, r) => (
          <g key={row.label}>
            {row.spans.map(({ key, from, to, text }, i) => (
              <rect
                key={i}
                class={`span span-${key}`}
                x={`${scale(from)}%`}
                width={`${Math.max(0.15, scale(to) - scale(from)).toFixed(2)}%`}
                y={r * ROW + 6}
                height={ROW - 12}
              >
                <title>{text}</title>
              </rect>
            ))}
            {row.moments.map(({ at, text, isEnd }, i) => (
              <line
                key={i}
                class={isEnd ? 'moment end' : 'moment'}
                x1={`${scale(at)}%`}
                x2={`${scale(at)}%`}
                y1={r * ROW + 3}
                y2={(r + 1) * ROW - 3}
              >
                <title>{text}</title>
              </line>
            ))}
          </g>
        ))}
      </svg>
    </div>
  );
}
