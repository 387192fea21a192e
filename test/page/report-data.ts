import { pageDataOf } from '../../src/cli/output/page-data.ts';
import { runScenario } from '../../src/engine/run/run-scenario.ts';
import { manifestOf } from '../../src/manifest/manifest.ts';
import { summarise } from '../../src/measures/summarise.ts';
import type { ReportData } from '../../src/page/data/report-data.ts';
import { headingOf } from '../../src/scenario/heading.ts';
import { loadScenario } from '../../src/scenario/load.ts';

/** What a report of a scenario file shows, after a few replications. */
export async function reportDataOf(file: string, replications: number): Promise<ReportData> {
  const loaded = await loadScenario(file, {});
  const scenario = { ...loaded.resolved, replications };
  const { tally } = await runScenario(scenario, {
    workers: 1,
    stop: new AbortController().signal,
    onProgress: () => undefined,
  });
  const heading = headingOf(loaded);
  const summary = summarise(tally, scenario);
  const complete = true;
  const manifest = manifestOf({ ...heading, ...summary, complete });
  return { result: { manifest, ...heading, ...summary, complete }, ...pageDataOf(tally, scenario) };
}

/** A title as long as a scenario allows, with everything that could harm a page. */
export const HOSTILE_TITLE =
  `</title></style></script><script>alert(1)</script><img src=x onerror=alert(1)>" onload="x ` +
  `\u202esdrawkcab\u202c \u2067\u05e9\u05dc\u05d5\u05dd\u2069 \u{1f468}\u200d\u{1f469}\u200d\u{1f467} ` +
  'W'.repeat(9_800);
