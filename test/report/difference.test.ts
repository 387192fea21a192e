import { expect, test } from '@jest/globals';
import type { Unit } from '../../src/measures/measure.ts';
import { difference } from '../../src/report/interval-text.ts';

test.each<[number, number, Unit, string]>([
  [25.2, 0.98, 'people', '+25 ± 1'],
  [158.4, 2.31, 'people', '+158 ± 2'],
  [0.42, 0.21, 'people', '+0.4 ± 0.2'],
  [0.031, 0.012, 'people', '+0.03 ± 0.01'],
  [-133.4, 2.76, 'h', '−133.4 ± 2.8'],
  [10678.3, 95.5, 'h', '+10,678 ± 96'],
  [0.293, 0.0042, 'share', '+29.3 ± 0.4'],
  [377.4, 14.7, '$', '+377 ± 15'],
  [0, 0, 'people', '0'],
])('%d ± %d %s is written %s: both with the decimals that the interval allows', (mean, half, unit, text) => {
  expect(difference({ mean, low: mean - half, high: mean + half }, unit)).toBe(text);
});

test('a difference whose interval has unequal sides is written with its ends', () => {
  expect(difference({ mean: -0.013, low: -0.046, high: -0.002 }, 'share')).toBe('−1.3 (−4.6 to −0.2)');
  expect(difference({ mean: 0.4, low: -0.1, high: 1.2 }, 'h')).toBe('+0.4 (−0.1 to +1.2)');
});

test('a difference without an interval or a mean is written too', () => {
  expect(difference({ mean: 25.21, low: null, high: null }, 'people')).toBe('+25');
  expect(difference({ mean: 0.75, low: null, high: null }, 'share')).toBe('+75.0');
  expect(difference({ mean: null, low: null, high: null }, 'h')).toBe('–');
});
