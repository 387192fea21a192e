import type { Result } from '../measures/result.ts';
import { renderCsv } from '../result-tables/render-csv.ts';
import { jsonText } from '../safe-text/json.ts';
import type { TerminalText } from '../safe-text/terminal.ts';
import type { FileOf, OneFileFormat, ResultFormat } from './formats.ts';
import { renderText, type TextShown } from './text.ts';

/** The formats of one file, which can be printed. A format without an entry does not compile. */
export const PRINTERS: { readonly [Key in OneFileFormat]: (result: Result, shown?: TextShown) => TerminalText } = {
  text: renderText,
  json: (result) => jsonText(result),
};

/** The files of each format that a result makes: name -> text. A format without an entry does not compile. */
export const RENDERERS: {
  readonly [Key in ResultFormat]: (result: Result, shown?: TextShown) => ReadonlyMap<FileOf<Key>, string>;
} = {
  text: (result, shown) => new Map([['report.txt', renderText(result, shown)]]),
  json: (result) => new Map([['result.json', jsonText(result)]]),
  csv: (result) => renderCsv(result),
};
