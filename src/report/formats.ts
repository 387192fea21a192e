import { DATA_PACKAGE_FILE } from '../result-tables/data-package.ts';
import { TABLE_FILES } from '../result-tables/table.ts';

/** One format of a report. `run`, `result` and `--out` offer what this list contains. */
interface ReportFormat {
  /** Its name within a sentence. */
  name: string;
  /** The option that asks for it, which has the same name as its key; null if no option is needed. */
  option: ReportOption | null;
  /** The files that it may consist of in a report's directory. */
  files: readonly [string, ...string[]];
}

interface ReportOption {
  /** What `--help` shows in place of the option's value. */
  value: '' | ' <dir>' | ' <file>';
  description: string;
}

const FORMATS = {
  text: { name: 'text', option: null, files: ['report.txt'] },
  json: {
    name: 'JSON',
    option: { value: '', description: 'print the result as JSON (schema: pickup-gap schema --of result)' },
    files: ['result.json'],
  },
  csv: {
    name: 'CSV',
    option: { value: ' <dir>', description: 'write the tables as CSV files into a new directory' },
    files: [...TABLE_FILES, DATA_PACKAGE_FILE],
  },
  html: {
    name: 'a page (HTML)',
    option: { value: ' <file>', description: 'write the report as a page: charts, tables, two sheets to print' },
    files: ['report.html'],
  },
  xlsx: { name: 'a workbook (XLSX)', option: null, files: ['answer.xlsx'] },
  resolved: { name: 'the resolved scenario', option: null, files: ['resolved.json'] },
} as const satisfies Record<string, ReportFormat>;

export type ReportFormatKey = keyof typeof FORMATS;

/** The formats that a result alone can produce. The page also shows dots that a result does not hold. */
export type ResultFormat = Exclude<ReportFormatKey, 'resolved' | 'html' | 'xlsx'>;

/** Those of them that are a single file. */
export type OneFileFormat = {
  [Key in ResultFormat]: (typeof FORMATS)[Key]['files'] extends readonly [string] ? Key : never;
}[ResultFormat];

/** The formats that an option asks for: printed, or written into a directory or a file of their own. */
type AskedFor<Value extends ReportOption['value']> = {
  [Key in ReportFormatKey]: (typeof FORMATS)[Key]['option'] extends { value: Value } ? Key : never;
}[ReportFormatKey];

export type PrintedFormat = AskedFor<''>;
export type DirectoryFormat = AskedFor<' <dir>'>;
export type FileFormat = AskedFor<' <file>'>;

/** A file that a format may consist of. */
export type FileOf<Key extends ReportFormatKey> = (typeof FORMATS)[Key]['files'][number];

export const REPORT_FORMATS: Readonly<Record<ReportFormatKey, ReportFormat>> = FORMATS;
export const REPORT_FORMAT_KEYS = Object.keys(FORMATS) as ReportFormatKey[];

/** Every file of a report's directory. A directory that contains nothing else may be replaced. */
export const REPORT_FILES: readonly string[] = REPORT_FORMAT_KEYS.flatMap((key) => REPORT_FORMATS[key].files);

/** The formats whose option prints, or writes into a directory or a file. */
export const PRINTED_FORMATS = keysOf('') as PrintedFormat[];
export const DIRECTORY_FORMATS = keysOf(' <dir>') as DirectoryFormat[];
export const FILE_FORMATS = keysOf(' <file>') as FileFormat[];

/** What `--out` writes, in words: all formats. */
export const ALL_FORMATS_IN_WORDS = inWords(REPORT_FORMAT_KEYS.map((key) => REPORT_FORMATS[key].name));

function keysOf(value: ReportOption['value']): ReportFormatKey[] {
  return REPORT_FORMAT_KEYS.filter((key) => REPORT_FORMATS[key].option?.value === value);
}

/** Every command makes this text for its help. Intl.ListFormat takes a tenth of what a short command takes to start. */
function inWords(names: readonly string[]): string {
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
