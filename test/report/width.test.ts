import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';
import { runScenario } from '../../src/engine/run/run-scenario.ts';
import { summarise } from '../../src/measures/summarise.ts';
import { renderText } from '../../src/report/text.ts';
import { loadScenario } from '../../src/scenario/load.ts';
import { A_MANIFEST } from '../manifest/a-manifest.ts';
import { realDataIsThere } from '../tables/shared-data.ts';
import { policyResult, result } from './results.ts';

/** Prose fits a line of 100 characters. A table, whose cells are at least two spaces apart, may have up to 120. */
function tooWide(report: string): string[] {
  const isTable = (line: string) => /\S {2,}\S/.test(line) && !isOfPolicies(line);
  const isOfPolicies = (line: string) => policies.includes(line);
  const policies =
    report
      .split('\n\n')
      .find((section) => section.startsWith('Policies'))
      ?.split('\n') ?? [];
  return report.split('\n').filter((line) => [...line].length > (isTable(line) ? 120 : 100));
}

const DATA = '../shared/data/mn_detainers_daily.csv';
const shipped = ['scenarios', 'scenarios/classroom', 'scenarios/classroom/answers'].flatMap((folder) =>
  readdirSync(folder)
    .filter(
      (file) =>
        file.endsWith('.yaml') && !file.endsWith('.expect.yaml') && (file !== 'own-data.yaml' || realDataIsThere(DATA)),
    )
    .map((file) => join(folder, file)),
);

test.each(shipped)('the report of %s has no line that is too wide', async (file) => {
  const { resolved, assumptions, notes, sha256, resolvedSha256 } = await loadScenario(file, {
    allowFiles: realDataIsThere(DATA) ? [dirname(DATA)] : [],
  });
  // Fewer people have narrower numbers, and tables fold by their width.
  const scenario = { ...resolved, days: Math.min(14, resolved.days), replications: 2 };
  const watch = { stop: new AbortController().signal, onProgress() {} };
  const { tally } = await runScenario(scenario, { workers: 1, ...watch });
  const about = { scenario: { title: scenario.title, sha256, resolvedSha256, inputs: [] }, assumptions, notes };
  expect(
    tooWide(renderText({ manifest: A_MANIFEST, complete: true, ...about, ...summarise(tally, scenario) })),
  ).toEqual([]);
});

test('titles as long as a line continue below, and no word is lost', () => {
  const long = (what: string) => `${`${what} and `.repeat(15)}so on`;
  const policies = ['a', 'quite-a-long-name-of-a-policy'].map((name) =>
    policyResult(name, {}, {}, { title: long(name), source: long('a source') }),
  );
  const scenario = { title: long('a title'), sha256: 'abcdef0123456789', resolvedSha256: '01', inputs: [] };
  const text = renderText(result(policies, { scenario }));
  expect(tooWide(text)).toEqual([]);
  const words = text.replaceAll(/\s+/g, ' ');
  expect(words).toContain(`A a ${long('a')} (baseline) [${long('a source')}]`);
  expect(words.startsWith(`${long('a title')} 365 days`)).toBe(true);
  // Planted fault: one more word would be found.
  expect(tooWide(`${'word '.repeat(20)}more`)).toHaveLength(1);
});
