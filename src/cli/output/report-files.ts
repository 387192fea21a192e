import type { Result } from '../../measures/result.ts';
import { type FileOf, REPORT_FORMAT_KEYS, type ReportFormatKey } from '../../report/formats.ts';
import { asJson, RENDERERS } from '../../report/render.ts';
import type { ResolvedScenario } from '../../resolved/scenario.ts';

/** Each format's files: name -> text. A format without an entry does not compile. */
const FILES: {
  [Key in ReportFormatKey]: (result: Result, scenario: ResolvedScenario) => ReadonlyMap<FileOf<Key>, string>;
} = {
  ...RENDERERS,
  resolved: (_, scenario) => new Map([['resolved.json', asJson(scenario)]]),
};

/** One format's files, or those of all formats, as `--out` writes them: name -> text. */
export function reportFiles(
  result: Result,
  scenario: ResolvedScenario,
  formats: readonly ReportFormatKey[] = REPORT_FORMAT_KEYS,
): Map<string, string> {
  return new Map(formats.flatMap((key): [string, string][] => [...FILES[key](result, scenario)]));
}

/** What a format of one file prints. */
export function printed(result: Result, scenario: ResolvedScenario, format: ReportFormatKey): string {
  return [...FILES[format](result, scenario).values()].join('');
}
