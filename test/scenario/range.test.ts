import { describe, expect, test } from '@jest/globals';
import { compile } from '../../src/draws/sampler.ts';
import { InputError } from '../../src/refusals/input-error.ts';
import { loadScenarioText } from '../../src/scenario/load.ts';

const scenario = (noShow: string, more = '') => `title: ranges
zone: America/Chicago
start: 2018-01-01
length: 7 days
base:
  booking: { rate: 6 per day }
  agentArrival:
    noShow: ${noShow}
${more}policies:
  practice: {}
`;

const load = (text: string, places?: number[]) =>
  loadScenarioText(new TextEncoder().encode(text), 'ranges.yaml', { places });
const noShowAt = async (text: string, u: number) => (await load(text, [u])).resolved.policies[0].agentArrival.noShow;

async function problems(text: string): Promise<string[]> {
  const error = await load(text).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof InputError)) throw new Error('This should have been refused.');
  return error.problems.map(({ line, column, message }) => `${line}:${column} ${message}`);
}

describe('a value with a range', () => {
  const WRITTEN = '{ value: 15 %, range: [10 %, 30 %], source: S0 }';

  test('is its plain value for runs', async () => {
    const { resolved, unknowns, assumptions } = await load(scenario(WRITTEN));
    expect(resolved.policies[0].agentArrival.noShow).toBe(0.15);
    expect(unknowns).toEqual([
      {
        path: 'agentArrival.noShow',
        policy: null,
        value: '15 %',
        range: '10 % to 30 %',
        alternatives: null,
        provenance: { source: 'S0' },
      },
    ]);
    expect(assumptions.find(({ path }) => path === 'agentArrival.noShow')?.value).toBe('15 % (10 % to 30 %)');
  });

  test.each([
    [0.25, 0.15],
    [0.5, 0.2],
    [0.999999, 0.2999998],
  ])('at %d of it is %d', async (u, share) => {
    expect(await noShowAt(scenario(WRITTEN), u)).toBeCloseTo(share, 9);
  });

  test('is read with decimal commas, and a duration of 1,500 is refused in it, too', async () => {
    // Half way from 1.5 % to 2.5 %.
    expect(await noShowAt(scenario('{ value: "1,5 %", range: ["1,5 %", "2,5 %"] }'), 0.5)).toBeCloseTo(0.02, 9);
    const margin = '    margin: { value: 1500 s, range: ["1,500 s", "2,000 s"] }\n';
    expect(await problems(scenario('15 %', margin))).toEqual(['9:37 expected 2 figures, got 1,500 s, 2,000 s']);
  });

  test('in a triangular form is drawn as a triangular distribution is', async () => {
    const text = scenario('{ value: 5 %, range: { triangular: [0 %, 5 %, 20 %] } }');
    const { quantile } = compile({ kind: 'triangular', low: 0, mode: 5, high: 20 });
    for (const u of [0.01, 0.2, 0.25, 0.6, 0.99]) expect(await noShowAt(text, u)).toBeCloseTo(quantile(u) / 100, 9);
  });

  test('by its quantiles is piecewise linear between them', async () => {
    const text = scenario('{ value: 5 %, range: { quantiles: { 0: 1 %, 50 %: 5 %, 100: 25 % } } }');
    for (const [u, share] of [
      [0.25, 0.03],
      [0.5, 0.05],
      [0.75, 0.15],
    ])
      expect(await noShowAt(text, u)).toBeCloseTo(share, 9);
    expect((await load(text)).unknowns[0].range).toBe('1 % to 25 %, 50 % below 5 %');
  });

  test('from a list is any of its items in its part of the range', async () => {
    const text = scenario('{ value: 1 in 8, range: { oneOf: [1 %, 1 in 8, 50 %] } }');
    expect(await Promise.all([0.1, 0.4, 0.9].map((u) => noShowAt(text, u)))).toEqual([0.01, 0.125, 0.5]);
  });

  test('that an alias uses twice is one unknown', async () => {
    const text = scenario('&share { value: 20 %, range: [10 %, 30 %] }', '    otherExit: *share\n');
    expect((await load(text)).unknowns).toHaveLength(1);
    const { noShow, otherExit } = (await load(text, [0.5])).resolved.policies[0].agentArrival;
    expect([noShow, otherExit]).toEqual([0.2, 0.2]);
  });
});

describe('a wrong range is refused at its place', () => {
  test.each([
    ['in two units', '{ value: 5 %, range: [1 in 8, 30 %] }', '8:34 1 in 8 and 30 % are not in the same unit'],
    ['downward', '{ value: 5 %, range: [30 %, 10 %] }', '8:34 the figures must run from the smaller to the larger'],
    ['of one figure', '{ value: 5 %, range: [30 %] }', '8:34 expected 2 figures, got 30 %'],
    ['of no figures', '{ value: 5 %, range: [few, many] }', '8:34 expected 2 figures, got few, many'],
    ['of one choice', '{ value: 5 %, range: { oneOf: [1 %] } }', '8:34 expected two or more choices in oneOf, got 1'],
    [
      'of an unknown kind',
      '{ value: 5 %, range: { normal: [1 %, 2 %] } }',
      '8:34 expected a range, got {normal: [1 %, 2 %]}',
    ],
    [
      'of quantiles without an end',
      '{ value: 5 %, range: { quantiles: { 0: 1 %, 50: 5 % } } }',
      '8:34 quantiles must run from 0 to 100, each percentage once',
    ],
    [
      'of quantiles that are no percentages',
      '{ value: 5 %, range: { quantiles: { 0: 1 %, half: 5 %, 100: 9 % } } }',
      '8:34 quantiles must run from 0 to 100, each percentage once',
    ],
    [
      'of quantiles that fall',
      '{ value: 5 %, range: { quantiles: { 0: 1 %, 50: 9 %, 100: 5 % } } }',
      '8:34 the figures must run from the smaller to the larger',
    ],
    ['in words', '{ value: 5 %, range: wide }', '8:34 expected a range, got wide'],
    [
      'below which the value lies',
      '{ value: 5 %, range: [10 %, 30 %] }',
      '8:22 5 %, which runs use, is outside its range',
    ],
    [
      'above which it lies',
      '{ value: 40 %, range: { triangular: [5 %, 10 %, 30 %] } }',
      '8:22 40 %, which runs use, is outside its range',
    ],
    [
      'in another unit than the value',
      '{ value: 1 in 8, range: [10 %, 30 %] }',
      '8:22 1 in 8, which runs use, is in another unit than its range',
    ],
    [
      'of choices without the value',
      '{ value: 5 %, range: { oneOf: [1 %, 50 %] } }',
      '8:22 5 %, which runs use, is not one of the choices in its range',
    ],
  ])('%s', async (_, written, problem) => {
    expect(await problems(scenario(written))).toEqual([problem]);
  });

  test.each(['{ value: 10 %, range: [10 %, 30 %] }', '{ value: 30 %, range: { triangular: [10 %, 10 %, 30 %] } }'])(
    'planted fault: a value at an end is within the range: %s',
    async (written) => expect((await load(scenario(written))).unknowns).toHaveLength(1),
  );

  test('a range that leaves the allowed values is refused when its places are read', async () => {
    const text = scenario('{ value: 50 %, range: [10 %, 150 %] }');
    await expect(load(text, [0.2])).resolves.toBeDefined();
    await expect(load(text, [0.9])).rejects.toThrow(InputError);
  });
});
