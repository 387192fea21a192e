import { strToU8, zipSync } from 'fflate';
import type { Draws } from '../frame/draws.ts';
import { mutatedBytes, mutatedText } from './bytes.ts';
import type { Parts } from './workbooks.ts';

type PartsMutation = (parts: Parts, draws: Draws) => void;

/** What a value of an attribute, or the number in a cell, becomes. */
const VALUES = [
  ...['', '0', '1', '-1', '3', '60', '1e9', '1e308', '-1e308', '1e-9', 'NaN', 'Infinity', '0x10', ' 5 ', '2958466'],
  ...['A1', 'A0', 'B1', 'AAA1', 'XFD1048576', 'A1048577', 'AAAA1', '$A$1:B2', 'a1', '1048576', '99999999'],
  ...['n', 's', 'b', 'e', 'str', 'inlineStr', 'd', 'r1', 'r9', '../x.xml', '/xl/styles.xml', 'worksheets/sheet1.xml'],
  ...['14', '22', '46', '180', '181', 'm/d/yyyy h:mm', '[h]:mm', '[', '"', 'yy;h;@', '&#9;', 'true', '1904', '&amp;'],
];
const TOKENS = [
  ...['<c>', '</c>', '<c/>', '<v>', '</v>', '<v>1</v>', '<row>', '</row>', '<row r="2"/>', '<row r="1048576">', '<t>'],
  ...['<is>', '<f>', '<mergeCell ref="A1:B1"/>', '<c t="e"><v>#N/A</v></c>', '<c t="s"><v>0</v></c>', '</sheetData>'],
  ...['<!DOCTYPE a [<!ENTITY b "c">]>', '&b;', '&#0;', '&#x1f;', '&#55296;', '<![CDATA[', ']]>', '<!--', '-->'],
  ...['<?xml version="1.0" encoding="UTF-16"?>', 'xmlns:y="z"', '<y:c>', '\ufeff', '\u0000', '"', '<', '>', '&', '='],
  ...['<si>', '</si>', '<rPh>', '<xf numFmtId="14"/>', '<numFmt numFmtId="14" formatCode="0"/>', '<sheet r:id="r1"/>'],
];

const MUTATIONS: readonly (readonly [weight: number, mutation: PartsMutation])[] = [
  [10, otherAttribute],
  [5, otherNumber],
  [5, tokens],
  [3, repeated],
  [2, cutElement],
  [1, dropPart],
  [1, renamePart],
  [1, emptyPart],
  [1, morePart],
  [1, bytesOfPart],
];

/** Changes a few things in the parts, which are changed in place. */
export function mutateParts(parts: Parts, draws: Draws): void {
  for (let left = draws.pick([1, 1, 1, 2, 3, 6]); left > 0; left--) draws.weighted(MUTATIONS)(parts, draws);
}

/** The parts as a ZIP file, whose own bytes may be changed, too. */
export function packed(parts: Parts, draws: Draws, isChanged: boolean): Buffer {
  const level = draws.pick([0, 6, 9] as const);
  const bytes = Buffer.from(zipSync(parts, { level, mtime: new Date(1980, 0, 1) }));
  if (!isChanged) return bytes;
  if (draws.oneIn(2)) return mutatedBytes(bytes, draws);
  return changedHeaders(bytes, draws);
}

/** The sizes, methods, flags and places that the headers of the entries say. */
function changedHeaders(bytes: Buffer, draws: Draws): Buffer {
  const headers = [0x02014b50, 0x04034b50, 0x06054b50].flatMap((signature) => placesOf(bytes, signature));
  for (let left = draws.size(4); left > 0 && headers.length > 0; left--) {
    const at = draws.pick(headers) + 4 + draws.below(40);
    const value = draws.pick([0, 1, 8, 9, 0xffff, 0x7fffffff, 0xffffffff, draws.word()]);
    if (at + 4 <= bytes.length) bytes.writeUInt32LE(value >>> 0, at);
  }
  return bytes;
}

function placesOf(bytes: Buffer, signature: number): number[] {
  const sought = Buffer.alloc(4);
  sought.writeUInt32LE(signature);
  const places: number[] = [];
  for (let at = bytes.indexOf(sought); at >= 0; at = bytes.indexOf(sought, at + 4)) places.push(at);
  return places;
}

function edit(parts: Parts, draws: Draws, change: (text: string) => string): void {
  const name = nameOf(parts, draws);
  if (name !== undefined) parts[name] = strToU8(change(Buffer.from(parts[name]).toString()));
}

/** A part, most often the sheet. */
function nameOf(parts: Parts, draws: Draws): string | undefined {
  const names = Object.keys(parts);
  const sheets = names.filter((name) => name.includes('worksheets/'));
  return draws.pick(sheets.length > 0 && draws.oneIn(2) ? sheets : names);
}

function otherAttribute(parts: Parts, draws: Draws): void {
  edit(parts, draws, (text) =>
    atOne(text, /="([^"]*)"/g, draws, () => `="${draws.pick(VALUES).replaceAll('"', '&quot;')}"`),
  );
}

function otherNumber(parts: Parts, draws: Draws): void {
  edit(parts, draws, (text) => atOne(text, /<v>[^<]*/g, draws, () => `<v>${draws.pick(VALUES)}`));
}

function tokens(parts: Parts, draws: Draws): void {
  edit(parts, draws, (text) => mutatedText(text, draws, TOKENS).toString());
}

/** A cell, row, text or style many times. */
function repeated(parts: Parts, draws: Draws): void {
  const element = draws.pick(['c', 'row', 'si', 'xf', 'sheet', 'Relationship', 'v', 't']);
  const found = new RegExp(`<${element}\\b[^>]*?(?:/>|>.{0,400}?</${element}>)`, 'gs');
  edit(parts, draws, (text) =>
    atOne(text, found, draws, (one) => one.repeat(Math.min(draws.size(20_000), 4_000_000 / one.length))),
  );
}

function cutElement(parts: Parts, draws: Draws): void {
  edit(parts, draws, (text) => atOne(text, /<\/?[\w:]+[^>]*>/g, draws, () => ''));
}

function dropPart(parts: Parts, draws: Draws): void {
  const name = nameOf(parts, draws);
  if (name !== undefined) delete parts[name];
}

function renamePart(parts: Parts, draws: Draws): void {
  const name = nameOf(parts, draws);
  if (name === undefined) return;
  const other = draws.pick([
    name.toUpperCase(),
    `../${name}`,
    `xl/${name}`,
    'xl/styles.xml',
    'xl/worksheets/sheet1.xml',
  ]);
  const part = parts[name];
  delete parts[name];
  parts[other] = part;
}

function emptyPart(parts: Parts, draws: Draws): void {
  const name = nameOf(parts, draws);
  if (name !== undefined) parts[name] = new Uint8Array(0);
}

function morePart(parts: Parts, draws: Draws): void {
  const name = draws.pick([
    'xl/vbaProject.bin',
    'xl/worksheets/sheet2.xml',
    'XL/STYLES.XML',
    'xl/sharedStrings.xml',
    'docProps/app.xml',
  ]);
  parts[name] = strToU8(draws.pick(['', '<a/>', '<sst><si><t>x</t></si></sst>', ' '.repeat(draws.size(4_000_000))]));
}

function bytesOfPart(parts: Parts, draws: Draws): void {
  const name = nameOf(parts, draws);
  if (name !== undefined && parts[name].length > 0) parts[name] = mutatedBytes(Buffer.from(parts[name]), draws);
}

/** The text with one of the matches changed. */
function atOne(text: string, pattern: RegExp, draws: Draws, change: (found: string) => string): string {
  const found = [...text.slice(0, 200_000).matchAll(pattern)];
  if (found.length === 0) return text;
  const { 0: one, index } = draws.pick(found);
  return text.slice(0, index) + change(one) + text.slice(index + one.length);
}
