import { describe, expect, test } from '@jest/globals';
import { gridIn } from '../../src/sweep/heat-map.ts';
import { sweepCsv } from '../../src/sweep/sweep-csv.ts';
import { renderSweep } from '../../src/sweep/sweep-text.ts';
import { swept } from './swept.ts';

const TEAMS = 'agentArrival.teams.count';
const NO_SHOW = 'agentArrival.noShow';
const grid = await swept([
  { path: TEAMS, values: ['1', '2', '4'] },
  { path: NO_SHOW, values: ['0 %', '50 %'] },
]);
const text = renderSweep(grid, ['pickupRate']);

describe('as text', () => {
  test('has one line per point, below one for the scenario as written', () => {
    const lines = text.split('\n');
    const from = lines.findIndex((line) => line.startsWith('  as written'));
    expect(
      lines.slice(from + 1, from + 7).map((line) =>
        line
          .trim()
          .split(/\s{2,}/)
          .slice(0, 3),
      ),
    ).toEqual(grid.points.map(({ point, values }) => [`${point}`, ...values]));
  });

  test('has a heat map per policy, darkest where the figure is highest, without colour', () => {
    expect(text).not.toContain('\u001b');
    const at = text.indexOf('Heat map of the pickup rate under "ahead"');
    const map = text.slice(at).split('\n\n')[0];
    const { means } = gridIn(grid, 'ahead', 'pickupRate')!;
    expect(Math.max(...means.flat().map((mean) => mean!))).toBe(means[2][0]);
    expect(map).toMatch(/^ {2}4 .*█/m);
    expect(map).toMatch(/^ {2}1 .*·$/m);
  });

  test('says which value moves no figure', async () => {
    const result = await swept([{ path: 'releaseNotice.notice.lead', values: ['1 h', '2 h'] }]);
    expect(renderSweep(result, ['pickupRate'])).toContain('a moves no figure.');
  });

  test('of a sweep that stopped says that it is incomplete', async () => {
    const stopped = await swept([{ path: TEAMS, values: ['1'] }], { stop: AbortSignal.abort() });
    expect(renderSweep(stopped, ['pickupRate'])).toContain(
      'INCOMPLETE: the sweep stopped early. 0 of 1 point finished.',
    );
  });
});

test('one value, or a Latin hypercube, has no heat map', async () => {
  const one = await swept([{ path: TEAMS, values: ['1', '2'] }]);
  expect(gridIn(one, 'ahead', 'pickupRate')).toBeNull();
  const cube = await swept(
    [
      { path: TEAMS, values: ['1..4'] },
      { path: NO_SHOW, values: ['0 %..9 %'] },
    ],
    {
      design: 'lhs',
      points: 3,
    },
  );
  expect(gridIn(cube, 'ahead', 'pickupRate')).toBeNull();
});

test('as a table has one row per point, policy and measure, and a column per path', () => {
  const [header, ...rows] = sweepCsv(grid).get('sweep.csv')!.trimEnd().split('\r\n');
  expect(header).toBe(`point,${TEAMS},${NO_SHOW},policy,measure,unit,mean,low,high,change,changeLow,changeHigh`);
  expect(rows.length).toBe((1 + 6) * 2 * 2);
  expect(rows[0]).toMatch(/^0,2,10 %,practice,pickupRate,share,/);
});
