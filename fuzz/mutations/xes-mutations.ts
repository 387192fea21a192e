import type { Draws } from '../frame/draws.ts';
import { nastyKey, nearKey } from './nasty-keys.ts';
import { longText, nastyText } from './nasty-values.ts';
import { nearNumber } from './near-numbers.ts';
import { copyOfElement, type Element, placesOf } from './xml-tree.ts';

type Place = ReturnType<typeof placesOf>[number];
type Mutation = (places: readonly Place[], draws: Draws) => void;

const MUTATIONS: readonly (readonly [weight: number, mutation: Mutation])[] = [
  [10, nastyAttribute],
  [4, otherAttribute],
  [2, renameAttribute],
  [2, doubleAttribute],
  [2, renameElement],
  [2, prefixElements],
  [3, drop],
  [3, double],
  [3, swap],
  [2, moveInto],
  [1, wrapInList],
  [1, nestDeeply],
  [1, addElement],
];

/** Most readers accept most results of these, so that what must hold for an accepted input is checked often. */
const GENTLE: typeof MUTATIONS = [
  [6, changeNumber],
  [2, reorder],
  [1, drop],
];
const GENTLE_TIMES = [1, 1, 1, 2];

const TIMES = [1, 1, 1, 2, 3, 5];
/** Several nestings together must not be deeper than a tree that can be walked. */
const DEEPEST = 300;

/** The document with a few mutations; the document itself is not changed. */
export function mutatedXes(root: Element, draws: Draws): Element {
  const copy = copyOfElement(root);
  const isGentle = draws.below(5) < 3;
  const mutations = isGentle ? GENTLE : MUTATIONS;
  for (let left = draws.pick(isGentle ? GENTLE_TIMES : TIMES); left > 0; left--) {
    const places = placesOf(copy);
    if (places.length === 0) break;
    draws.weighted(mutations)(places, draws);
  }
  return copy;
}

const elementAt = ({ inside, at }: Place) => inside.children[at];

function changeNumber(places: readonly Place[], draws: Draws): void {
  const values = places.flatMap((place) => elementAt(place).attributes.filter(isValueWithNumber));
  if (values.length === 0) return;
  const attribute = draws.pick(values);
  attribute[1] = nearNumber(attribute[1], draws);
}

function isValueWithNumber([name, value]: readonly [string, string]): boolean {
  return name === 'value' && /\d/.test(value);
}

/** Another place among its neighbours. */
function reorder(places: readonly Place[], draws: Draws): void {
  const { inside, at } = draws.pick(places);
  const [element] = inside.children.splice(at, 1);
  inside.children.splice(draws.below(inside.children.length + 1), 0, element);
}

function nastyAttribute(places: readonly Place[], draws: Draws): void {
  const { attributes } = elementAt(draws.pick(places));
  const attribute = attributes.find(([name]) => name === 'value') ?? attributes[0];
  if (attribute === undefined) return;
  const kind = draws.pick(['times', 'times', 'dates', 'words', 'numbers', 'texts'] as const);
  attribute[1] = draws.oneIn(100) ? longText(draws, 200_000) : nastyText(draws, kind);
}

/** A value that another element has: a lifecycle where a name belongs, an event's name that appears twice. */
function otherAttribute(places: readonly Place[], draws: Draws): void {
  const [to, from] = [elementAt(draws.pick(places)).attributes, elementAt(draws.pick(places)).attributes];
  if (to.length === 0 || from.length === 0) return;
  draws.pick(to)[1] = draws.oneIn(4) ? draws.pick(LIFECYCLES) : draws.pick(from)[1];
}

const LIFECYCLES = ['start', 'Complete', 'COMPLETE', 'complete ', 'schedule', 'ate_abort', '', 'cancelled'];

function renameAttribute(places: readonly Place[], draws: Draws): void {
  const { attributes } = elementAt(draws.pick(places));
  if (attributes.length === 0) return;
  const attribute = draws.pick(attributes);
  if (attribute[0] === 'key' && !draws.oneIn(4))
    attribute[1] = draws.oneIn(3) ? nastyKey(draws) : nearKey(draws, attribute[1]);
  else attribute[0] = draws.pick(['key', 'value', 'Key', 'xml:lang', 'xmlns', 'xmlns:a', nearKey(draws, attribute[0])]);
}

function doubleAttribute(places: readonly Place[], draws: Draws): void {
  const { attributes } = elementAt(draws.pick(places));
  if (attributes.length > 0) attributes.push([...draws.pick(attributes)]);
}

function renameElement(places: readonly Place[], draws: Draws): void {
  const element = elementAt(draws.pick(places));
  element.name = draws.pick([
    'string',
    'date',
    'int',
    'boolean',
    'id',
    'list',
    'container',
    'values',
    'event',
    'trace',
    'log',
    'x:y',
    'é',
    'Date',
    ':',
    '',
  ]);
}

/** As a file with a namespace for XES has them. */
function prefixElements(places: readonly Place[], draws: Draws): void {
  const prefix = draws.pick(['xes:', 'x:', 'a:b:']);
  const all = draws.oneIn(2);
  for (const place of places) if (all || draws.oneIn(5)) elementAt(place).name = prefix + elementAt(place).name;
}

function drop(places: readonly Place[], draws: Draws): void {
  const { inside, at } = draws.pick(places);
  inside.children.splice(at, 1);
}

function double(places: readonly Place[], draws: Draws): void {
  const { inside, at } = draws.pick(places);
  const times = draws.oneIn(30) ? draws.size(300) : 1;
  const copies = Array.from({ length: times }, () => copyOfElement(inside.children[at]));
  inside.children.splice(draws.below(inside.children.length + 1), 0, ...copies);
}

function swap(places: readonly Place[], draws: Draws): void {
  const [one, other] = [draws.pick(places), draws.pick(places)];
  const kept = copyOfElement(elementAt(one));
  one.inside.children[one.at] = copyOfElement(elementAt(other));
  other.inside.children[other.at] = kept;
}

function moveInto(places: readonly Place[], draws: Draws): void {
  const into = elementAt(draws.pick(places));
  const moved = copyOfElement(elementAt(draws.pick(places)));
  into.children.splice(draws.below(into.children.length + 1), 0, moved);
}

function wrapInList(places: readonly Place[], draws: Draws): void {
  const { inside, at } = draws.pick(places);
  const values: Element = { name: 'values', attributes: [], children: [inside.children[at]] };
  inside.children[at] = {
    name: 'list',
    attributes: [['key', draws.pick(['concept:name', 'all', 'facility'])]],
    children: [values],
  };
}

function nestDeeply(places: readonly Place[], draws: Draws): void {
  const { inside, at } = draws.pick(places);
  const name = draws.pick(['string', 'list', 'event', 'container', 'a'.repeat(draws.size(50))]);
  for (let left = draws.size(DEEPEST); left > 0; left--) {
    inside.children[at] = { name, attributes: [['key', 'k']], children: [inside.children[at]] };
  }
}

function addElement(places: readonly Place[], draws: Draws): void {
  const { inside } = draws.pick(places);
  const name = draws.pick(['string', 'date', 'int', 'boolean', 'event', 'trace', 'global', 'extension', 'classifier']);
  const key = draws.pick([
    'concept:name',
    'time:timestamp',
    'outcome',
    'facility',
    'dispatches',
    'lastName',
    nastyKey(draws),
  ]);
  inside.children.push({
    name,
    attributes: [
      ['key', key],
      ['value', nastyText(draws)],
    ],
    children: [],
  });
}
