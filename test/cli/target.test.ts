import { expect, test } from '@jest/globals';
import { target } from '../../src/cli/terminal/target.ts';

test.each([
  ['pickup rate 60 %', 'pickupRate', 0.6, null, 0.005],
  ['pickupRate 60', 'pickupRate', 0.6, null, 0.005],
  ['Pickup Rate ≥ 60 % ± 1 %', 'pickupRate', 0.6, 'atLeast', 0.01],
  ['pickup rate<=0 %', 'pickupRate', 0, 'atMost', 0.005],
  ['pickup rate at least 100 % +- 0.5', 'pickupRate', 1, 'atLeast', 0.005],
  ['notice window 2 h', 'noticeWindow', 120, null, 1.2],
  ['noticeWindow ≥ 90 ± 5 min', 'noticeWindow', 90, 'atLeast', 5],
  ['hours held at most 500 h', 'hoursHeld', 500, 'atMost', 5],
  ['people held past 48 h 3', 'peopleHeldPast48h', 3, null, 0.03],
  ['people held past 48 h ≤ 3 people', 'peopleHeldPast48h', 3, 'atMost', 0.03],
  ['county cost $40,000', 'countyCost', 40_000, null, 400],
  ['county cost 40000 $ ± $1,000', 'countyCost', 40_000, null, 1000],
])('"%s" is %s of %d, %s, within %d', (text, key, value, direction, precision) => {
  const read = target(text);
  expect({ ...read, measure: read.measure.key }).toEqual({
    measure: key,
    value: expect.closeTo(value, 12),
    direction,
    precision: expect.closeTo(precision, 12),
  });
});

test('a text as long as a page is refused at once', () => {
  expect(() => target(`pickup rate ${' '.repeat(100_000)}60 %`)).toThrow('cannot be used');
});
