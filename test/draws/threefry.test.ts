import { describe, expect, test } from '@jest/globals';
import { ThreefryBlocks } from '../../src/draws/threefry.ts';
import { ThreefryRow } from '../../src/draws/threefry-row.ts';

type Words = [number, number];

/** Random123's kat_vectors, threefry2x32 with 20 rounds: key, counter, result. */
const KNOWN_ANSWERS: [key: Words, counter: Words, result: Words][] = [
  [
    [0, 0],
    [0, 0],
    [0x6b200159, 0x99ba4efe],
  ],
  [
    [0xffffffff, 0xffffffff],
    [0xffffffff, 0xffffffff],
    [0x1cb996fc, 0xbb002be7],
  ],
  [
    [0x13198a2e, 0x03707344],
    [0x243f6a88, 0x85a308d3],
    [0xc4923a9c, 0x483df7a0],
  ],
];

const ROTATIONS = [13, 15, 26, 6, 17, 29, 16, 24];

/** The same cipher as in the paper, slow and with arithmetic of arbitrary length. */
function asPublished(key: Words, counter: Words, rotations: number[]): Words {
  const word = (x: bigint) => BigInt.asUintN(32, x);
  const k = [BigInt(key[0]), BigInt(key[1]), BigInt(key[0]) ^ BigInt(key[1]) ^ 0x1bd11bdan];
  let x0 = word(BigInt(counter[0]) + k[0]!);
  let x1 = word(BigInt(counter[1]) + k[1]!);
  for (let round = 0; round < 20; round++) {
    const by = BigInt(rotations[round % 8]!);
    x0 = word(x0 + x1);
    x1 = word((x1 << by) | (x1 >> (32n - by))) ^ x0;
    if (round % 4 === 3) {
      const injection = (round + 1) / 4;
      x0 = word(x0 + k[injection % 3]!);
      x1 = word(x1 + k[(injection + 1) % 3]! + BigInt(injection));
    }
  }
  return [Number(x0), Number(x1)];
}

function block([key0, key1]: Words, [counter0, counter1]: Words): Words {
  const blocks = new ThreefryBlocks(counter1);
  blocks.start(key0, key1, counter0);
  blocks.compute(0);
  return [blocks.words[0]!, blocks.words[1]!];
}

describe('Threefry2x32-20', () => {
  test.each(KNOWN_ANSWERS)('gives the published answer for key %p, counter %p', (key, counter, result) => {
    expect(block(key, counter)).toEqual(result);
    expect(asPublished(key, counter, ROTATIONS)).toEqual(result);
  });

  test.each(ROTATIONS.map((_, i) => i))(
    'planted fault: with rotation %i off by one, no known answer is reproduced',
    (i) => {
      const wrong = ROTATIONS.map((rotation, j) => (j === i ? rotation + 1 : rotation));
      for (const [key, counter, result] of KNOWN_ANSWERS) expect(asPublished(key, counter, wrong)).not.toEqual(result);
    },
  );

  test('agrees with the cipher as published on keys and counters of every kind', () => {
    const words = [0, 1, 2, 0x7fffffff, 0x80000000, 0xdeadbeef, 0xffffffff];
    for (const k0 of words) {
      for (const k1 of words) {
        for (const c0 of words) {
          for (const c1 of words) expect(block([k0, k1], [c0, c1])).toEqual(asPublished([k0, k1], [c0, c1], ROTATIONS));
        }
      }
    }
  });

  test('block b has the counter with b in its low bits, and each marks itself ready', () => {
    const blocks = new ThreefryBlocks(0x70000);
    blocks.start(5, 6, 7);
    blocks.compute(31);
    blocks.compute(4);
    expect(blocks.ready >>> 0).toBe(2 ** 31 + 2 ** 4);
    for (const b of [4, 31]) {
      expect([...blocks.words.slice(2 * b, 2 * b + 2)]).toEqual(asPublished([5, 6], [7, 0x70000 + b], ROTATIONS));
    }
    expect(() => blocks.compute(32)).toThrow(RangeError);
  });

  test('a row of blocks has the same words as its blocks one by one, across the border of the counters', () => {
    const row = new ThreefryRow(0x10000);
    const rows: [number, number, number, number][] = [
      [0, 0, 0, 3],
      [2018, 7, -(3 << 18), 300],
      [0xdeadbeef, 0x80000000, 0x7ffffffe, 4],
      [1, 2, 0xfffffffe, 4],
    ];
    for (const [key0, key1, counter0, count] of rows) {
      row.compute(key0, key1, counter0, count);
      const each = Array.from({ length: count }, (_, i) => block([key0, key1], [(counter0 + i) >>> 0, 0x10000]));
      expect([...row.words.slice(0, 2 * count)]).toEqual(each.flat());
    }
  });
});
