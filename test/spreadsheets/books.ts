import { strToU8, zipSync } from 'fflate';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** What a test's workbook has beside its rows. */
interface Book {
  /** The XML of the rows of each sheet, by name. */
  sheets: Record<string, string>;
  /** Below each sheet's rows. */
  after?: string;
  strings?: readonly string[];
  /** Formats of the cells with the styles 0, 1, …, by number or code. */
  formats?: readonly (number | string)[];
  is1904?: boolean;
  /** Further parts. */
  parts?: Record<string, string>;
}

/** A workbook as a spreadsheet writes it. */
export function book({ sheets, after = '', strings, formats = [], is1904 = false, parts = {} }: Book): Uint8Array {
  const names = Object.keys(sheets);
  const own = formats.flatMap((format, i) => (typeof format === 'string' ? [[170 + i, format] as const] : []));
  const xfs = formats.map((format, i) => `<xf numFmtId="${typeof format === 'string' ? 170 + i : format}"/>`);
  const texts: Record<string, string> = {
    'xl/workbook.xml':
      `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr date1904="${is1904 ? 1 : 0}"/><sheets>` +
      `${names.map((name, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="r${i}"/>`).join('')}` +
      '</sheets></workbook>',
    'xl/_rels/workbook.xml.rels': `<Relationships>${names
      .map((_, i) => `<Relationship Id="r${i}" Target="worksheets/s${i}.xml"/>`)
      .join('')}</Relationships>`,
    'xl/styles.xml':
      `<styleSheet><numFmts>${own.map(([id, code]) => `<numFmt numFmtId="${id}" formatCode="${code}"/>`).join('')}` +
      `</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${xfs.join('')}</cellXfs></styleSheet>`,
    ...(strings && { 'xl/sharedStrings.xml': `<sst>${strings.map((one) => `<si>${one}</si>`).join('')}</sst>` }),
    ...Object.fromEntries(
      names.map((name, i) => [
        `xl/worksheets/s${i}.xml`,
        `<worksheet xmlns="${MAIN}"><sheetData>${sheets[name]}</sheetData>${after}</worksheet>`,
      ]),
    ),
    ...parts,
  };
  return zipSync(Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, strToU8(text)])));
}

/** A row of texts. */
export function texts(row: number, ...cells: string[]): string {
  const inside = cells.map((text, i) => `<c r="${'ABCDEFG'[i]}${row}" t="inlineStr"><is><t>${text}</t></is></c>`);
  return `<row r="${row}">${inside.join('')}</row>`;
}

/** A row of numbers, each with its style. */
export function numbers(row: number, ...cells: [value: number | string, style?: number][]): string {
  const inside = cells.map(([value, style = 0], i) => `<c r="${'ABCDEFG'[i]}${row}" s="${style}"><v>${value}</v></c>`);
  return `<row r="${row}">${inside.join('')}</row>`;
}

/** The same workbook, whose parts each say that they unpack to so many bytes. */
export function sayingItHas(bytes: Uint8Array, size: number): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  // The entries of the central directory, which says the sizes last.
  for (let at = 0; at < bytes.length - 4; at++)
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, size, true);
  return bytes;
}
