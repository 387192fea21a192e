import { isAlias, isMap, isScalar, isSeq, type Node } from 'yaml';
import { INPUT_LIMITS } from '../../limits/input-limits.ts';
import { nearest } from '../../refusals/nearest.ts';
import { readRange } from './read-range.ts';
import {
  BASES,
  type Basis,
  type Entry,
  type MapNode,
  type Place,
  type Provenance,
  type SourceNode,
} from './source-tree.ts';

/** With every alias expanded: an alias bomb has billions. */
const MOST_NODES = INPUT_LIMITS.scenarioValues.most;
const MOST_PROSE = INPUT_LIMITS.proseLength.most;
const MOST_DEPTH = INPUT_LIMITS.scenarioLevels.most;
export const MOST_LEVELS = `at most ${MOST_DEPTH} levels`;
export const TOO_DEEP = 'lists or maps are nested too deeply';
const HOSTILE_KEYS = new Set(['__proto__', 'constructor', 'prototype']);
/** Control characters, which a terminal would obey. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/;
const PROVENANCE_KEYS = ['value', 'range', 'source', 'basis', 'note'];

export type Report = (place: Place | undefined, message: string, allowed?: string, hint?: string) => void;

/** Turns the nodes of a YAML document into a tree, within limits. Passes what is wrong to `report`. */
export class TreeBuilder {
  private readonly report: Report;
  private readonly placesIn: string | undefined;
  private readonly hasSources: boolean;
  private readonly anchors = new Map<string, { node: SourceNode; size: number }>();
  private size = 0;
  private stopped = false;

  /** With `placesIn`, places name that file. `hasSources`: whether a map with the key `value` is that value. */
  constructor(report: Report, { placesIn, hasSources = true }: { placesIn?: string; hasSources?: boolean } = {}) {
    this.report = report;
    this.placesIn = placesIn;
    this.hasSources = hasSources;
  }

  build(root: Node): SourceNode | undefined {
    const tree = this.node(root, 0);
    return this.stopped ? undefined : tree;
  }

  private node(node: Node | null | undefined, depth: number): SourceNode {
    const place = this.placeOf(node);
    if (this.stopped) return { kind: 'scalar', value: null, text: '', place };
    if (depth > MOST_DEPTH) return this.stop(place, TOO_DEEP, MOST_LEVELS);
    const before = this.size;
    this.size += 1;
    if (this.size > MOST_NODES)
      return this.stop(
        place,
        `the file holds more than ${MOST_NODES} values`,
        `at most ${MOST_NODES}, those of an alias counted each time; long tables fit into CSV files`,
      );
    const built = this.built(node, place, depth);
    const anchor = node != null && !isAlias(node) ? (node as { anchor?: string }).anchor : undefined;
    if (anchor !== undefined) this.anchors.set(anchor, { node: built, size: this.size - before });
    return built;
  }

  private built(node: Node | null | undefined, place: Place, depth: number): SourceNode {
    if (isAlias(node)) {
      // An anchor is known only once its node is complete, so a node that contains itself is an unknown name.
      const target = this.anchors.get(node.source);
      if (target === undefined)
        return this.wrong(
          place,
          `the alias *${node.source} names no anchor above it`,
          `the value itself, or &${node.source} before a value above`,
        );
      this.size += target.size;
      return target.node;
    }
    if (isMap(node)) {
      const map = this.map(node, place, depth);
      return this.hasSources ? this.unwrapped(map) : map;
    }
    if (isSeq(node))
      return { kind: 'list', items: node.items.map((item) => this.node(item as Node, depth + 1)), place };
    if (!isScalar(node)) return { kind: 'scalar', value: null, text: '', place };
    const { value } = node;
    if (typeof value === 'string' && CONTROL.test(value))
      return this.wrong(
        place,
        'this text contains a control character',
        'letters, digits, signs, spaces and line breaks: remove the character',
      );
    if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      return { kind: 'scalar', value, text: typeof value === 'string' ? value : (node.source ?? String(value)), place };
    }
    return this.wrong(place, 'expected a text, a number, true or false', 'a value without a YAML tag such as !!binary');
  }

  private map(node: { items: { key: unknown; value: unknown }[] }, place: Place, depth: number): MapNode {
    const entries = new Map<string, Entry>();
    for (const pair of node.items) {
      const keyPlace = this.placeOf(pair.key as Node);
      if (!isScalar(pair.key) || pair.key.value === null || typeof pair.key.value === 'object') {
        this.report(keyPlace, 'expected a word or a number as the key', 'a key such as title');
        continue;
      }
      const key = typeof pair.key.value === 'string' ? pair.key.value : (pair.key.source ?? String(pair.key.value));
      if (HOSTILE_KEYS.has(key)) {
        this.report(keyPlace, `the key "${key}" is reserved`, 'another name');
        continue;
      }
      if (entries.has(key)) this.report(keyPlace, `the key "${key}" appears here a second time`, 'each key once');
      entries.set(key, { keyPlace, node: this.node(pair.value as Node, depth + 1) });
    }
    return { kind: 'map', entries, place };
  }

  /**
   * Turns {value, range, source, basis, note} into the value, with where it comes from and what it could be instead.
   */
  private unwrapped(map: MapNode): SourceNode {
    const inner = map.entries.get('value');
    if (inner === undefined) return map;
    const provenance: Provenance = {};
    for (const [key, { node, keyPlace }] of map.entries) {
      if (key === 'value' || key === 'range') continue;
      if (!PROVENANCE_KEYS.includes(key)) {
        const near = nearest(key, PROVENANCE_KEYS);
        this.report(
          keyPlace,
          `unknown key "${key}" beside "value"`,
          PROVENANCE_KEYS.join(', '),
          near && `did you mean "${near}"?`,
        );
        continue;
      }
      // What is wrong with the text itself was reported when it was read.
      if (node.kind === 'scalar' && node.isReported) continue;
      if (node.kind !== 'scalar' || node.value === null || node.text.trim() === '') {
        this.report(node.place ?? keyPlace, `expected a text for "${key}"`, 'a text that is not empty');
      } else if (node.text.length > MOST_PROSE) {
        const message = `expected at most ${MOST_PROSE} characters, got ${node.text.length}`;
        this.report(node.place ?? keyPlace, message, 'a shorter text');
      } else if (key === 'basis') {
        const near = nearest(node.text, BASES);
        if (BASES.includes(node.text as Basis)) provenance.basis = node.text as Basis;
        else
          this.report(node.place, `"${node.text}" is not a basis`, BASES.join(', '), near && `did you mean "${near}"?`);
      } else provenance[key as 'source' | 'note'] = node.text;
    }
    if (provenance.basis === 'reported' && provenance.source === undefined) {
      this.report(
        map.entries.get('basis')?.node.place,
        'the basis "reported" needs a source',
        'source: and where it was reported, or basis: assumption',
      );
    }
    const { node } = inner;
    const given = map.entries.get('range');
    const range = given === undefined ? node.range : readRange(given.node, node, this.report);
    return { ...node, ...(range && { range }), provenance: { ...provenance, ...node.provenance } };
  }

  private wrong(place: Place, message: string, allowed?: string): SourceNode {
    this.report(place, message, allowed);
    return { kind: 'scalar', value: null, text: '', place, isReported: true };
  }

  private stop(place: Place, message: string, allowed: string): SourceNode {
    this.stopped = true;
    return this.wrong(place, message, allowed);
  }

  private placeOf(node: Node | null | undefined): Place {
    const [start, end] = node?.range ?? [0, 1];
    return this.placesIn === undefined ? { start, end } : { start, end, file: this.placesIn };
  }
}
