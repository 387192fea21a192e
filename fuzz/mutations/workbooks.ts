import { strToU8, unzipSync } from 'fflate';
import { workbook } from '../../src/spreadsheets/write-workbook.ts';
import type { Draws } from '../frame/draws.ts';
import type { Rows } from './rows.ts';

/** The parts of a workbook by name. Readers pass over EXPECTED: the same cells as a CSV file. */
export type Parts = Record<string, Uint8Array>;

export const EXPECTED = 'expected.csv';
const LONGEST_TEXT = 32_767;
/** What XML cannot hold. */
const NOT_IN_XML = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;
const LOCAL_TIME = /^((?:19|20)\d\d-\d\d-\d\d)T(\d\d:\d\d)(:\d\d)?$/;
const NUMBER = /^-?\d{1,15}(?:\.\d{1,10})?$/;
const DAYS_TO_1970 = { 1900: 25_569, 1904: 24_107 };
/** Cell styles: a number, and dates in formats of the workbook's own and of the program. */
const MOMENTS = ['22', '180', '181', '182'];
const FORMATS = ['m/d/yyyy h:mm', '[$-409]d\\.mmm\\.yy hh:mm AM/PM;@', 'yyyy&quot;h&quot;mm dd h'];

/** A sound workbook of these rows: one of our own writer's, or one that is written as the draws say. */
export function bookOf(rows: Rows, draws: Draws): Parts {
  const plain = rectangular(rows.map((row) => row.map(plainCell)));
  if (draws.oneIn(4)) {
    const [header, ...below] = plain;
    return { ...unzipSync(workbook([{ name: 'Cases', header, rows: below }])), [EXPECTED]: csvOf(plain) };
  }
  return written(plain, draws);
}

/** A text that a cell can hold, without the spaces that CSV keeps only in quotation marks. */
function plainCell(text: string): string {
  const one = text
    .slice(0, LONGEST_TEXT)
    .toWellFormed()
    .replace(NOT_IN_XML, '\ufffd')
    .replace(/[\r\n]+/g, ' ');
  return /[",]/.test(one) ? one.trim() : one;
}

/** Rows of equal length, without columns at the end that have nothing in them. */
function rectangular(rows: Rows): Rows {
  const width = rows.reduce((most, row) => Math.max(most, row.findLastIndex((cell) => cell !== '') + 1), 0);
  return rows.map((row) => Array.from({ length: width }, (_, i) => row[i] ?? ''));
}

function csvOf(rows: Rows): Uint8Array {
  const cell = (text: string) => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  // A row that has nothing is not in a sheet.
  return strToU8(rows.map((row) => (row.every((one) => one === '') ? '' : row.map(cell).join(','))).join('\n'));
}

function written(rows: Rows, draws: Draws): Parts {
  const book = {
    system: draws.oneIn(5) ? 1904 : 1900,
    strings: [] as string[],
    prefix: draws.oneIn(8) ? 'x:' : '',
  } as const;
  const withPlaces = !draws.oneIn(5);
  const expected = rows.map((row) => [...row]);
  const data = rows.map((row, i) => {
    const cells = row.map((text, column) => {
      if (text === '' && withPlaces && !draws.oneIn(9)) return '';
      const { xml, reads } = cellOf(text, book, draws);
      expected[i][column] = reads;
      return xml.replace('<c', withPlaces ? `<c r="${letters(column)}${i + 1}"` : '<c');
    });
    return `<row${withPlaces ? ` r="${i + 1}"` : ''}>${cells.join('')}</row>`;
  });
  const sheet = `<sheetData>${data.join('')}</sheetData>`;
  const formats = FORMATS.map((code, i) => `<numFmt numFmtId="${180 + i}" formatCode="${code}"/>`);
  const styles = MOMENTS.map((id) => `<xf numFmtId="${id}"/>`);
  const target = draws.pick(['worksheets/sheet1.xml', '/xl/worksheets/sheet1.xml']);
  const parts: Record<string, string> = {
    'xl/workbook.xml':
      `<workbook xmlns:r="o"><workbookPr date1904="${book.system === 1904 ? draws.pick(['1', 'true']) : '0'}"/>` +
      `<sheets><sheet name="A" r:id="r1"/>${draws.oneIn(6) ? '<sheet name="B" r:id="r2"/>' : ''}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="r1" Target="${target}"/></Relationships>`,
    'xl/styles.xml':
      `<styleSheet><numFmts>${formats.join('')}</numFmts>` +
      `<cellXfs><xf numFmtId="0"/>${styles.join('')}</cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': named(`<worksheet xmlns="m">${sheet}</worksheet>`, book.prefix),
    ...(book.strings.length > 0 && { 'xl/sharedStrings.xml': `<sst>${book.strings.join('')}</sst>` }),
  };
  return {
    ...Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])),
    [EXPECTED]: csvOf(rectangular(expected)),
  };
}

/** A cell, and what it is read as. */
function cellOf(text: string, book: { system: 1900 | 1904; strings: string[] }, draws: Draws) {
  const escaped = text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`).replaceAll('\t', '&#9;');
  const [time, date, minutes, seconds = ':00'] = LOCAL_TIME.exec(text) ?? [];
  const at = time === undefined ? Number.NaN : Date.parse(`${time}Z`);
  if (at >= Date.UTC(1904, 0, 1) && new Date(at).toISOString().startsWith(`${date}T${minutes}`) && !draws.oneIn(4)) {
    const days = at / 86_400_000 + DAYS_TO_1970[book.system];
    const style = 1 + draws.below(MOMENTS.length);
    return {
      xml: `<c s="${style}"><v>${days}</v></c>`,
      reads: `${date}T${minutes}${seconds === ':00' ? '' : seconds}`,
    };
  }
  if (NUMBER.test(text) && draws.oneIn(2)) return { xml: `<c><v>${text}</v></c>`, reads: text };
  if (/^(yes|no)$/.test(text) && draws.oneIn(2))
    return { xml: `<c t="b"><v>${text === 'yes' ? 1 : 0}</v></c>`, reads: text };
  const xml = draws.weighted<() => string>([
    [3, () => `<c t="inlineStr"><is><t xml:space="preserve">${escaped}</t></is></c>`],
    [3, () => `<c t="s"><v>${book.strings.push(`<si><t>${escaped}</t></si>`) - 1}</v></c>`],
    [1, () => `<c t="s"><v>${book.strings.push(`<si><r><t>${escaped}</t></r><rPh><t>x</t></rPh></si>`) - 1}</v></c>`],
    [1, () => `<c t="str"><f>A1</f><v>${escaped}</v></c>`],
  ])();
  return { xml, reads: text };
}

/** The elements of a sheet with a prefix. */
function named(xml: string, prefix: string): string {
  return prefix === '' ? xml : xml.replace(/<(\/?)(?=\w)/g, `<$1${prefix}`).replace('xmlns=', 'xmlns:x=');
}

/** A, B, … Z, AA: the name of a column, counted from 0. */
function letters(column: number): string {
  const [above, own] = [Math.floor(column / 26), String.fromCharCode(65 + (column % 26))];
  return above === 0 ? own : letters(above - 1) + own;
}
