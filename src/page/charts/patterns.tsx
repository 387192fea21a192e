import { KINDS, type KindKey } from '../data/kinds.ts';

/** The side of a square, and the distance from one to the next: a pattern's tile, so that all squares look the same. */
export const SIDE = 11;
export const PITCH = 13;

/**
 * The mark drawn over a kind's colour, so that kinds differ in print and without colour vision. Marks have the colour of
 * the paper. `null`: the colour alone.
 */
const MARKS: Record<KindKey, string | null> = {
  met: null,
  fromHold: 'M5.5 0V11',
  told: 'M.75.75H10.25V10.25H.75Z',
  heardInTime: 'M5.5 5.5h.01',
  agencyComes: 'M0 11L11 0',
  teamOnDuty: 'M0 5.5H11',
  teamFreeAndInReach: 'M0 0L11 11M11 0L0 11',
  teamArrives: 'M0 0L11 11',
  arrivesInTime: 'M0 5.5H11M5.5 0V11',
  missed: 'M0 8.5L5.5 2.5L11 8.5',
};

/** The patterns that every chart of a page fills with. They are in the page once; charts refer to them by kind. */
export function Patterns() {
  return (
    <svg class="patterns" width="0" height="0" aria-hidden="true">
      <defs>
        {KINDS.map(({ key }) => (
          <pattern key={key} id={`kind-${key}`} width={PITCH} height={PITCH} patternUnits="userSpaceOnUse">
            <rect class={`kind kind-${key}`} width={PITCH} height={PITCH} />
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
    <svg class="swatch" width={SIDE} height={SIDE} aria-hidden="true">
      <rect width={SIDE} height={SIDE} fill={fillOf(kind)} />
    </svg>
  );
}
