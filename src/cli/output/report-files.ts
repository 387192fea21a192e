import type { Result } from '../../measures/result.ts';
import { BREAKDOWN_FILES, renderCsv } from '../../report/csv.ts';
import { renderText } from '../../report/text.ts';
import type { ResolvedScenario } from '../../resolved/scenario.ts';

/** The names of `reportFiles`: a directory that holds nothing else may be replaced. */
export const REPORT_FILES: readonly string[] = [
  'report.txt',
  'result.json',
  'resolved.json',
  'outcomes.csv',
  'measures.csv',
  'differences.csv',
  'assumptions.csv',
  ...Object.values(BREAKDOWN_FILES),
];

/** What --out writes: file name -> text. */
export function reportFiles(result: Result, scenario: ResolvedScenario): Map<string, string> {
  return new Map([
    ['report.txt', renderText(result)],
    ['result.json', asJson(result)],
    ['resolved.json', asJson(scenario)],
    ...renderCsv(result),
  ]);
}

export function asJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
