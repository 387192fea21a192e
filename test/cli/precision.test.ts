import { expect, test } from '@jest/globals';
import { precision } from '../../src/cli/terminal/precision.ts';

test.each([
  ['pickup rate ± 1 %', 'pickupRate', 0.01, false],
  ['pickupRate ±1%', 'pickupRate', 0.01, false],
  ['Pickup Rate +- 0.5 %', 'pickupRate', 0.005, false],
  ['noticeWindow +/- 2 min', 'noticeWindow', 2, false],
  ['notice window ± 2', 'noticeWindow', 2, false],
  ['hours held ± 5 %', 'hoursHeld', 0.05, true],
  ['hours held: no legal basis stated ± 10 h', 'hoursHeldNone', 10, false],
  ['county cost ± 100 $', 'countyCost', 100, false],
])('"%s" is %s within %d (a part of its mean: %s)', (text, key, target, relative) => {
  const read = precision(text);
  expect({ ...read, measure: read.measure.key }).toEqual({ measure: key, target, relative });
});
