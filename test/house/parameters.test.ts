import { expect, test } from '@jest/globals';
import { parseSync } from 'oxc-parser';
import { sources } from './sources.ts';

/** A call with many arguments in a row is hard to read and easy to get wrong: more than four go into a record. */
const MOST = 4;

/** Functions that may have more, and why. */
const ALLOWED: Record<string, string> = {
  'src/measures/measure.ts: count': 'each call is a row of the table of measures',
  'src/measures/measure.ts: cost': 'each call is a row of the table of measures',
  'src/draws/student.ts: incompleteBeta': 'the arguments of a mathematical function, in their usual order',
};

interface Node {
  type: string;
  id?: { name?: string } | null;
  key?: { name?: string };
  params?: unknown[];
}

/** The functions of a file with more parameters than `MOST`; one without a name is listed as such. */
function crowded(file: string, source: string): string[] {
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file} cannot be parsed: ${errors[0].message}`);
  const found: string[] = [];
  visit(program, 'without a name', (name) => found.push(`${file}: ${name}`));
  return found;
}

function visit(value: unknown, outer: string, report: (name: string) => void): void {
  if (Array.isArray(value)) for (const one of value) visit(one, outer, report);
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return;
  const node = value as Node;
  const name = node.id?.name ?? node.key?.name ?? outer;
  const isFunction = /Function/.test(node.type ?? '');
  if (isFunction && (node.params?.length ?? 0) > MOST) report(name);
  for (const inner of Object.values(value)) visit(inner, name, report);
}

test('no function takes more than four arguments in a row, except those with a reason', () => {
  const found = [...sources()].flatMap(([file, source]) => crowded(file, source));
  expect(found.sort()).toEqual(Object.keys(ALLOWED).sort());
});

test.each([
  ['export function planted(a: 1, b: 1, c: 1, d: 1, e: 1) {}', ['a.ts: planted']],
  ['const planted = (a: 1, b: 1, c: 1, d: 1, ...e: 1[]) => 0;', ['a.ts: planted']],
  ['class A { private planted(a: 1, b: 1, c: 1, d: 1, e = 1) {} }', ['a.ts: planted']],
  ['export function fine({ a, b, c, d, e }: A, f: 1, g: 1, h: 1) {}', []],
])('planted fault: %s', (source, found) => {
  expect(crowded('a.ts', source)).toEqual(found);
});
