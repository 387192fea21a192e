import { beforeAll, describe, expect, test } from '@jest/globals';
import { calibrateCsv } from '../../src/calibrate/calibrate-csv.ts';
import type { CalibrateResult } from '../../src/calibrate/calibrate-result.ts';
import { type Calibrating, calibrateScenario } from '../../src/calibrate/calibrate-scenario.ts';
import { renderCalibration } from '../../src/calibrate/calibrate-text.ts';
import { loadScenario } from '../../src/index.ts';
import { InputError, renderProblems } from '../../src/refusals/input-error.ts';
import { FILE, SMALL } from './small.ts';

const COUNTS = `observed:
  - { outcome: declined, policy: practice, value: 20 of 140, source: a paper }
  - { measure: pickup rate, policy: practice, value: 70 of 140, source: a paper }
`;
const calibrated = (text = SMALL, counts = COUNTS, how: Partial<Calibrating> = {}) =>
  calibrateScenario(
    { bytes: Buffer.from(text), file: FILE },
    { bytes: Buffer.from(counts), file: 'observed.yaml' },
    {
      draws: 80,
      replications: 2,
      seed: undefined,
      allowFiles: undefined,
      workers: () => 1,
      stop: new AbortController().signal,
      onProgress() {},
      ...how,
    },
  );

let result: CalibrateResult;
beforeAll(async () => {
  result = await calibrated();
});

describe('a calibration', () => {
  test('gives the same answer again', async () => {
    expect(await calibrated()).toEqual(result);
  });

  test('keeps draws whose figures are near the counts, and narrows the ranges', () => {
    expect(result.agree).toBeGreaterThan(0);
    expect(result.agree).toBeLessThan(result.draws);
    for (const { all, kept } of result.observed) {
      expect(kept!.low).toBeGreaterThanOrEqual(all!.low);
      expect(kept!.high).toBeLessThanOrEqual(all!.high);
    }
  });

  test('says that it is a fit and not a validation', () => {
    expect(result.isValidation).toBe(false);
    expect(renderCalibration(result)).toContain('This is a fit, not a validation.');
  });

  test('writes ranges that can be pasted in place of the values', async () => {
    let text = SMALL;
    for (const line of result.paste.trimEnd().split('\n')) {
      const [, path, value] = /^([\w.]+): (.*)$/.exec(line)!;
      const key = path.split('.').at(-1);
      text = text.replace(new RegExp(`\\b${key}: \\{ value: [^}]*\\}`), `${key}: ${value}`);
    }
    const { unknowns } = await loadScenario({ text, file: FILE });
    expect(unknowns.map(({ range }) => range)).toEqual(result.values.map(({ kept }) => kept));
  });

  test('leaves out the alternatives that the counts rule out', async () => {
    const text = SMALL.replace('range: [0 %, 60 %]', 'range: { oneOf: [20 %, 90 %] }');
    const found = await calibrated(text);
    const { alternatives, kept } = found.values.find(({ path }) => path.endsWith('decline'))!;
    expect(alternatives[0].weight).toBeGreaterThan(0.95);
    expect(kept).toBe('20 %');
    expect(found.paste).toContain('decline: { value: 20 %, basis: assumption');
  });

  test('that is stopped has the draws that finished', async () => {
    const controller = new AbortController();
    const found = await calibrated(SMALL, COUNTS, {
      stop: controller.signal,
      onProgress: (finished) => finished === 12 && controller.abort(),
    });
    expect(found).toMatchObject({ complete: false, draws: 12 });
    expect(renderCalibration(found)).toContain('INCOMPLETE');
  });

  test('has tables of values, counts and trade-offs', () => {
    const lines = (name: string) => calibrateCsv(result).get(name)!.trim().split('\r\n');
    expect(lines('values.csv')).toHaveLength(4);
    expect(lines('observed.csv')).toHaveLength(3);
    expect(lines('trade-offs.csv')).toHaveLength(1 + result.tradeOffs.length);
  });

  test('that finds no agreement says which count is missed', async () => {
    const found = await calibrated(SMALL, COUNTS.replace('20 of 140', '139 of 140').replace('70 of', '1 of'));
    expect(found.agree).toBe(0);
    const text = renderCalibration(found);
    expect(text).toContain('No draw agrees with all counts.');
    expect(text).toMatch(/139 of 140 .* missed/);
    expect(text).not.toContain('This is a fit');
  });
});

test('a scenario without a range is refused', async () => {
  const text = SMALL.replaceAll(/\{ value: (\d+ %), range: [^}]*\}/g, '$1');
  try {
    await calibrated(text);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    expect(renderProblems(error)).toContain('no value has a range');
    return;
  }
  throw new Error('it was accepted');
});
