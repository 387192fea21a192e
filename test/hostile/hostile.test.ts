import { readdirSync } from 'node:fs';
import { afterAll, expect, test } from '@jest/globals';
import { Lane } from '../../fuzz/frame/lanes.ts';
import { TARGETS } from '../../fuzz/targets.ts';
import { FIXTURES, type Fixture, VERDICTS } from './fixture-targets.ts';

/** Inputs that the fuzzer, or a person, once found to be answered wrongly. CONTRIBUTING.md says how to add one. */
const lane = new Lane({ list: new URL('./fixture-targets.ts', import.meta.url).href });
afterAll(() => lane.close());

async function verdictOf({ target, index }: Pick<Fixture, 'target' | 'index'>) {
  const { accepted, faults } = await lane.run({ target, seed: 1, from: index, to: index + 1, ended: [] });
  if (faults.length > 0) return faults.map(({ kind, what }) => `${kind}: ${what}`);
  return accepted === 1 ? 'accepted' : 'refused';
}

test.each(FIXTURES.map((fixture) => [`${fixture.target}/${fixture.verdict}/${fixture.file}`, fixture] as const))(
  '%s',
  async (_, fixture) => {
    expect(await verdictOf(fixture)).toBe(fixture.verdict);
  },
);

test('every folder is a target, and has nothing but accepted and refused inputs', () => {
  const folders = readdirSync(import.meta.dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const names = TARGETS.map(({ name }) => name);
  expect(folders.filter(({ name }) => !names.includes(name))).toEqual([]);
  const inside = folders.flatMap(({ name }) => readdirSync(`${import.meta.dirname}/${name}`));
  expect(inside.filter((name) => !VERDICTS.includes(name as never))).toEqual([]);
});
