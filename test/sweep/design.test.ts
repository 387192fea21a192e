import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { INPUT_LIMITS } from '../../src/limits/input-limits.ts';
import { InputError, type Problem } from '../../src/refusals/input-error.ts';
import { planned } from './swept.ts';

const TEAMS = 'agentArrival.teams.count';
const NO_SHOW = 'agentArrival.noShow';

async function problemsOf(work: Promise<unknown>): Promise<Problem[]> {
  try {
    await work;
    return [];
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
}

describe('a grid', () => {
  test('has every value with every other; the last path changes first', async () => {
    const { paths, points } = await planned([
      { path: TEAMS, values: ['1', '2'] },
      { path: NO_SHOW, values: ['5 %', '10 %', '20 %'] },
    ]);
    expect(paths).toEqual([TEAMS, NO_SHOW]);
    expect(points.map((point) => point.join(' '))).toEqual(['1 5 %', '1 10 %', '1 20 %', '2 5 %', '2 10 %', '2 20 %']);
  });

  test('a path given twice has the values of both, each once', async () => {
    const varied = [
      { path: TEAMS, values: ['1', '2'] },
      { path: TEAMS, values: ['2', '3'] },
    ];
    expect((await planned(varied)).points).toEqual([['1'], ['2'], ['3']]);
  });

  test('has evenly spaced values of a range, and only whole ones where the loader takes only those', async () => {
    const shares = await planned([{ path: NO_SHOW, values: ['10 %..30 %'] }], { points: 5 });
    expect(shares.points.flat()).toEqual(['10 %', '15 %', '20 %', '25 %', '30 %']);
    const teams = await planned([{ path: TEAMS, values: ['1..4', '9'] }], { points: 3 });
    expect(teams.points.flat()).toEqual(['1', '3', '4', '9']);
  });
});

describe('a Latin hypercube', () => {
  test('has one point in each of as many equal parts of a range as it has points', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 0, max: 999 }), async (points, seed) => {
        const varied = [
          { path: NO_SHOW, values: ['0 %..50 %'] },
          { path: TEAMS, values: ['1', '2'] },
        ];
        const plan = await planned(varied, { design: 'lhs', points, seed });
        const parts = plan.points.map(([share]) => Math.floor((Number.parseFloat(share) / 50) * points));
        expect(parts.toSorted((a, b) => a - b)).toEqual(Array.from({ length: points }, (_, i) => i));
        const ones = plan.points.filter(([, teams]) => teams === '1').length;
        expect(Math.abs(2 * ones - points)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 6 },
    );
  });

  test('takes each whole number of a range about equally often', async () => {
    const { points } = await planned([{ path: TEAMS, values: ['1..6'] }], { design: 'lhs', points: 12 });
    const counts = Map.groupBy(points, ([teams]) => teams);
    expect([...counts].map(([teams, some]) => [teams, some.length]).sort()).toEqual(
      ['1', '2', '3', '4', '5', '6'].map((teams) => [teams, 2]),
    );
  });

  test('depends only on the paths, the points and the seed', async () => {
    const of = (seed: number) =>
      planned([{ path: NO_SHOW, values: ['0 %..50 %'] }], { design: 'lhs', points: 4, seed }).then(
        (plan) => plan.points,
      );
    expect(await of(1)).toEqual(await of(1));
    expect(await of(1)).not.toEqual(await of(2));
  });
});

describe('before anything runs', () => {
  test('every value that the loader refuses is named with its path and text', async () => {
    const problems = await problemsOf(planned([{ path: TEAMS, values: ['1', 'many', '2.5'] }]));
    expect(problems.map(({ file, sourceLine }) => [file, sourceLine])).toEqual([
      [TEAMS, 'many'],
      [TEAMS, '2.5'],
    ]);
  });

  test('weights that sum to 100 % only together are accepted, and other points are named', async () => {
    const varied = [
      { path: 'releaseNotice.reasons.bail.weight', values: ['44 %', '45 %'] },
      { path: 'releaseNotice.reasons.judgesOrder.weight', values: ['29 %'] },
    ];
    const problems = await problemsOf(planned(varied));
    expect(problems.map(({ hint }) => hint)).toEqual([
      expect.stringContaining('found with releaseNotice.reasons.bail.weight = 45 %, releaseNotice'),
    ]);
  });

  test('a path that leads nowhere is named with the nearest one', async () => {
    const [problem] = await problemsOf(planned([{ path: 'agentArrival.noShwo', values: ['5 %'] }]));
    expect(problem.hint).toContain('agentArrival.noShow');
  });

  test('a grid of more points than a sweep may have is refused', async () => {
    const values = Array.from({ length: 40 }, (_, i) => `${i}`);
    const [problem] = await problemsOf(
      planned([
        { path: TEAMS, values },
        { path: NO_SHOW, values: values.map((value) => `${value} %`) },
      ]),
    );
    expect(INPUT_LIMITS.sweepPoints.most).toBe(1000);
    expect(problem).toMatchObject({ message: 'the grid has 1,600 points', allowed: 'at most 1,000 points' });
  });
});
