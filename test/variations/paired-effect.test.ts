import { describe, expect, test } from '@jest/globals';
import { pairedEffect, pooledRate } from '../../src/variations/paired-effect.ts';

const counts = (policy: [number, number][], baseline: [number, number][] | null = null) => ({ policy, baseline });

describe('the effect of a value', () => {
  test('is the change of the pooled rate', () => {
    // 3 of 10 before, 5 of 10 now.
    expect(
      pairedEffect(
        counts([
          [2, 4],
          [3, 6],
        ]),
        counts([
          [1, 4],
          [2, 6],
        ]),
      )?.mean,
    ).toBeCloseTo(0.2, 12);
  });

  test('has an interval without width where each replication moves by the same share of the same people', () => {
    const [now, before] = [
      counts([
        [2, 10],
        [4, 10],
        [6, 10],
      ]),
      counts([
        [1, 10],
        [3, 10],
        [5, 10],
      ]),
    ];
    const { mean, low, high } = pairedEffect(now, before)!;
    expect([mean, low, high].map((one) => Number(one!.toFixed(10)))).toEqual([0.1, 0.1, 0.1]);
  });

  test('has the interval of a mean of differences where all replications have as many people', () => {
    // Differences 0.1, 0.2, 0.3: mean 0.2, standard error 0.1 ÷ √3, t(0.975, 2) = 4.3027.
    const [now, before] = [
      counts([
        [2, 10],
        [3, 10],
        [4, 10],
      ]),
      counts([
        [1, 10],
        [1, 10],
        [1, 10],
      ]),
    ];
    const { low, high } = pairedEffect(now, before)!;
    expect([low, high].map((one) => Number(one!.toFixed(4)))).toEqual([-0.0484, 0.4484]);
  });

  test('of the difference from a baseline leaves out what moves both', () => {
    const now = counts(
      [
        [4, 10],
        [6, 10],
      ],
      [
        [3, 10],
        [5, 10],
      ],
    );
    const before = counts(
      [
        [2, 10],
        [4, 10],
      ],
      [
        [1, 10],
        [3, 10],
      ],
    );
    expect(pairedEffect(now, before)?.mean).toBeCloseTo(0, 12);
    expect(pooledRate(now)).toBeCloseTo(0.1, 12);
  });

  test('has no interval with one replication, and is nothing without cases', () => {
    expect(pairedEffect(counts([[2, 4]]), counts([[1, 4]]))).toEqual({ mean: 0.25, low: null, high: null });
    expect(pairedEffect(counts([[0, 0]]), counts([[1, 4]]))).toBeNull();
  });
});
