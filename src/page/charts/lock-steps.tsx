import type { KindKey } from '../data/kinds.ts';
import { MarkedArea } from './marks.tsx';

/** What a lock leaves and what it loses, in whole people of 100. */
export interface LockStep {
  kind: KindKey;
  left: number;
  lost: number;
  /** As text: `<1` is more than none. */
  leftText: string;
}

const HEIGHT = 36;
/** Room above the bars for their numbers. */
const ABOVE = 15;

/**
 * A staircase: first all 100, then after each lock what is left, with what it lost above it in the pattern of the
 * outcome. The bars are in percent of the width, the texts in CSS pixels.
 */
export function LockSteps({ steps, labelledBy, describedBy }: Props) {
  const width = 100 / (steps.length + 1);
  const y = (people: number) => short(ABOVE + ((100 - people) / 100) * HEIGHT);
  const bars = [{ left: 100, lost: 0, leftText: '100', kind: null as KindKey | null }, ...steps];
  return (
    <svg
      class="locks"
      width="100%"
      height={ABOVE + HEIGHT + 1}
      role="img"
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
    >
      <g text-anchor="middle">
        {bars.map(({ left, lost, leftText, kind }, i) => {
          const [x, middle, wide] = [i * width, (i + 0.45) * width, width * 0.9].map((value) => `${value.toFixed(2)}%`);
          const top = y(left + lost);
          return (
            <g key={i}>
              {left > 0 && (
                <rect
                  class={i === steps.length ? 'left last' : 'left'}
                  x={x}
                  width={wide}
                  y={y(left)}
                  height={short(y(0) - y(left))}
                />
              )}
              {lost > 0 && kind !== null && (
                <MarkedArea kind={kind} x={x} y={top} width={wide} height={short(y(left) - top)} />
              )}
              <text x={middle} y={short(top - 4)}>
                {leftText}
              </text>
            </g>
          );
        })}
      </g>
      <line class="axis" x1="0" x2="100%" y1={ABOVE + HEIGHT + 0.5} y2={ABOVE + HEIGHT + 0.5} />
    </svg>
  );
}

/** Without the digits that nobody sees. */
function short(pixels: number): number {
  return Math.round(pixels * 100) / 100;
}

interface Props {
  steps: readonly LockStep[];
  labelledBy: string;
  describedBy: string;
}
