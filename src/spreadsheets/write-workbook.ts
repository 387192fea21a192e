import { zipSync } from 'fflate';
import { xmlAttribute, xmlText } from '../safe-text/xml.ts';

/** How a number is shown. */
export type NumberFormat = 'whole' | 'decimal' | 'share' | 'dollars' | 'plain';

export type SheetCell = string | { number: number; format: NumberFormat } | null;

export interface Sheet {
  /** As on its tab: at most 31 characters, without []:*?/\ . */
  name: string;
  header: readonly string[];
  rows: readonly (readonly SheetCell[])[];
}

/** Longer texts do not fit into a cell. */
const LONGEST_TEXT = 32_767;
const WIDEST = 60;
/** ZIP has no zones: its earliest time, by the machine's clock, is the same bytes everywhere. */
const NO_TIME = new Date(1980, 0, 1);

/** Styles by their place in `styles.xml`. */
const STYLE = { plain: 0, header: 1, whole: 2, decimal: 3, share: 4, dollars: 5, text: 6, quoted: 7 } as const;
/** A spreadsheet takes such a text for a formula when somebody edits its cell. */
const LIKE_A_FORMULA = /^[=+\-@\t\r]/;

/**
 * A workbook (.xlsx) with these sheets, each with a frozen header. Every text is an inline string and no cell has a
 * formula. The same sheets give the same bytes.
 */
export function workbook(sheets: readonly Sheet[]): Uint8Array {
  const parts = {
    '[Content_Types].xml': contentTypes(sheets.length),
    '_rels/.rels': relationships([{ type: 'officeDocument', target: 'xl/workbook.xml' }]),
    'xl/workbook.xml': workbookXml(sheets),
    'xl/_rels/workbook.xml.rels': relationships([
      ...sheets.map((_, i) => ({ type: 'worksheet', target: `worksheets/sheet${i + 1}.xml` })),
      { type: 'styles', target: 'styles.xml' },
    ]),
    'xl/styles.xml': STYLES,
    ...Object.fromEntries(sheets.map((sheet, i) => [`xl/worksheets/sheet${i + 1}.xml`, sheetXml(sheet)])),
  };
  const encoder = new TextEncoder();
  const files = Object.entries(parts).map(([name, text]) => [name, encoder.encode(`${XML}${text}`)] as const);
  return zipSync(Object.fromEntries(files), { level: 6, mtime: NO_TIME });
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const KIND = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

function contentTypes(sheets: number): string {
  const override = (part: string, kind: string) => `<Override PartName="${part}" ContentType="${KIND}.${kind}+xml"/>`;
  const ofSheets = Array.from({ length: sheets }, (_, i) => override(`/xl/worksheets/sheet${i + 1}.xml`, 'worksheet'));
  return (
    `<Types xmlns="${PACKAGE}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    `${override('/xl/workbook.xml', 'sheet.main')}${override('/xl/styles.xml', 'styles')}${ofSheets.join('')}</Types>`
  );
}

function relationships(all: readonly { type: string; target: string }[]): string {
  const one = ({ type, target }: { type: string; target: string }, i: number) =>
    `<Relationship Id="rId${i + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  return `<Relationships xmlns="${PACKAGE}/relationships">${all.map(one).join('')}</Relationships>`;
}

function workbookXml(sheets: readonly Sheet[]): string {
  const one = ({ name }: Sheet, i: number) =>
    `<sheet name="${xmlAttribute(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`;
  return `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.map(one).join('')}</sheets></workbook>`;
}

function xf(numFmt: number, more = ''): string {
  return `<xf numFmtId="${numFmt}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"${more}`;
}

const BOLD = xf(0, '/>').replace('fontId="0"', 'fontId="1"');

const STYLES =
  `<styleSheet xmlns="${MAIN}"><numFmts count="4"><numFmt numFmtId="164" formatCode="#,##0"/>` +
  '<numFmt numFmtId="165" formatCode="#,##0.0"/><numFmt numFmtId="166" formatCode="0.0%"/>' +
  '<numFmt numFmtId="167" formatCode="&quot;$&quot;#,##0"/></numFmts>' +
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>' +
  '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill>' +
  '<fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  `<cellXfs count="8">${xf(0, '/>')}${BOLD}${xf(164, '/>')}${xf(165, '/>')}${xf(166, '/>')}${xf(167, '/>')}` +
  `${xf(49, '/>')}${xf(49, ' quotePrefix="1"/>')}</cellXfs>` +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';

const FROZEN =
  '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" ' +
  'state="frozen"/></sheetView></sheetViews>';

function sheetXml({ header, rows }: Sheet): string {
  const lines = [header, ...rows];
  const widths = header.map((_, column) => widthOf(lines, column));
  const cols = widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`);
  const data = lines.map((cells, i) => {
    const inside = cells.map((cell, column) => cellXml(cell, `${letters(column)}${i + 1}`, i === 0)).join('');
    return `<row r="${i + 1}">${inside}</row>`;
  });
  const wide = cols.length === 0 ? '' : `<cols>${cols.join('')}</cols>`;
  return `<worksheet xmlns="${MAIN}">${FROZEN}${wide}<sheetData>${data.join('')}</sheetData></worksheet>`;
}

function cellXml(cell: SheetCell, at: string, isHeader: boolean): string {
  // An empty text would be counted as a cell that is filled.
  if (cell === null || cell === '') return '';
  if (typeof cell === 'string') {
    const style = isHeader ? STYLE.header : LIKE_A_FORMULA.test(cell) ? STYLE.quoted : STYLE.text;
    const text = cell.slice(0, LONGEST_TEXT).toWellFormed();
    return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`;
  }
  return Number.isFinite(cell.number) ? `<c r="${at}" s="${STYLE[cell.format]}"><v>${cell.number}</v></c>` : '';
}

function widthOf(lines: readonly (readonly SheetCell[])[], column: number): number {
  const longest = lines.slice(0, 200).reduce((most, cells) => {
    const cell = cells[column];
    return Math.max(most, typeof cell === 'string' ? cell.length : 12);
  }, 8);
  return Math.min(WIDEST, longest + 2);
}

/** A, B, … Z, AA: the name of a column, counted from 0. */
function letters(column: number): string {
  const [above, own] = [Math.floor(column / 26), String.fromCharCode(65 + (column % 26))];
  return above === 0 ? own : letters(above - 1) + own;
}
