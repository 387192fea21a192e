import type { Result } from '../measures/result.ts';
import { renderCsv } from '../result-tables/render-csv.ts';
import type { FileOf, ResultFormat } from './formats.ts';
import { renderText } from './text.ts';

/** The files of each format that a result makes: name -> text. A format without an entry does not compile. */
export const RENDERERS: { readonly [Key in ResultFormat]: (result: Result) => ReadonlyMap<FileOf<Key>, string> } = {
  text: (result) => new Map([['report.txt', renderText(result)]]),
  json: (result) => new Map([['result.json', asJson(result)]]),
  csv: renderCsv,
};

export function asJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
