import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { partNames } from '../../src/engine/plan/parts-of-run.ts';
import { runScenario } from '../../src/engine/run/run-scenario.ts';
import { breakDown } from '../../src/measures/summarise.ts';
import { reportDocument } from '../../src/page/document.tsx';
import { loadScenario } from '../../src/scenario/load.ts';
import { reportDataOf } from './report-data.ts';

const FILE = 'scenarios/first-look.yaml';
const sha256 = (text: string) => createHash('sha256').update(text).digest('base64');

test('the report of a run by week has a map per policy and a row per hour; another report has none', async () => {
  const data = await reportDataOf(FILE, 2);
  const { resolved } = await loadScenario(FILE);
  const stop = new AbortController().signal;
  const scenario = { ...resolved, replications: 2 };
  const { tally } = await runScenario(scenario, { workers: 1, by: 'week', stop, onProgress: () => undefined });
  const breakdown = breakDown(tally, scenario, 'week', partNames(scenario, 'week'));
  const page = reportDocument({ ...data, result: { ...data.result, breakdown } }, sha256);
  expect(page.match(/<svg class="heat-map"/g)).toHaveLength(scenario.policies.length);
  const rows = /<caption>Pickups of 100 detainers[\s\S]*?<tbody>([\s\S]*?)<\/tbody>/.exec(page)![1].match(/<tr>/g);
  expect(rows).toHaveLength(168);
  const style = /<style>([\s\S]*?)<\/style>/.exec(page)![1];
  expect(page).toContain(`style-src 'sha256-${sha256(style)}'`);
  expect(reportDocument(data, sha256)).not.toContain('heat-map');
});
