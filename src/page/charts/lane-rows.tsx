import type { TimeTick } from '../data/time-axis.ts';
import type { Scale } from './scale.ts';

/** How a span looks: a colour, and a mark of its own. */
export type SpanLook = 'custody' | 'hold' | 'unheard' | 'known' | 'declined' | 'off' | 'out' | 'trip';

export interface DrawnSpan {
  from: number;
  to: number;
  look: SpanLook;
}

export interface DrawnLane {
  name: string;
  spans: readonly DrawnSpan[];
  /** Instants with a dot. */
  dots: readonly number[];
}

interface Props {
  lanes: readonly DrawnLane[];
  scale: Scale;
  ticks: readonly TimeTick[];
  /** When the person leaves: a line across all lanes. */
  leavesAt: number | null;
  labelledBy: string;
  describedBy: string;
}

const LANE = 20;
const AXIS = 18;

/** Swim lanes over time. Names are HTML beside them, so that they wrap. */
export function LaneRows({ lanes, scale, ticks, leavesAt, labelledBy, describedBy }: Props) {
  const bottom = lanes.length * LANE;
  return (
    <div class="lanes">
      <ul class="lane-names" aria-hidden="true">
        {lanes.map(({ name }) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
      <svg height={bottom + AXIS} role="img" aria-labelledby={labelledBy} aria-describedby={describedBy}>
        {ticks.map(({ at, isMidnight }) => (
          <line key={at} class={isMidnight ? 'midnight' : 'grid'} x1={p(scale(at))} x2={p(scale(at))} y2={bottom} />
        ))}
        {lanes.map(({ name, spans, dots }, i) => (
          <g key={name}>
            {spans.map(({ from, to, look }) => (
              <Span key={from} from={p(scale(from))} to={p(scale(to))} y={(i + 0.5) * LANE} look={look} />
            ))}
            {dots.map((at) => (
              <circle key={at} class="moment" cx={p(scale(at))} cy={(i + 0.5) * LANE} r="4" />
            ))}
          </g>
        ))}
        {leavesAt !== null && <line class="leaves" x1={p(scale(leavesAt))} x2={p(scale(leavesAt))} y2={bottom} />}
        {ticks.map(({ at, text, isMidnight }) => (
          <text key={at} class={isMidnight ? 'midnight' : undefined} x={p(scale(at))} y={bottom + 14}>
            {text}
          </text>
        ))}
      </svg>
    </div>
  );
}

function Span({ from, to, y, look }: { from: string; to: string; y: number; look: SpanLook }) {
  return (
    <>
      <line class={`span ${look}`} x1={from} x2={to} y1={y} y2={y} />
      <line class={`over ${look}`} x1={from} x2={to} y1={y} y2={y} />
    </>
  );
}

function p(percent: number): string {
  return `${percent}%`;
}

const LOOKS: Record<SpanLook, string> = {
  custody: 'in custody, or clearing',
  hold: 'delayed or held past the exit',
  unheard: 'the notice waits to be heard',
  known: 'the agency knows; no team has to set out yet',
  declined: 'the agency declines; the jail does not know yet',
  off: 'no team on duty',
  out: 'all teams out',
  trip: 'a team is on its trip',
};

/** What the looks that occur mean. */
export function LaneKey({ lanes }: { lanes: readonly DrawnLane[] }) {
  const used = new Set(lanes.flatMap(({ spans }) => spans.map(({ look }) => look)));
  return (
    <ul class="key">
      {(Object.keys(LOOKS) as SpanLook[])
        .filter((look) => used.has(look))
        .map((look) => (
          <li key={look}>
            <svg class="swatch" width="24" height="12" aria-hidden="true">
              <Span from="0%" to="100%" y={6} look={look} />
            </svg>{' '}
            {LOOKS[look]}
          </li>
        ))}
      <li>
        <svg class="swatch" width="10" height="12" aria-hidden="true">
          <circle class="moment" cx="5" cy="6" r="4" />
        </svg>{' '}
        something happens
      </li>
      <li>
        <svg class="swatch" width="6" height="14" aria-hidden="true">
          <line class="leaves" x1="3" x2="3" y2="14" />
        </svg>{' '}
        the person leaves the jail
      </li>
    </ul>
  );
}
