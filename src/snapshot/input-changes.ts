import type { InputRow, Snapshot } from './snapshot.ts';

/** A value that differs between two snapshots. null: that side has no such value. */
export interface InputChange {
  policy: string;
  path: string;
  before: Omit<InputRow, 'policy' | 'path'> | null;
  now: Omit<InputRow, 'policy' | 'path'> | null;
}

/** The values that differ, in the order of the second snapshot, then those that only the first has. */
export function inputChanges(before: Snapshot['inputs'], now: Snapshot['inputs']): InputChange[] {
  const [old, recent] = [byPlace(before), byPlace(now)];
  const places = new Set([...recent.keys(), ...old.keys()]);
  return [...places].flatMap((place) => {
    const [was, is] = [old.get(place) ?? [], recent.get(place) ?? []];
    return Array.from({ length: Math.max(was.length, is.length) }, (_, i) => changeOf(was[i], is[i])).filter(
      (change) => change !== null,
    );
  });
}

/** The rows of each place, since a place may be given for several dates. */
function byPlace(rows: readonly InputRow[]): Map<string, InputRow[]> {
  const found = new Map<string, InputRow[]>();
  for (const row of rows) {
    const place = JSON.stringify([row.policy, row.path]);
    found.set(place, [...(found.get(place) ?? []), row]);
  }
  return found;
}

/** A value that only has another source changes no figure, and is a change all the same. */
function changeOf(before: InputRow | undefined, now: InputRow | undefined): InputChange | null {
  if (before?.value === now?.value && before?.source === now?.source) return null;
  const { policy, path } = (now ?? before)!;
  return { policy, path, before: sideOf(before), now: sideOf(now) };
}

function sideOf(row: InputRow | undefined): InputChange['now'] {
  return row === undefined ? null : { value: row.value, source: row.source };
}

const LONGEST = 60;

/** "delayed: releaseNotice.notice.lead: 24 h → 12 h [S1: Star Tribune]" */
export function changeText({ policy, path, before, now }: InputChange): string {
  const place = policy === '' ? path : `${policy}: ${path}`;
  if (before === null) return `${place}: new, ${short(now!.value)} [${now!.source}]`;
  if (now === null) return `${place}: ${short(before.value)} is gone`;
  if (before.value === now.value) return `${place}: the source was ${before.source}, is ${now.source}`;
  const [was, is] = shortened(before.value, now.value);
  const source = before.source === now.source ? now.source : `${now.source}; was ${before.source}`;
  return `${place}: ${was} → ${is} [${source}]`;
}

function short(text: string): string {
  return [...text].length <= LONGEST ? text : `${[...text].slice(0, LONGEST - 1).join('')}…`;
}

/** Both values, cut to the part in which they differ. */
function shortened(before: string, now: string): [string, string] {
  if (short(before) === before && short(now) === now) return [before, now];
  const [a, b] = [[...before], [...now]];
  const first = a.findIndex((letter, i) => letter !== b[i]);
  const from = Math.max(0, (first < 0 ? Math.min(a.length, b.length) : first) - LONGEST / 3);
  const cut = (letters: string[]) => `${from > 0 ? '…' : ''}${short(letters.slice(from).join(''))}`;
  return [cut(a), cut(b)];
}
