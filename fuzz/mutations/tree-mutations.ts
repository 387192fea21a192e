import type { Draws } from '../frame/draws.ts';
import { nastyKey, nearKey } from './nasty-keys.ts';
import { nearNumber } from './near-numbers.ts';
import { copyOf, keyOf, type List, put, type Slot, scalar, slotsOf, type Tree, type TreeMap, valueIn } from './tree.ts';

/** What a target knows about its trees. */
export interface Vocabulary {
  /** The values that stand under each key in valid files. */
  donors: ReadonlyMap<string, readonly Tree[]>;
  keys: readonly string[];
  /** A value of the right kind for a key, or of none, that few readers expect. */
  nasty(key: string, draws: Draws): Tree;
  /** The most levels that a deep nesting adds. */
  deepest: number;
}

/** The vocabulary's donors: every value of the trees by its key. */
export function donorsOf(trees: readonly Tree[]): Map<string, Tree[]> {
  const donors = new Map<string, Tree[]>();
  const seen = new Set<string>();
  for (const slot of trees.flatMap(slotsOf)) {
    const [key, value] = [keyOf(slot), valueIn(slot)];
    const id = JSON.stringify([key, value]);
    if (id.length > 2000 || seen.has(id)) continue;
    seen.add(id);
    donors.set(key, [...(donors.get(key) ?? []), value]);
  }
  return donors;
}

type Mutation = (slots: readonly Slot[], draws: Draws, vocabulary: Vocabulary) => void;

const MUTATIONS: readonly (readonly [weight: number, mutation: Mutation])[] = [
  [8, replaceByNasty],
  [6, replaceByDonor],
  [3, replaceByAny],
  [3, drop],
  [2, duplicate],
  [2, swap],
  [3, retype],
  [1, nestDeeply],
  [2, rename],
  [3, addEntry],
];

/** Most readers accept most results of these, so that what must hold for an accepted input is checked often. */
const GENTLE: typeof MUTATIONS = [
  [8, changeNumber],
  [4, replaceByDonor],
  [1, duplicate],
  [1, drop],
];
const GENTLE_TIMES = [1, 1, 1, 2, 3];

/** How many mutations an input gets. With more, hardly any input is accepted. */
const TIMES = [1, 1, 1, 1, 2, 2, 3, 5];

/** The tree with a few mutations; the tree itself is not changed. */
export function mutated(tree: Tree, draws: Draws, vocabulary: Vocabulary): Tree {
  const root: List = { kind: 'list', items: [copyOf(tree)] };
  const isGentle = draws.below(5) < 3;
  const mutations = isGentle ? GENTLE : MUTATIONS;
  for (let left = draws.pick(isGentle ? GENTLE_TIMES : TIMES); left > 0; left--) {
    const slots = slotsOf(root);
    if (slots.length === 0) break;
    // The root itself is seldom the interesting part.
    draws.weighted(mutations)(slots.length > 1 && !draws.oneIn(50) ? slots.slice(1) : slots, draws, vocabulary);
  }
  return root.items[0] ?? scalar('null');
}

function changeNumber(slots: readonly Slot[], draws: Draws): void {
  const withNumber = slots.filter((slot) => isScalarWithNumber(valueIn(slot)));
  if (withNumber.length === 0) return;
  const slot = draws.pick(withNumber);
  const value = valueIn(slot);
  if (value.kind === 'scalar') put(slot, scalar(nearNumber(value.raw, draws)));
}

function isScalarWithNumber(value: Tree): boolean {
  return value.kind === 'scalar' && /\d/.test(value.raw);
}

function replaceByNasty(slots: readonly Slot[], draws: Draws, { nasty }: Vocabulary): void {
  const slot = draws.pick(slots);
  put(slot, nasty(keyOf(slot), draws));
}

function replaceByDonor(slots: readonly Slot[], draws: Draws, { donors }: Vocabulary): void {
  const slot = draws.pick(slots);
  const found = donors.get(keyOf(slot));
  if (found !== undefined) put(slot, copyOf(draws.pick(found)));
}

function replaceByAny(slots: readonly Slot[], draws: Draws, { donors, keys }: Vocabulary): void {
  put(draws.pick(slots), copyOf(draws.pick(donors.get(draws.pick(keys)) ?? [scalar('null')])));
}

function drop(slots: readonly Slot[], draws: Draws): void {
  const { owner, at } = draws.pick(slots);
  partsOf(owner).splice(at, 1);
}

function duplicate(slots: readonly Slot[], draws: Draws): void {
  const { owner, at } = draws.pick(slots);
  if (owner.kind === 'list') owner.items.splice(at, 0, copyOf(owner.items[at]));
  else {
    const { key, value } = owner.entries[at];
    owner.entries.splice(draws.below(owner.entries.length + 1), 0, { key, value: copyOf(value) });
  }
}

function swap(slots: readonly Slot[], draws: Draws): void {
  const [one, other] = [draws.pick(slots), draws.pick(slots)];
  const kept = copyOf(valueIn(one));
  put(one, copyOf(valueIn(other)));
  put(other, kept);
}

function retype(slots: readonly Slot[], draws: Draws, { keys }: Vocabulary): void {
  const slot = draws.pick(slots);
  const value = copyOf(valueIn(slot));
  const inMap = (key: string): TreeMap => ({ kind: 'map', entries: [{ key, value }] });
  put(
    slot,
    draws.pick<() => Tree>([
      () => ({ kind: 'list', items: [value] }),
      () => ({ kind: 'list', items: [value, value] }),
      () => inMap('value'),
      () => inMap(draws.pick(['a', 'length', 'range', 'oneOf', '0', 'toString', draws.pick(keys)])),
      () => ({ kind: 'list', items: [] }),
      () => ({ kind: 'map', entries: [] }),
      () => scalar(draws.pick(['null', 'true', 'false', '0', '1', '-1', '""', '"x"', '1e999'])),
    ])(),
  );
}

function nestDeeply(slots: readonly Slot[], draws: Draws, { deepest, keys }: Vocabulary): void {
  const slot = draws.pick(slots);
  const levels = draws.size(deepest);
  const key = draws.pick(keys);
  const how = draws.below(3);
  // Written as one scalar, since a tree of that depth could not be walked.
  const open = how === 0 ? '[' : how === 1 ? `{${JSON.stringify(key)}:` : `[{${JSON.stringify(key)}:`;
  const close = how === 0 ? ']' : how === 1 ? '}' : '}]';
  put(slot, scalar(`${open.repeat(levels)}1${draws.oneIn(8) ? '' : close.repeat(levels)}`));
}

function rename(slots: readonly Slot[], draws: Draws, { keys }: Vocabulary): void {
  const { owner, at } = draws.pick(slots);
  if (owner.kind !== 'map') return;
  const entry = owner.entries[at];
  const key = draws.pick([nearKey, nastyKey, () => draws.pick(keys)])(draws, entry.key);
  owner.entries[at] = { ...entry, key };
}

function addEntry(slots: readonly Slot[], draws: Draws, { donors, keys, nasty }: Vocabulary): void {
  const { owner } = draws.pick(slots);
  const key = draws.oneIn(10) ? nastyKey(draws) : draws.pick(keys);
  const found = donors.get(key);
  const value = found === undefined || draws.oneIn(4) ? nasty(key, draws) : copyOf(draws.pick(found));
  if (owner.kind === 'map') owner.entries.splice(draws.below(owner.entries.length + 1), 0, { key, value });
  else owner.items.push(value);
}

function partsOf(owner: List | TreeMap): unknown[] {
  return owner.kind === 'list' ? owner.items : owner.entries;
}
