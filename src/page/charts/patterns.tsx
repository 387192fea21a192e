import { KINDS, type KindKey } from '../data/kinds.ts';

/** The side of a pattern's tile, in CSS pixels. */
const TILE = 6;

/**
 * The mark drawn over a kind's colour, so that kinds differ in print and without colour vision. Marks have the colour of
 * the paper. `null`: the colour alone.
 */
const MARKS: Record<KindKey, string | null> = {
  met: null,
  fromHold: 'M3 0V6',
  told: 'M0 0H6V6H0Z',
  heardInTime: 'M3 3h.01',
  agencyComes: 'M-1 7L7 -1M-1 1L1 -1M5 7L7 5',
  teamOnDuty: 'M0 3H6',
  teamFreeAndInReach: 'M0 0L6 6M6 0L0 6',
  teamArrives: 'M-1 -1L7 7M-1 5L1 7M5 -1L7 1',
  arrivesInTime: 'M0 3H6M3 0V6',
  missed: 'M0 6L3 0L6 6',
};

/** The patterns that every chart of a page fills with. They are in the page once; charts refer to them by kind. */
export function Patterns() {
  return (
    <svg class="patterns" width="0" height="0" aria-hidden="true" focusable="false">
      <defs>
        {KINDS.map(({ key }) => (
          <pattern key={key} id={`kind-${key}`} width={TILE} height={TILE} patternUnits="userSpaceOnUse">
            <rect class={`kind kind-${key}`} width={TILE} height={TILE} />
            {MARKS[key] !== null && <path class={`mark mark-${key}`} d={MARKS[key]} />}
          </pattern>
        ))}
      </defs>
    </svg>
  );
}

/** What a shape of this kind is filled with. */
export function fillOf(key: KindKey): string {
  return `url(#kind-${key})`;
}

/** The square beside a kind's name in a key. */
export function Swatch({ kind }: { kind: KindKey }) {
  return (
    <svg class="swatch" width="12" height="12" aria-hidden="true" focusable="false">
      <rect class={`edge edge-${kind}`} width="12" height="12" fill={fillOf(kind)} />
    </svg>
  );
}
