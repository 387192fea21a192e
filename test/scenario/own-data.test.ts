import { expect, test } from '@jest/globals';
import { loadScenario } from '../../src/scenario/load.ts';
import { realDataIsThere } from '../tables/shared-data.ts';

const isThere = realDataIsThere('../shared/data/mn_detainers_daily.csv');

(isThere ? test : test.skip)('counts and clearing times come from real tables', async () => {
  const { resolved, inputs } = await loadScenario('scenarios/own-data.yaml', { allowFiles: ['../shared/data'] });
  const { arrivals } = resolved.booking;
  if (arrivals.kind !== 'dailyCounts') throw new Error('not daily counts');
  const first = (Date.parse('2025-01-01') - Date.parse(`${arrivals.first}T00:00:00Z`)) / 86_400_000;
  const counted = arrivals.counts.slice(first, first + resolved.days);
  // The file's monthly counts for January to November 2025, as its own description gives them.
  const months = [171, 169, 209, 158, 222, 205, 199, 170, 192, 189, 195];
  expect(counted.reduce((a, b) => a + b, 0)).toBe(months.reduce((a, b) => a + b, 0));
  // Published for all 1,100 releases: median 60 min; the file holds a random 880 of them. With a density of about 1 %
  // per minute at the median, the standard error of a sample of 880 out of 1,100 is √(0.25 / 880 · 0.2) / 0.01 ≈ 0.8
  // min.
  const median = resolved.policies[0].releaseNotice.clearing[0].medianSeconds / 60;
  expect(Math.abs(median - 60)).toBeLessThan(4 * 0.8);
  expect(inputs.map(({ file }) => file.split('/').at(-1)).sort()).toEqual([
    'jail_bail_to_release.csv',
    'mn_detainers_daily.csv',
  ]);
});
