import { NotASheet } from './not-a-sheet.ts';
import { type Shape, shapeOf } from './serial-dates.ts';
import { readXml } from './xml.ts';

/** What the cells of a sheet refer to. */
export interface Workbook {
  /** The name of the sheet's part. */
  sheet: string;
  /** Which day is day 0. */
  system: 1900 | 1904;
  strings: readonly string[];
  /** By style: what a number means. */
  shapes: readonly Shape[];
}

/**
 * @param sheet the name of the sheet; by default the first
 * @throws NotASheet if the workbook has no such sheet.
 */
export function readWorkbook(parts: ReadonlyMap<string, string>, sheet?: string): Workbook {
  const sheets: { name: string; id: string }[] = [];
  let system: Workbook['system'] = 1900;
  readXml(part(parts, 'xl/workbook.xml'), {
    open(name, attributes) {
      if (name === 'sheet') sheets.push({ name: attributes.name ?? '', id: attributes['r:id'] ?? '' });
      if (name === 'workbookPr' && /^(1|true)$/.test(attributes.date1904 ?? '')) system = 1904;
    },
  });
  const found = sheet === undefined ? sheets[0] : sheets.find(({ name }) => name === sheet);
  if (found === undefined) throw new NotASheet('the workbook has no such sheet', 'give the sheet’s name as on its tab');
  const target = targets(part(parts, 'xl/_rels/workbook.xml.rels')).get(found.id);
  const path = target?.startsWith('/') ? target.slice(1) : `xl/${target}`;
  return {
    sheet: part(parts, path.toLowerCase()),
    system,
    strings: stringsOf(parts.get('xl/sharedstrings.xml')),
    shapes: shapesOf(parts.get('xl/styles.xml')),
  };
}

function part(parts: ReadonlyMap<string, string>, name: string): string {
  const text = parts.get(name);
  if (text === undefined) throw new NotASheet('the file is not a workbook (.xlsx)', 'save the sheet as .xlsx or CSV');
  return text;
}

function targets(xml: string): Map<string, string> {
  const found = new Map<string, string>();
  readXml(xml, {
    open(name, { Id = '', Target = '' }) {
      if (name === 'Relationship') found.set(Id, Target);
    },
  });
  return found;
}

/** Rich text is in several pieces. Phonetic hints beside it are left out. */
function stringsOf(xml: string | undefined): string[] {
  const strings: string[] = [];
  if (xml === undefined) return strings;
  let [text, isText, isHint] = ['', false, false];
  readXml(xml, {
    open(name) {
      if (name === 'si') text = '';
      if (name === 'rPh') isHint = true;
      isText = name === 't';
    },
    text(piece) {
      if (isText && !isHint) text += piece;
    },
    close(name) {
      if (name === 'rPh') isHint = false;
      if (name === 't') isText = false;
      if (name === 'si') strings.push(text);
    },
  });
  return strings;
}

function shapesOf(xml: string | undefined): Shape[] {
  const codes = new Map<number, string>();
  const shapes: Shape[] = [];
  let isCell = false;
  if (xml === undefined) return shapes;
  readXml(xml, {
    open(name, attributes) {
      if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      if (name === 'cellXfs') isCell = true;
      if (name !== 'xf' || !isCell) return;
      const id = Number(attributes.numFmtId ?? 0);
      shapes.push(shapeOf(id, codes.get(id)));
    },
    close(name) {
      if (name === 'cellXfs') isCell = false;
    },
  });
  return shapes;
}
