import { KINDS, type KindKey } from '../data/kinds.ts';

/** The side of a square, and the distance from one to the next, in CSS pixels. */
export const SIDE = 11;
export const PITCH = 13;

/**
 * The mark on a square of each kind, as a path from its upper left corner, so that kinds differ in print and without
 * colour vision. Marks have the colour of the paper; an empty path leaves the colour alone. They are drawn one by one:
 * a browser that prints an SVG pattern makes a PDF a hundred times as large.
 */
const MARKS: Record<KindKey, string> = {
  met: '',
  fromHold: 'm5.5 0v11',
  told: 'm.75.75h9.5v9.5h-9.5z',
  heardInTime: 'm5.5 5.5h0',
  agencyComes: 'm0 11l11-11',
  teamOnDuty: 'm0 5.5h11',
  teamFreeAndInReach: 'm0 0l11 11m0-11l-11 11',
  teamArrives: 'm0 0l11 11',
  arrivesInTime: 'm0 5.5h11m-5.5-5.5v11',
  missed: 'm0 8.5l5.5-6l5.5 6',
};

/** The marks of squares at these corners. */
export function markPath(kind: KindKey, corners: readonly (readonly [x: number, y: number])[]): string {
  return MARKS[kind] === '' ? '' : corners.map(([x, y]) => `M${x} ${y}${MARKS[kind]}`).join('');
}

/** As many tiles as the largest area of a chart needs. */
const COLUMNS = 9;
const ROWS = 5;
const TILES = Array.from({ length: COLUMNS * ROWS }, (_, i) => {
  return [Math.floor(i / ROWS) * PITCH, (i % ROWS) * PITCH] as const;
});

/** The marks of whole areas, which charts refer to. They are in a page once. */
export function Marks() {
  return (
    <svg class="marks" width="0" height="0" aria-hidden="true">
      <defs>
        {KINDS.map(({ key }) => (
          <path key={key} id={`marks-${key}`} class={`mark mark-${key}`} d={markPath(key, TILES)} />
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
    <svg class="swatch" width={SIDE} height={SIDE} aria-hidden="true">
      <rect class={`kind-${kind}`} width={SIDE} height={SIDE} />
      <path class={`mark mark-${kind}`} d={markPath(kind, [[0, 0]])} />
    </svg>
  );
}
