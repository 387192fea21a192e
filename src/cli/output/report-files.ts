import { createHash } from 'node:crypto';
import type { Result } from '../../measures/result.ts';
import type { ReportData } from '../../page/data/report-data.ts';
import { type FileOf, type OneFileFormat, REPORT_FORMAT_KEYS, type ReportFormatKey } from '../../report/formats.ts';
import { PRINTERS, RENDERERS } from '../../report/render.ts';
import type { TextShown } from '../../report/text.ts';
import type { ResolvedScenario } from '../../resolved/scenario.ts';
import { jsonText } from '../../safe-text/json.ts';
import type { TerminalText } from '../../safe-text/terminal.ts';

/** A run that ended, with what its report is made from. */
export interface ReportedRun {
  result: Result;
  scenario: ResolvedScenario;
  /** The values of single replications. The tables always have them; the result only if they were asked for. */
  single(): Pick<Required<Result>, 'perReplication'>;
  /** What only the page shows. */
  page(): Omit<ReportData, 'result'>;
  /** What the text shows beside the rest. */
  shown?: TextShown;
}

type Files<Key extends ReportFormatKey> = ReadonlyMap<FileOf<Key>, string | Uint8Array>;

/** Each format's files: name -> content. A format without an entry does not compile. */
const FILES: { [Key in ReportFormatKey]: (run: ReportedRun) => Files<Key> | Promise<Files<Key>> } = {
  text: ({ result, shown }) => RENDERERS.text(result, shown),
  json: ({ result }) => RENDERERS.json(result),
  csv: ({ result, single }) => RENDERERS.csv({ ...result, ...single() }),
  html: async ({ result, page }) => {
    // Loaded only where it is asked for, so that other commands start as fast as before.
    const { reportDocument } = await import('../../page/document.tsx');
    return new Map([['report.html', reportDocument({ result, ...page() }, base64Sha256)]]);
  },
  xlsx: async ({ result, single }) => {
    const [{ answerSheets }, { workbook }] = await Promise.all([
      import('../../answer/answer-sheets.ts'),
      import('../../spreadsheets/write-workbook.ts'),
    ]);
    return new Map([['answer.xlsx', workbook(answerSheets({ ...result, ...single() }))]]);
  },
  resolved: ({ scenario }) => new Map([['resolved.json', jsonText(scenario)]]),
};

/** One format's files, or those of all formats, as `--out` writes them: name -> content. */
export async function reportFiles(
  run: ReportedRun,
  formats: readonly ReportFormatKey[] = REPORT_FORMAT_KEYS,
): Promise<Map<string, string | Uint8Array>> {
  const files = new Map<string, string | Uint8Array>();
  for (const key of formats) for (const [name, text] of await FILES[key](run)) files.set(name, text);
  return files;
}

/** For content security policies. */
export function base64Sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}

/** What a format of one file prints. */
export function printed({ result, shown }: ReportedRun, format: OneFileFormat): TerminalText {
  return PRINTERS[format](result, shown);
}
