import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Document, isMap, isSeq, parseDocument } from 'yaml';
import { InputError, renderProblems } from '../../src/refusals/input-error.ts';
import { checkBase } from '../../src/scenario/checks/validate.ts';
import { defaultsTree } from '../../src/scenario/schema/defaults.ts';
import { readYaml } from '../../src/scenario/text/read-yaml.ts';
import type { SourceNode } from '../../src/scenario/text/source-tree.ts';
import { load, refusal, scenario } from './scenario-text.ts';

type Path = (string | number)[];

const FOLDER = 'scenarios';
/** All shipped scenarios but the largest. */
const SHIPPED = readdirSync(FOLDER).filter(
  (file) => file.endsWith('.yaml') && !file.endsWith('.expect.yaml') && file !== 'minnesota.yaml',
);

/** Keys that objects and lists have by themselves, or that JavaScript treats in a way of its own. */
const ODD_KEYS = [
  'length',
  'size',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'toJSON',
  'hasOwnProperty',
  'then',
  'map',
  'value',
  'range',
  'csv',
  '0',
  '-1',
  '',
  ' ',
  '1e3',
  '~',
  'é',
];
const PLAIN = [null, true, false, 0, -1, 1.5, 1e308, '', ' ', 'x', '1 h', '5 %', '2018-01-01', '\u2028', 'a.b.c'];

/** A value of every kind that YAML has, with odd keys, nested up to three deep. */
const anyValue = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 3 }, fc.constantFrom(...PLAIN), tie('list'), tie('map')),
  list: fc.array(tie('value'), { maxLength: 3 }),
  map: fc
    .array(fc.tuple(fc.constantFrom(...ODD_KEYS), tie('value')), { maxLength: 3 })
    .map((pairs) => new Map(pairs as [string, unknown][])),
})).value;

/** Every path of a document, of maps and lists too. */
function pathsOf(node: unknown, path: Path = []): Path[] {
  if (isMap(node)) return [path, ...node.items.flatMap(({ key, value }) => pathsOf(value, [...path, String(key)]))];
  if (isSeq(node)) return [path, ...node.items.flatMap((item, i) => pathsOf(item, [...path, i]))];
  return [path];
}

const texts = new Map(SHIPPED.map((file) => [file, readFileSync(`${FOLDER}/${file}`, 'utf8')]));
const places = [...texts].flatMap(([file, text]) =>
  pathsOf(parseDocument(text).contents).map((path): [string, Path] => [file, path]),
);

/** The text of a shipped scenario with another value at a path. */
function withValueAt(file: string, path: Path, value: unknown): string {
  const document = parseDocument(texts.get(file)!);
  if (path.length === 0) return String(parseDocument('').createNode(value) ?? value);
  document.setIn(path, document.createNode(value));
  return String(document);
}

const seen = { accepted: 0, refused: 0 };

async function acceptsOrRefuses(text: string, file: string): Promise<void> {
  try {
    await load(text, file);
    seen.accepted += 1;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    expect(renderProblems(error)).not.toMatch(/\[object |undefined|NaN|function|=>/);
    seen.refused += 1;
  }
}

test('a value of any kind, at any path of a shipped scenario, is accepted or refused by InputError', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...places), anyValue, ([file, path], value) =>
      acceptsOrRefuses(withValueAt(file, path, value), `${FOLDER}/${file}`),
    ),
    { seed: 20180101, numRuns: 250 },
  );
  expect(seen.accepted).toBeGreaterThan(2);
  expect(seen.refused).toBeGreaterThan(100);
});

test('a value of any kind, at any path of the schema, is accepted or becomes findings', () => {
  const defaults = defaultsTree();
  const paths = pathsIn(defaults);
  fc.assert(
    fc.property(fc.constantFrom(...paths), anyValue, (path, value) => {
      const { tree } = readYaml(String(new Document(value)), 'value.yaml');
      if (tree === undefined) return;
      const { valid, findings } = checkBase(withNodeAt(defaults, path, tree));
      expect(valid === undefined).toBe(findings.length > 0);
    }),
    { seed: 20180101, numRuns: 2500 },
  );
  expect(paths.length).toBeGreaterThan(100);
});

/** Every path of a tree, of maps and lists too. */
function pathsIn(node: SourceNode, path: string[] = []): string[][] {
  if (node.kind !== 'map') return [path];
  return [path, ...[...node.entries].flatMap(([key, entry]) => pathsIn(entry.node, [...path, key]))];
}

function withNodeAt(node: SourceNode, [key, ...rest]: string[], by: SourceNode): SourceNode {
  if (key === undefined || node.kind !== 'map') return by;
  const entry = node.entries.get(key)!;
  return { ...node, entries: new Map([...node.entries, [key, { ...entry, node: withNodeAt(entry.node, rest, by) }]]) };
}

test.each([
  ['description: {length: {a: 1}}', 'expected a text, got a map'],
  ['description: {length: 5}', 'expected a text, got a map'],
  ['holidays: {length: {a: 1}}', 'a map is not one of the words allowed here'],
  ['context: {length: {a: 1}}', 'expected a list, got a map'],
  ['sources: {a: {length: {b: 1}}}', 'expected a text, got a map'],
])('a map with the key "length" is not measured: %s', async (line, said) => {
  expect(await refusal(scenario('', '', line))).toContain(said);
});
