import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'yaml';
import { fitReport } from '../../src/fit/fit-report.ts';
import { renderFit as rendered } from '../../src/fit/fit-text.ts';
import { fitAsYaml, scenarioBlock } from '../../src/fit/scenario-block.ts';
import { InputError } from '../../src/refusals/input-error.ts';
import { distribution } from '../../src/scenario/values/distribution.ts';
import { seconds } from '../../src/scenario/values/units.ts';
import { syntheticSample } from './synthetic-sample.ts';

const renderFit = (result: Parameters<typeof rendered>[0]) => rendered(result, 'made by a test');

const minutes = syntheticSample({ kind: 'lognormal', mu: 8.16, sigma: 0.72 }, 60, 0).map((x) => Math.ceil(x / 60));
const result = fitReport(minutes, { column: 'minutes_waited', file: 'waits.csv' });

describe('the result', () => {
  test('takes the unit from the column’s name, unless the user gives one', () => {
    expect(result.unit).toBe('min');
    expect(fitReport(minutes, { column: 'minutes_waited', unit: 'hours' }).unit).toBe('h');
    expect(() => fitReport(minutes, { column: 'waited' })).toThrow('the unit of its lengths is not known');
  });

  test('is the same for the same values in another order, and is plain data', () => {
    const again = fitReport([...minutes].reverse(), { column: 'minutes_waited', file: 'waits.csv' });
    expect(again).toEqual(result);
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
    expect(renderFit(again)).toBe(renderFit(result));
  });

  test('for minutes and for the same lengths in seconds differs in the unit only', () => {
    const inSeconds = fitReport(
      minutes.map((x) => 60 * x),
      { column: 'seconds_waited' },
    );
    for (const [i, fit] of result.fits.entries()) {
      const other = inSeconds.fits[i]!;
      expect(other.distribution).toEqual(fit.distribution);
      expect(other.p).toBe(fit.p);
      expect(other.mean / 60).toBeCloseTo(fit.mean, 9);
      // A density per second is 1/60 of one per minute.
      expect(other.aic - fit.aic).toBeCloseTo(2 * 60 * Math.log(60), 6);
    }
    expect(inSeconds.nearest).toBe(result.nearest);
    expect(inSeconds.multiplesOfFive).toBeNull();
  });

  test('counts zeros in the data and fits the rest', () => {
    const withZeros = fitReport([0, 0, 0, ...minutes], { column: 'minutes_waited', file: 'waits.csv' });
    expect(withZeros).toMatchObject({ count: 63, zeros: 3 });
    expect(withZeros.quantiles['0']).toBe(0);
    expect(withZeros.fits).toEqual(result.fits);
    expect(renderFit(withZeros)).toContain('3 of them are 0');
    expect(renderFit(withZeros)).toContain('the 60 values above 0');
  });

  test('has no p above 5,000 values', () => {
    const many = Array.from({ length: 5001 }, (_, i) => 1 + (i % 97));
    const large = fitReport(many, { column: 'minutes' });
    expect(large.fits.map((fit) => fit.p)).toEqual([null, null, null]);
    expect(renderFit(large)).toContain('not computed above 5000 values');
  });
});

describe('the text', () => {
  const text = renderFit(result);

  test('is at most 45 lines, and only lines to paste are wide', () => {
    const lines = text.split('\n');
    expect(lines.length).toBeLessThanOrEqual(45);
    const before = lines.slice(
      0,
      lines.findIndex((line) => line.startsWith('value:')),
    );
    for (const line of before) expect(line.length).toBeLessThanOrEqual(120);
  });

  test('says whether the data look rounded', () => {
    const rounded = minutes.map((x) => 5 * Math.ceil(x / 5));
    expect(text).toContain('show no rounding to 5 min');
    expect(renderFit(fitReport(rounded, { column: 'minutes' }))).toContain(
      '100 % are multiples of 5; chance gives 20 %. The data look rounded',
    );
  });

  test("shows control characters of the file's header", () => {
    const hostile = renderFit({ ...result, column: 'minutes\u001b[2J\n\u202e' });
    expect(hostile).toContain('minutes\\u001b[2J\\n\\u202e (waits.csv)');
    expect(hostile.split('\n')).toHaveLength(text.split('\n').length);
  });
});

describe('the block to paste', () => {
  const lines = scenarioBlock(result);

  test('is YAML that holds the empirical table and its source', () => {
    const block = parse(lines.join('\n'));
    expect(Object.keys(block)).toEqual(['value', 'source', 'basis', 'note']);
    expect(block).toMatchObject({ basis: 'computed', source: 'waits.csv, column minutes_waited, 60 values' });
    expect(distribution.parse(block.value)).toMatchObject({ kind: 'empirical' });
    const points = Object.entries<string>(block.value.empirical.quantiles);
    expect(points.map(([percent]) => percent)).toEqual(['0', '5', '25', '50', '75', '90', '95', '99', '100']);
    for (const [percent, length] of points) {
      // Four significant digits: half a unit in the fourth is at most 1 in 2000.
      expect(Math.abs(seconds(length) / (60 * result.quantiles[percent]!) - 1)).toBeLessThanOrEqual(1 / 2000);
    }
  });

  test('holds each fit as a comment, which when read gives the same distribution to four digits', () => {
    for (const [i, fit] of result.fits.entries()) {
      expect(lines[1 + i]).toBe(`# value: ${fitAsYaml(fit, 'min')}`);
      expect(distribution.parse(parse(fitAsYaml(fit, 'min')))).toMatchObject({ kind: fit.family });
      const written = parse(fitAsYaml(fit, 'min'))[fit.family];
      for (const [name, value] of Object.entries(fit.parameters)) {
        const read = name === 'shape' ? written[name] : seconds(written[name]) / 60;
        expect(Math.abs(read / value - 1)).toBeLessThanOrEqual(1 / 2000);
      }
    }
  });

  test('stays one block whatever the names contain', () => {
    const hostile = scenarioBlock({ ...result, file: 'a: "b"\n- c #.csv', column: "x'} y" });
    expect(parse(hostile.join('\n')).source).toBe('a: "b"\n- c #.csv, column x\'} y, 60 values');
  });
});

describe('values that are far apart', () => {
  test('are fitted where a family has a fit', () => {
    const apart = fitReport([1e-12, 1e12, 1, 1, 1, 1], { column: 'minutes' });
    expect(apart.fits.map(({ family }) => family)).toEqual(['lognormal', 'gamma', 'weibull']);
    // The shape a of the most likely gamma solves ln a − ψ(a) = ln(mean) − mean(ln); that of a small a is near 1/a.
    const gamma = apart.fits[1].distribution;
    expect(gamma.kind === 'gamma' && Math.abs(gamma.shape - 1 / Math.log(1e12 / 6))).toBeLessThan(0.01);
  });

  test('leave a family out, and say so, where it has none that a scenario allows', () => {
    const apart = fitReport([1e-300, 1e15, 1, 1, 1, 1], { column: 'minutes' });
    expect(apart.leftOut).toContainEqual({ family: 'gamma', why: 'its shape is outside 0.01 to 1000000' });
    expect(apart.fits.map(({ family }) => family)).not.toContain('gamma');
    const text = renderFit(apart);
    expect(text).toContain('gamma is left out: its shape is outside 0.01 to 1000000.');
    expect(text).not.toMatch(/NaN|Infinity/);
  });

  test('never make a figure that is no number', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.double({ min: -300, max: 15, noNaN: true }).map((power) => 10 ** power),
            fc.constantFrom(0, 1, 5e-324, 1e15),
          ),
          { minLength: 5, maxLength: 12 },
        ),
        (values) => {
          try {
            const report = fitReport(values, { column: 'minutes' });
            expect(
              JSON.stringify(report, (key, value) =>
                typeof value === 'number' && !Number.isFinite(value) ? key : value,
              ),
            ).toBe(JSON.stringify(report));
            expect(renderFit(report)).not.toMatch(/NaN|Infinity/);
          } catch (error) {
            if (!(error instanceof InputError)) throw error;
          }
        },
      ),
      { seed: 20180101, numRuns: 60 },
    );
  });
});

test('a long tail is said to move the mean of the table, with what keeps it', () => {
  const tailed = fitReport([...minutes, ...minutes, 43_200], { column: 'minutes_waited' });
  expect(renderFit(tailed)).toContain('empirical: { csv: FILE, column: "minutes_waited", unit: min }');
  expect(renderFit(result)).not.toContain('csv: FILE');
});
