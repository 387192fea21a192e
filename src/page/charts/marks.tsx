import { KINDS, type KindKey } from '../data/kinds.ts';

/** The side of a square, and the distance from one to the next, in CSS pixels. */
export const SIDE = 11;
export const PITCH = 13;

/**
 * The mark on a square of each kind, as a path that begins this far from its upper left corner and ends `across` and
 * `along` from its beginning, so that kinds differ in print and without colour vision. Marks have the colour of the
 * paper; null leaves the colour alone. They are drawn one by one: a browser that prints an SVG pattern makes a PDF a
 * hundred times as large.
 */
const MARKS: Record<KindKey, readonly [x: number, y: number, rest: string, across: number, along: number] | null> = {
  met: null,
  fromHold: [5.5, 0, 'v11', 0, 11],
  told: [0.75, 0.75, 'h9.5v9.5h-9.5z', 0, 0],
  heardInTime: [5.5, 5.5, 'h0', 0, 0],
  agencyComes: [0, 11, 'l11-11', 11, -11],
  teamOnDuty: [0, 5.5, 'h11', 11, 0],
  teamFreeAndInReach: [0, 0, 'l11 11m0-11l-11 11', 0, 11],
  teamArrives: [0, 0, 'l11 11', 11, 11],
  arrivesInTime: [0, 5.5, 'h11m-5.5-5.5v11', 5.5, 5.5],
  missed: [0, 8.5, 'l5.5-6l5.5 6', 11, 0],
};

/** The marks of squares at these corners. Below another square the way there is shorter to write than the place. */
export function markPath(kind: KindKey, corners: readonly (readonly [x: number, y: number])[]): string {
  const mark = MARKS[kind];
  if (mark === null) return '';
  const [right, down, rest, across, along] = mark;
  const below = `m${0 - across} ${PITCH - along}${rest}`;
  const isBelow = (i: number) =>
    i > 0 && corners[i][0] === corners[i - 1][0] && corners[i][1] === corners[i - 1][1] + PITCH;
  return corners.map(([x, y], i) => (isBelow(i) ? below : `M${x + right} ${y + down}${rest}`)).join('');
}

/** As many tiles as the largest area of a chart needs. */
const COLUMNS = 9;
const ROWS = 5;
const TILES = Array.from({ length: COLUMNS * ROWS }, (_, i) => {
  return [Math.floor(i / ROWS) * PITCH, (i % ROWS) * PITCH] as const;
});

/** The marks of whole areas and the squares of keys, which charts refer to. They are in a page once. */
export function Marks() {
  return (
    <svg class="marks" width="0" height="0" aria-hidden="true">
      <defs>
        {KINDS.map(({ key }) => (
          <path key={key} id={`marks-${key}`} class={`mark mark-${key}`} d={markPath(key, TILES)} />
        ))}
        {KINDS.map(({ key }) => (
          <g key={key} id={`square-${key}`}>
            <rect class={`kind-${key}`} width={SIDE} height={SIDE} />
            <path class={`mark mark-${key}`} d={markPath(key, [[0, 0]])} />
          </g>
        ))}
      </defs>
    </svg>
  );
}

/** An area of one kind. `x` and `width` may be percentages. */
export function MarkedArea({ kind, ...place }: { kind: KindKey; x: string; y: number; width: string; height: number }) {
  return (
    <svg class="cut" {...place}>
      <rect class={`kind-${kind}`} width="100%" height="100%" />
      <use href={`#marks-${kind}`} />
    </svg>
  );
}

/** The square beside a kind's name in a key. */
export function Swatch({ kind }: { kind: KindKey }) {
  return (
    <svg class="swatch">
      <use href={`#square-${kind}`} />
    </svg>
  );
}
