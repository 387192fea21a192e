import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { weightsOf } from '../../src/cli/output/measured-weights.ts';
import type { Weights } from '../../src/page/data/weights.ts';
import { reportDocument } from '../../src/page/document.tsx';
import { endsInWords } from '../../src/page/sections/weights.tsx';
import type { ScreenResult } from '../../src/screen/screen-result.ts';
import { reportDataOf } from './report-data.ts';

type Value = ScreenResult['values'][number];
const side = (value: string, mean: number, half: number) => ({ value, mean, low: mean - half, high: mean + half });

function value(path: string, mean: number, more: Partial<Value> = {}): Value {
  const ends = { down: side('"15 min"', -mean, 0.001), up: side('"25 min"', mean, 0.001) };
  return { path, value: '20 min', basis: 'assumption', source: '', ...ends, ...more };
}

const screened = (values: Value[]) => ({ complete: true, result: 0.2, values });

describe('the assumptions that move the result most', () => {
  test('are the first five of the screening that are assumptions and move it by more than chance', () => {
    const noise = { down: side('1', -0.06, 0.07), up: side('2', 0.06, 0.07) };
    const values = [
      value('noise', 0.06, noise),
      value('known', 0.05, { basis: 'reported' }),
      ...['a', 'b', 'c', 'd', 'e', 'f'].map((path, i) => value(path, 0.04 - i / 1000)),
    ];
    const { most, moved } = weightsOf(screened(values), 'practice', 0.2)!;
    expect(most.map(({ path }) => path)).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(moved).toBe(7);
  });

  test('move the rate of the whole run, not that of the few replications of the screening', () => {
    const { most, rate } = weightsOf(screened([value('a', 0.05)]), 'practice', 0.18)!;
    expect(rate).toBe(0.18);
    expect(most[0].down?.rate).toBeCloseTo(0.13, 12);
    expect(most[0].up).toMatchObject({ value: '25 min' });
  });

  test('are not known without a detainer', () => {
    expect(weightsOf({ complete: true, result: null, values: [] }, 'practice', null)).toBeNull();
  });

  test('say in words where their bars end', () => {
    const tried = (rate: number) => ({ value: '1', rate, difference: null });
    expect(endsInWords({ down: tried(0.14), up: tried(0.22) }, 0.18)).toBe('14 to 22 of 100');
    expect(endsInWords({ down: tried(0.14), up: null }, 0.18)).toBe('14 to 18 of 100');
    expect(endsInWords({ down: tried(0.181), up: tried(0.182) }, 0.18)).toBe('18.0 to 18.2 of 100');
    expect(endsInWords({ down: null, up: tried(0.18) }, 0.18)).toBe('18.0 of 100');
  });
});

describe('the sheet', () => {
  const loaded = reportDataOf('scenarios/first-look.yaml', 2);
  const html = async (weights: Weights | null) =>
    reportDocument({ ...(await loaded), weights }, (text) => createHash('sha256').update(text).digest('base64'));

  test('has a bar with words and a row of the table for each', async () => {
    const page = await html(weightsOf(screened([value('agentArrival.noShow', 0.04)]), 'practice', 0.18));
    const basis = page.split('id="basis"')[1].split('</section>')[0];
    expect(basis).toContain('this one moves the pickups most');
    expect(basis).toContain('14 to 22 of 100');
    expect(basis).toContain('aria-label="agent arrival › no show: 15 min: 14 of 100; 25 min: 22 of 100"');
    expect(basis).toContain('<th>agent arrival › no show</th>');
  });

  test('says so if none moves it, and if the reader stopped the measurement', async () => {
    expect(await html(weightsOf(screened([]), 'practice', 0.18))).toContain('None moves the pickups');
    const cut = weightsOf({ ...screened([value('a', 0.05)]), complete: false }, 'practice', 0.18);
    expect(await html(cut)).toContain('The reader stopped this early');
  });

  test('says that the weight was not measured where it was not', async () => {
    expect(await html(null)).toContain('does not say how much each matters; a report made with --with-spread does');
  });
});
