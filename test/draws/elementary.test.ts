import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { exp, expm1 } from '../../src/draws/exponential.ts';
import { log, log1p, power } from '../../src/draws/logarithm.ts';

/**
 * The exact values are computed in whole numbers, with 400 bits after the point. A double is a whole number divided by
 * a power of two; eˣ is its series after halving x; and ln x is one step of Newton's method from the value under test,
 * which squares its error.
 */
const BITS = 400n;
const ONE = 1n << BITS;

/** A double as a fixed-point number, exact down to 2^-400. */
function fixed(x: number): bigint {
  let shift = 0n;
  let whole = x;
  while (!Number.isInteger(whole)) {
    whole *= 2;
    shift++;
  }
  return (BigInt(whole) << BITS) >> shift;
}

function fixedExp(x: bigint): bigint {
  const halvings = 32n;
  const r = x >> halvings;
  let sum = ONE;
  let term = ONE;
  for (let n = 1n; term !== 0n && n < 200n; n++) {
    term = (term * r) / ONE / n;
    sum += term;
  }
  for (let i = 0n; i < halvings; i++) sum = (sum * sum) >> BITS;
  return sum;
}

/** ln of a positive fixed-point number, given a double close to it. */
function fixedLog(x: bigint, near: number): bigint {
  const raised = fixedExp(fixed(near));
  return fixed(near) + ((x - raised) * ONE) / raised;
}

/** How far a double is from the exact value, in units of its last place. */
function unitsOff(value: number, truth: bigint): number {
  const unit = fixed(2 ** (Math.floor(Math.log2(Math.abs(value))) - 52));
  const error = fixed(value) - truth;
  return Number(((error < 0n ? -error : error) * 1000n) / unit) / 1000;
}

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true }).filter((x) => Math.abs(x) > 1e-9);

describe('the functions behind draws, computed from basic arithmetic alone', () => {
  test('exp is within one unit in the last place', () => {
    fc.assert(fc.property(between(-40, 40), (x) => unitsOff(exp(x), fixedExp(fixed(x))) < 1));
  });

  test('expm1 is within one unit in the last place, near 0 too', () => {
    const near = fc.oneof(between(-40, 40), between(-0.01, 0.01));
    fc.assert(fc.property(near, (x) => unitsOff(expm1(x), fixedExp(fixed(x)) - ONE) < 1));
  });

  test('log is within one unit in the last place', () => {
    const positive = fc.oneof(between(1e-9, 4), between(1, 1e12)).filter((x) => x !== 1);
    fc.assert(fc.property(positive, (x) => unitsOff(log(x), fixedLog(fixed(x), log(x))) < 1));
  });

  test('log1p is within one unit in the last place, near 0 too', () => {
    const above = fc.oneof(between(-0.999, 4), between(-0.001, 0.001), between(1, 1e12));
    fc.assert(fc.property(above, (x) => unitsOff(log1p(x), fixedLog(ONE + fixed(x), log1p(x))) < 1));
  });

  test('the JavaScript engine that runs this agrees to one unit in the last place, over the whole range', () => {
    const close = (ours: number, engines: number) =>
      Object.is(ours, engines) ||
      Math.abs(ours - engines) <= Math.abs(engines) * 2 ** -52 ||
      Math.abs(ours) < 2 ** -1021;
    fc.assert(
      fc.property(fc.double({ min: -760, max: 720, noNaN: true }), fc.double({ min: 0, noNaN: true }), (x, y) => {
        expect([x, close(exp(x), Math.exp(x)), close(expm1(x), Math.expm1(x))]).toEqual([x, true, true]);
        expect([y, close(log(y), Math.log(y)), close(log1p(y), Math.log1p(y))]).toEqual([y, true, true]);
      }),
    );
  });

  test('at the ends: where the result underflows or overflows, and where there is no value', () => {
    expect([exp(710), exp(-746), exp(0), exp(Number.NEGATIVE_INFINITY)]).toEqual([Number.POSITIVE_INFINITY, 0, 1, 0]);
    expect(exp(-745)).toBe(5e-324);
    expect([expm1(710), expm1(-800), expm1(0)]).toEqual([Number.POSITIVE_INFINITY, -1, 0]);
    expect([log(0), log(-1), log(1)]).toEqual([Number.NEGATIVE_INFINITY, Number.NaN, 0]);
    expect([log1p(-1), log1p(-2), log1p(0)]).toEqual([Number.NEGATIVE_INFINITY, Number.NaN, 0]);
    expect([exp(Number.NaN), expm1(Number.NaN), log(Number.NaN), log1p(Number.NaN)]).toEqual(Array(4).fill(Number.NaN));
    expect(log(Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY);
    // ln of the smallest double is −1074 ln 2.
    expect(log(5e-324)).toBeCloseTo(-1074 * Math.LN2, 10);
  });

  test('power: 4 to the ½ is 2; 0 to the 0 is 1, and 0 to any positive power is 0', () => {
    expect(power(4, 0.5)).toBeCloseTo(2, 14);
    expect(power(10, -3)).toBeCloseTo(0.001, 16);
    expect([power(0, 0), power(0, 2.5), power(1, 7)]).toEqual([1, 0, 1]);
  });
});
