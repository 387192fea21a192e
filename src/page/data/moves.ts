import { NOT_LODGED, OUTCOMES, type Outcome } from '../../../events/outcome.ts';
import { KINDS, type KindKey } from './kinds.ts';

/** The same people under the baseline and under another policy: people over all replications by their two outcomes. */
export interface Flow {
  policy: string;
  baseline: string;
  from: Partial<Record<Outcome, Partial<Record<Outcome, number>>>>;
}

/** A kind of outcome, or that the case ends before a detainer is lodged. */
export type MoveKind = KindKey | 'before';

/** From one kind to another, or to the same. */
export interface Move {
  from: MoveKind;
  to: MoveKind;
  people: number;
}

export interface Moves {
  gained: number;
  lost: number;
  kept: number;
  /** From one kind to another, the largest first. */
  moved: Move[];
  /** All, also from a kind to itself. */
  all: Move[];
}

const KIND_OF = Object.fromEntries([
  ...NOT_LODGED.map((key) => [key, 'before']),
  ...KINDS.flatMap(({ key, outcomes }) => outcomes.map((outcome) => [outcome, key])),
]) as Record<Outcome, MoveKind>;

/** The order of a matrix: as in charts, then the cases without a detainer. */
export const MOVE_KINDS: readonly { key: MoveKind; label: string }[] = [
  ...KINDS,
  { key: 'before', label: 'no detainer in time' },
];

export function movesOf({ from }: Flow): Moves {
  const sums = new Map<string, Move>();
  for (const was of OUTCOMES) {
    for (const is of OUTCOMES) {
      const people = from[was]?.[is] ?? 0;
      if (people === 0) continue;
      const kinds = { from: KIND_OF[was], to: KIND_OF[is] };
      const move = sums.get(`${kinds.from} ${kinds.to}`) ?? { ...kinds, people: 0 };
      move.people += people;
      sums.set(`${kinds.from} ${kinds.to}`, move);
    }
  }
  const all = [...sums.values()];
  const sum = (which: (move: Move) => boolean) => all.filter(which).reduce((so, { people }) => so + people, 0);
  return {
    gained: sum((move) => !isPickup(move.from) && isPickup(move.to)),
    lost: sum((move) => isPickup(move.from) && !isPickup(move.to)),
    kept: sum((move) => isPickup(move.from) && isPickup(move.to)),
    moved: all.filter((move) => move.from !== move.to).sort((a, b) => b.people - a.people),
    all,
  };
}

function isPickup(kind: MoveKind): boolean {
  return kind === 'met' || kind === 'fromHold';
}
