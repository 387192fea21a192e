import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Compared, compareSides } from '../../src/compare/compare.ts';
import { compareCsv } from '../../src/compare/compare-csv.ts';
import { compareResultSchema } from '../../src/compare/compare-result.ts';
import { compareText } from '../../src/compare/compare-text.ts';
import { readSide, type ScenarioSide } from '../../src/compare/side.ts';
import { singleChanges } from '../../src/compare/single-changes.ts';
import { SMALL, takenText, WATCH } from '../snapshot/small.ts';

let room: string;
const at = (name: string) => join(room, name);
const CHANGED = SMALL.replace('noShow: 5 %', 'noShow: 50 %').replace('rate: 20', 'rate: 22');

beforeAll(async () => {
  room = mkdtempSync(join(tmpdir(), 'compare-'));
  writeFileSync(at('a.yaml'), SMALL);
  writeFileSync(at('b.yaml'), CHANGED.replace('A small jail', 'Another title'));
  writeFileSync(at('kinds.yaml'), SMALL.replace('noShow: 5 %', 'noShow: 5 %, travelFactor: 2'));
  writeFileSync(at('small.snapshot.csv'), await takenText());
});
afterAll(() => rmSync(room, { recursive: true }));

async function compared(first: string, second: string, byChange = false): Promise<Compared> {
  const sides = [await readSide(at(first)), await readSide(at(second))];
  const changes = byChange ? await singleChanges(sides[0] as ScenarioSide, sides[1] as ScenarioSide) : undefined;
  const found = await compareSides({ first: sides[0], second: sides[1], changes }, WATCH);
  if (found === null) throw new Error('Nothing stopped it.');
  return found;
}

describe('two scenario files', () => {
  test('are compared with the seed and replications of the first; inputs and results name what differs', async () => {
    const { result } = await compared('a.yaml', 'b.yaml');
    expect(compareResultSchema.parse(result)).toEqual(result);
    expect(result.inputs.map(({ path, before, now }) => [path, before?.value, now?.value])).toEqual([
      ['agentArrival.noShow', '5 %', '50 %'],
      ['booking.rate', '20 per day', '22 per day'],
    ]);
    expect(result.isPaired).toBe(true);
    expect(result.moved.length).toBeGreaterThan(10);
  });

  test('that are the same have no differences', async () => {
    const found = await compared('a.yaml', 'a.yaml');
    expect(found.result).toMatchObject({ inputs: [], moved: [], causes: [] });
    expect(compareText(found)).toContain('Inputs: no value differs.');
  });
});

describe('a snapshot', () => {
  test('and the scenario that it is of differ in nothing', async () => {
    for (const [first, second] of [
      ['small.snapshot.csv', 'a.yaml'],
      ['a.yaml', 'small.snapshot.csv'],
    ]) {
      expect((await compared(first, second)).result).toMatchObject({ inputs: [], moved: [], isPaired: true });
    }
  });
});

describe('--by-change', () => {
  test('applies each changed value alone, leaves out titles, and says what the single effects leave', async () => {
    const { result } = await compared('a.yaml', 'b.yaml', true);
    const { changes, idle, rest } = result.byChange!;
    expect(changes.map(({ path, before, now }) => [path, before, now])).toEqual([
      ['base.booking.rate', '20 per day', '22 per day'],
      ['base.agentArrival.noShow', '5 %', '50 %'],
    ]);
    expect(idle).toEqual(['title']);
    // People who are not booked cannot be changed by what becomes of teams.
    expect(changes[1].moved.some(({ measure }) => measure === 'bookings')).toBe(false);
    for (const { policy, measure, mean } of rest) {
      const own = ({ moved }: (typeof changes)[number]) =>
        moved.find((one) => one.policy === policy && one.measure === measure)?.difference.mean ?? 0;
      const all = result.moved.find((one) => one.policy === policy && one.measure === measure)!.difference.mean;
      if (mean !== null && all !== null) expect(own(changes[0]) + own(changes[1]) + mean).toBeCloseTo(all, 9);
    }
  });

  test('one change alone is the whole, and leaves no rest', async () => {
    const { result } = await compared('a.yaml', 'kinds.yaml', true);
    const { changes, rest } = result.byChange!;
    expect(changes).toHaveLength(1);
    expect(changes[0].moved.map(({ difference }) => difference)).toEqual(
      result.moved.map(({ difference }) => difference),
    );
    expect(rest.every(({ mean }) => mean === null || mean === 0)).toBe(true);
  });

  test('changes that are valid only together are one change, of the section around them', async () => {
    const lognormal = 'travel: { lognormal: { median: 30 min, q90: 50 min } }';
    const facility = (travel: string) => SMALL.replace('base: {', `base: { facilities: { jail: { ${travel} } },`);
    writeFileSync(at('one.yaml'), facility(lognormal));
    writeFileSync(at('two.yaml'), facility('travel: { constant: 45 min }'));
    const sides = [await readSide(at('one.yaml')), await readSide(at('two.yaml'))] as ScenarioSide[];
    const { changes } = await singleChanges(sides[0], sides[1]);
    expect(changes.map(({ path }) => path)).toEqual(['base.facilities.jail.travel']);
  });
});

describe('the forms of a comparison', () => {
  test('as text fits a terminal, and its first lines name the inputs', async () => {
    const text = compareText(await compared('a.yaml', 'b.yaml', true));
    expect(text).toContain('  booking.rate: 20 per day → 22 per day [assumption]');
    expect(text).toContain('  1  base.booking.rate: 20 per day → 22 per day');
    const places = text.replaceAll(room, '');
    for (const line of places.split('\n')) expect([...line].length).toBeLessThanOrEqual(130);
  });

  test('as tables have a description of every column, and one row per value', async () => {
    const { result } = await compared('a.yaml', 'b.yaml', true);
    const files = compareCsv(result);
    expect([...files.keys()]).toEqual(['inputs.csv', 'moved.csv', 'effects.csv', 'datapackage.json']);
    const { resources, manifest } = JSON.parse(files.get('datapackage.json')!);
    expect(manifest).toEqual(result.manifest);
    for (const { path, schema } of resources) {
      const [header] = files.get(path)!.split('\r\n');
      expect(schema.fields.map(({ name }: { name: string }) => name)).toEqual(header.split(','));
    }
    expect(files.get('moved.csv')!.trimEnd().split('\r\n')).toHaveLength(result.moved.length + 1);
  });
});

test('the published schema is of what is printed', () => {
  const schema = JSON.parse(readFileSync('scenarios/compare.schema.json', 'utf8'));
  expect(schema.$id).toBe('urn:pickup-gap:schema:compare:1');
});
