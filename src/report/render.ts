import type { Result } from '../measures/result.ts';
import { renderCsv } from '../result-tables/render-csv.ts';
import { jsonText } from '../safe-text/json.ts';
import type { TerminalText } from '../safe-text/terminal.ts';
import type { FileOf, OneFileFormat, ResultFormat } from './formats.ts';
import { renderText } from './text.ts';

/** The formats of one file, which can be printed. A format without an entry does not compile. */
export const PRINTERS: { readonly [Key in OneFileFormat]: (result: Result) => TerminalText } = {
  text: renderText,
  json: jsonText,
};

/** The files of each format that a result makes: name -> text. A format without an entry does not compile. */
export const RENDERERS: { readonly [Key in ResultFormat]: (result: Result) => ReadonlyMap<FileOf<Key>, string> } = {
  text: (result) => new Map([['report.txt', renderText(result)]]),
  json: (result) => new Map([['result.json', jsonText(result)]]),
  csv: renderCsv,
};
