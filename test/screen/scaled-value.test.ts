import { describe, expect, test } from '@jest/globals';
import { readScenario } from '../../src/scenario/steps/read.ts';
import { child } from '../../src/scenario/text/source-tree.ts';
import { scaledValue } from '../../src/screen/scaled-value.ts';

const nodeOf = (yaml: string) => child(readScenario(`value of: ${yaml}`, 'test.yaml').tree, 'value of')!;
const moved = (yaml: string, factor: number, whole = false) =>
  JSON.parse(scaledValue(nodeOf(yaml), factor, whole).text);

describe('a value moved by a quarter', () => {
  test.each([
    ['24 h', '30 h'],
    ['12 %', '15 %'],
    ['90 %', '100 %'],
    ['6 of 100', '7.5 of 100'],
    ['$45 per hour', '$56.25 per hour'],
    ['"36,000 per year"', '45000 per year'],
    ['30–60 min', '37.5–75 min'],
    ['1 h 30 min', '1.25 h 37.5 min'],
    ['2', 2.5],
    ['{ lognormal: { median: 40 min, q90: 80 min } }', { lognormal: { median: '50 min', q90: '100 min' } }],
    ['[1, 2]', [1.25, 2.5]],
  ])('%s is moved up to %j', (yaml, up) => {
    expect(moved(yaml, 1.25)).toEqual(up);
  });

  test.each(['phone', 'yes', 'Mon–Fri 08:00–16:30 except holidays', '2018-01-01', '1.2.3', 'true'])(
    '%s has no figure, and stays',
    (yaml) => {
      expect(scaledValue(nodeOf(yaml), 1.25, false)).toMatchObject({ figures: 0, notZero: 0 });
      expect(moved(yaml, 1.25)).toEqual(moved(yaml, 1));
    },
  );

  test('whole numbers without a unit move by at least one, and other figures as before', () => {
    expect([moved('2', 1.25, true), moved('2', 0.75, true), moved('40', 0.75, true)]).toEqual([3, 1, 30]);
    expect(moved('{ count: 1, hours: always, margin: 10 min }', 1.25, true)).toEqual({
      count: 2,
      hours: 'always',
      margin: '12.5 min',
    });
  });

  test('0 is a figure that does not move', () => {
    expect(scaledValue(nodeOf('0 %'), 1.25, false)).toMatchObject({ figures: 1, notZero: 0 });
  });
});
