import { expect, test } from '@jest/globals';
import { StageDraws } from '../../src/draws/stage-draws.ts';
import { pairedShareInterval } from '../../src/replay/paired-share.ts';

test('the interval is that of Agresti and Min’s formula, worked by hand', () => {
  // 12 gained and 2 lost of 98 pairs: (12.5 − 2.5) ÷ 100 ± 1.96 √(15 − 100/100) ÷ 100
  const { low, high } = pairedShareInterval({ gained: 12, lost: 2, cases: 98 })!;
  expect(low).toBeCloseTo(0.1 - 0.0733, 4);
  expect(high).toBeCloseTo(0.1 + 0.0733, 4);
});

test('it is symmetrical in what is gained and lost, and null without cases', () => {
  const one = pairedShareInterval({ gained: 5, lost: 1, cases: 40 })!;
  const other = pairedShareInterval({ gained: 1, lost: 5, cases: 40 })!;
  expect(other.low).toBeCloseTo(-one.high, 12);
  expect(other.high).toBeCloseTo(-one.low, 12);
  expect(pairedShareInterval({ gained: 0, lost: 0, cases: 0 })).toBeNull();
});

test.each([
  [30, 0.3, 0.1],
  [100, 0.1, 0.05],
])('of logs of %s cases, it holds the true difference in about 95 of 100', (cases, up, down) => {
  const draws = new StageDraws(0);
  let held = 0;
  const logs = 2000;
  for (let log = 0; log < logs; log++) {
    let [gained, lost] = [0, 0];
    for (let i = 0; i < cases; i++) {
      draws.seek(7, log, i);
      const u = draws.at(0);
      if (u < up) gained++;
      else if (u < up + down) lost++;
    }
    const { low, high } = pairedShareInterval({ gained, lost, cases })!;
    if (low <= up - down && up - down <= high) held++;
  }
  // Four standard errors of 2,000 logs are 2 of 100.
  expect(held / logs).toBeGreaterThan(0.93);
});
