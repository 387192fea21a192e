import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { MOST_DRAWS, StageDraws } from '../../src/draws/stage-draws.ts';
import { ThreefryBlocks } from '../../src/draws/threefry.ts';
import { chiSquare, standardErrors } from './goodness-of-fit.ts';

interface Address {
  seed: number;
  replication: number;
  person: number;
  stage: number;
  index: number;
}

const address = fc.record({
  seed: fc.nat(0xffffffff),
  replication: fc.nat(0xffffffff),
  person: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
  stage: fc.nat(0xffff),
  index: fc.nat(MOST_DRAWS - 1),
});

function draw({ seed, replication, person, stage, index }: Address): number {
  const draws = new StageDraws(stage);
  draws.seek(seed, replication, person);
  return draws.at(index);
}

describe('the draw at an address', () => {
  test('is the word of its key and counter, moved by half a unit into the open interval', () => {
    fc.assert(
      fc.property(address, (a) => {
        const blocks = new ThreefryBlocks(a.stage * 65_536 + Math.floor(a.index / 2));
        blocks.start(a.seed, a.replication, a.person);
        blocks.compute(0);
        expect(draw(a)).toBe((blocks.words[a.index % 2]! + 0.5) / 2 ** 32);
      }),
      { seed: 1 },
    );
  });

  test('does not depend on the order of calls or on earlier seeks', () => {
    fc.assert(
      fc.property(fc.array(address, { minLength: 2, maxLength: 40 }), (addresses) => {
        const shared = new StageDraws(addresses[0]!.stage);
        for (const a of addresses) {
          shared.seek(a.seed, a.replication, a.person);
          for (const b of addresses) shared.at(b.index);
          expect(shared.at(a.index)).toBe(draw({ ...a, stage: addresses[0]!.stage }));
        }
      }),
      { seed: 2 },
    );
  });

  test('changes with every part of the address', () => {
    // Two of 2³² values agree by chance with probability 2⁻³²; over 100 runs of 5 comparisons that is 1.2e-7.
    fc.assert(
      fc.property(address, (a) => {
        const others = [
          { ...a, seed: a.seed ^ 1 },
          { ...a, replication: a.replication ^ 1 },
          { ...a, person: a.person ^ 1 },
          { ...a, stage: a.stage ^ 1 },
          { ...a, index: a.index ^ 1 },
        ];
        for (const other of others) expect(draw(other)).not.toBe(draw(a));
      }),
      { seed: 3 },
    );
  });

  test('stays inside (0, 1) even for the smallest and largest word', () => {
    const draws = new StageDraws(0);
    draws.seek(1, 1, 1);
    draws.at(0);
    draws.words.set([0, 0xffffffff]);
    expect(draws.at(0)).toBe(2 ** -33);
    expect(draws.at(1)).toBe(1 - 2 ** -33);
  });

  test('is refused past the last index, even if block 0 exists already', () => {
    const draws = new StageDraws(0);
    draws.seek(1, 2, 3);
    draws.at(0);
    expect(() => draws.at(MOST_DRAWS)).toThrow('block 32 was asked for');
  });

  test.each([-1, 0.5, 65_536, Number.NaN])('stage %p is refused', (stage) => {
    expect(() => new StageDraws(stage)).toThrow('from 0 to 65535');
  });
});

/**
 * The file's statistical checks together raise a false alarm for one SEED in a million. The seed is fixed, so a failure
 * means that the code changed. Stronger evidence for the generator itself is its published battery of tests.
 */
describe('as random numbers', () => {
  const SEED = 20_261_122;
  const FALSE_ALARM = 1e-6 / 14;
  const COUNT = 100_000;

  const along = {
    persons: (i: number) => draw({ seed: SEED, replication: 0, person: i, stage: 1, index: 0 }),
    stages: (i: number) => draw({ seed: SEED, replication: 0, person: i >> 10, stage: i & 1023, index: 0 }),
    replications: (i: number) => draw({ seed: SEED, replication: i, person: 77, stage: 1, index: 0 }),
    seeds: (i: number) => draw({ seed: SEED + i, replication: 0, person: 77, stage: 1, index: 0 }),
    indexes: (i: number) => draw({ seed: SEED, replication: 0, person: i >> 6, stage: 1, index: i & 63 }),
  };
  const samples = Object.entries(along).map(
    ([name, at]) => [name, Float64Array.from({ length: COUNT }, (_, i) => at(i))] as const,
  );

  /** The correlation of neighbours. For independent values it is normal with standard error 1 / √n. */
  function serialCorrelation(sample: Float64Array): number {
    let sum = 0;
    for (let i = 1; i < sample.length; i++) sum += (sample[i]! - 0.5) * (sample[i - 1]! - 0.5);
    return (12 * sum) / (sample.length - 1);
  }

  function bytesPValue(sample: Float64Array, shift: number): number {
    const counts = new Array<number>(256).fill(0);
    for (const u of sample) counts[Math.floor(u * 2 ** shift) % 256]!++;
    return chiSquare(counts, new Array<number>(256).fill(sample.length / 256));
  }

  test.each(samples)('neighbouring %s do not correlate', (_, sample) => {
    expect(Math.abs(serialCorrelation(sample))).toBeLessThan(standardErrors(FALSE_ALARM) / Math.sqrt(COUNT));
  });

  test.each(samples)('the leading byte along %s is uniform', (_, sample) => {
    expect(bytesPValue(sample, 8)).toBeGreaterThan(FALSE_ALARM);
  });

  test.each([8, 16, 24, 32])('the byte that ends at bit %i is uniform too', (bits) => {
    expect(bytesPValue(samples[0]![1], bits)).toBeGreaterThan(FALSE_ALARM);
  });

  test('planted faults: a counter used as a word, and a word shared by two neighbours, are caught', () => {
    const counter = Float64Array.from({ length: COUNT }, (_, i) => (i + 0.5) / COUNT);
    const doubled = samples[0]![1].map((_, i, all) => all[i >> 1]!);
    const limit = standardErrors(FALSE_ALARM) / Math.sqrt(COUNT);
    expect(serialCorrelation(counter)).toBeGreaterThan(limit);
    expect(serialCorrelation(doubled)).toBeGreaterThan(limit);
    expect(
      bytesPValue(
        counter.map((u) => u * u),
        8,
      ),
    ).toBeLessThan(FALSE_ALARM);
  });
});
