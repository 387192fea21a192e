import type { Result } from '../../measures/result.ts';
import { type FileOf, type OneFileFormat, REPORT_FORMAT_KEYS, type ReportFormatKey } from '../../report/formats.ts';
import { PRINTERS, RENDERERS } from '../../report/render.ts';
import type { ResolvedScenario } from '../../resolved/scenario.ts';
import { jsonText } from '../../safe-text/json.ts';
import type { TerminalText } from '../../safe-text/terminal.ts';

/** A run that ended, with what its report is made from. */
export interface ReportedRun {
  result: Result;
  scenario: ResolvedScenario;
  /** The values of single replications. The tables always have them; the result only if they were asked for. */
  single(): Pick<Required<Result>, 'perReplication'>;
}

/** Each format's files: name -> text. A format without an entry does not compile. */
const FILES: { [Key in ReportFormatKey]: (run: ReportedRun) => ReadonlyMap<FileOf<Key>, string> } = {
  text: ({ result }) => RENDERERS.text(result),
  json: ({ result }) => RENDERERS.json(result),
  csv: ({ result, single }) => RENDERERS.csv({ ...result, ...single() }),
  resolved: ({ scenario }) => new Map([['resolved.json', jsonText(scenario)]]),
};

/** One format's files, or those of all formats, as `--out` writes them: name -> text. */
export function reportFiles(
  run: ReportedRun,
  formats: readonly ReportFormatKey[] = REPORT_FORMAT_KEYS,
): Map<string, string> {
  return new Map(formats.flatMap((key): [string, string][] => [...FILES[key](run)]));
}

/** What a format of one file prints. */
export function printed({ result }: ReportedRun, format: OneFileFormat): TerminalText {
  return PRINTERS[format](result);
}
