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

/** At the ends, a text would otherwise leave the chart. */
function anchorAt(percent: number): 'start' | 'middle' | 'end' {
  if (percent < 4) return 'start';
  return percent > 96 ? 'end' : 'middle';
}

/** The colours of some spans in words. */
export function LaneKey({ spans }: { spans: readonly (readonly [key: string, words: string])[] }) {
  return (
    <ul class="key">
      {spans.map(([key, words]) => (
        <li key={key}>
          <svg class="swatch" width="14" height="14" aria-hidden="true">
            <rect class={`span span-${key}`} width="14" height="14" />
          </svg>{' '}
          {words}
        </li>
      ))}
    </ul>
  );
}

const ROW = 30;
const AXIS = 20;

/** Rows of what happened when. Bars are in percent of the width, texts in CSS pixels. */
export function LaneChart({ rows, scale, ticks, label }: Props) {
  const bottom = rows.length * ROW;
  return (
    <div class="lanes">
      <ul class="lane-names" aria-hidden="true">
        {rows.map((row, r) => (
          <li key={r}>{row.label}</li>
        ))}
      </ul>
      <svg class="lane-rows" width="100%" height={bottom + AXIS} role="img" aria-label={label}>
        {ticks.map(({ at, text }) => (
          <g key={at}>
            <line class="grid" x1={`${scale(at)}%`} x2={`${scale(at)}%`} y1={0} y2={bottom} />
            <text class="tick" x={`${scale(at)}%`} y={bottom + 15} text-anchor={anchorAt(scale(at))}>
              {text}
            </text>
          </g>
        ))}
        {rows.map((row, r) => (
          <g key={r}>
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
