import { describe, expect, test } from '@jest/globals';
import { normalQuantile } from '../../src/draws/normal.ts';
import { studentQuantile } from '../../src/draws/student.ts';

const relative = (value: number, truth: number) => Math.abs(value / truth - 1);

describe("Student's t quantile", () => {
  // Printed tables (Fisher and Yates; Abramowitz and Stegun table 26.10), correct to the last printed digit.
  test.each([
    [0.975, 1, 12.706],
    [0.975, 2, 4.303],
    [0.975, 3, 3.182],
    [0.975, 9, 2.262],
    [0.975, 30, 2.042],
    [0.975, 120, 1.98],
    [0.975, Number.POSITIVE_INFINITY, 1.96],
    [0.995, 9, 3.25],
    [0.95, 4, 2.132],
    [0.9995, 1, 636.619],
  ])('at p = %p with %p degrees of freedom is the published %p', (p, degrees, t) => {
    expect(Math.abs(studentQuantile(p, degrees) - t)).toBeLessThanOrEqual(0.0005);
  });

  test('planted fault: one degree of freedom more or less misses the table', () => {
    for (const degrees of [8, 10]) expect(Math.abs(studentQuantile(0.975, degrees) - 2.262)).toBeGreaterThan(0.0005);
  });

  test('agrees with the closed forms of 1, 2 and 4 degrees of freedom', () => {
    for (const p of [0.5001, 0.6, 0.74, 0.76, 0.9, 0.975, 0.9999]) {
      // Shaw, "Sampling Student's T distribution", 2006.
      const a = 4 * p * (1 - p);
      const four = 2 * Math.sqrt(Math.cos(Math.acos(Math.sqrt(a)) / 3) / Math.sqrt(a) - 1);
      expect(relative(studentQuantile(p, 1), Math.tan(Math.PI * (p - 0.5)))).toBeLessThan(1e-9);
      expect(relative(studentQuantile(p, 2), (2 * p - 1) * Math.sqrt(2 / a))).toBeLessThan(1e-9);
      expect(relative(studentQuantile(p, 4), four)).toBeLessThan(1e-7);
    }
  });

  test('approaches the normal quantile as the Cornish–Fisher expansion says', () => {
    // Abramowitz and Stegun 26.7.5. The error after two terms is the third term plus less than its size again.
    for (const p of [0.6, 0.9, 0.975, 0.999]) {
      const z = normalQuantile(p);
      for (const v of [1e3, 1e5, 1e6]) {
        const first = (z ** 3 + z) / (4 * v);
        const second = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * v ** 2);
        const third = (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * v ** 3);
        const rest = Math.abs(studentQuantile(p, v) - z - first - second);
        expect(rest).toBeLessThan(2 * Math.abs(third) + 1e-10 * z);
      }
    }
  });

  test('is the inverse of the integral of its density', () => {
    // The density integrated from 0 to t by Simpson's rule over x = t / √ν, scaled by its value at ν = 3, 7, which are
    // closed constants.
    const constants = new Map([
      [3, 2 / (Math.PI * Math.sqrt(3))],
      [7, 16 / (5 * Math.PI * Math.sqrt(7))],
    ]);
    for (const [v, constant] of constants) {
      for (const p of [0.55, 0.7, 0.8, 0.975]) {
        const t = studentQuantile(p, v);
        const n = 2000;
        let sum = 0;
        for (let i = 0; i <= n; i++) {
          const weight = i === 0 || i === n ? 1 : i % 2 === 1 ? 4 : 2;
          sum += weight * (1 + ((i * t) / n) ** 2 / v) ** (-(v + 1) / 2);
        }
        expect(0.5 + (constant * sum * t) / (3 * n)).toBeCloseTo(p, 10);
      }
    }
  });

  test('is antisymmetric and refuses arguments without a value', () => {
    expect(studentQuantile(0.025, 9)).toBeCloseTo(-studentQuantile(0.975, 9), 10);
    expect(studentQuantile(0.5, 9)).toBe(0);
    for (const [p, v] of [
      [0, 9],
      [1, 9],
      [0.975, 0],
      [Number.NaN, 9],
    ] as const) {
      expect(() => studentQuantile(p, v)).toThrow(RangeError);
    }
  });
});
