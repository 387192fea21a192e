import type { Draws } from '../frame/draws.ts';
import { nastyKey, nearKey } from './nasty-keys.ts';
import { longText, nastyText } from './nasty-values.ts';
import { nearNumber } from './near-numbers.ts';

/** The cells of a CSV file; the first row is the header. */
export type Rows = string[][];

type Mutation = (rows: Rows, draws: Draws) => void;

const MUTATIONS: readonly (readonly [weight: number, mutation: Mutation])[] = [
  [10, nastyCell],
  [3, otherCell],
  [2, emptyCell],
  [2, header],
  [1, doubleHeader],
  [1, swapColumns],
  [1, dropColumn],
  [2, doubleRow],
  [2, dropRow],
  [1, swapRows],
  [1, raggedRow],
  [1, addColumn],
  [1, longCell],
];

/** Most readers accept most results of these, so that what must hold for an accepted input is checked often. */
const GENTLE: typeof MUTATIONS = [
  [8, changeNumber],
  [2, otherValue],
  [2, emptyBelow],
  [1, dropBelow],
  [1, swapColumns],
];

const TIMES = [1, 1, 1, 2, 3, 6];

/** The rows with a few mutations; the rows themselves are not changed. */
export function mutatedRows(rows: Rows, draws: Draws): Rows {
  const copy = rows.map((row) => [...row]);
  const mutations = draws.oneIn(2) ? GENTLE : MUTATIONS;
  for (let left = draws.pick(TIMES); left > 0 && copy.length > 0; left--) draws.weighted(mutations)(copy, draws);
  return copy;
}

const SEPARATORS = [';', '\t', '|', ', ', ' , '];
const LINE_ENDS = ['\r\n', '\r\n', '\r', '\n\n', '\n \n'];

/** The rows as a CSV text, mostly as RFC 4180 has it. */
export function csvOf(rows: Rows, draws: Draws): string {
  const separator = draws.oneIn(6) ? draws.pick(SEPARATORS) : ',';
  const end = draws.oneIn(3) ? draws.pick(LINE_ENDS) : '\n';
  const quoteAll = draws.oneIn(15);
  const careless = draws.oneIn(15);
  const cell = (text: string) => {
    const needsQuotes = /[",\n\r]/.test(text) && !careless;
    return needsQuotes || quoteAll ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = rows.map((row) => row.map(cell).join(separator));
  const title = draws.oneIn(40) ? `Table 1. Releases${end}${draws.oneIn(2) ? end : ''}` : '';
  return title + lines.join(end) + (draws.oneIn(6) ? '' : end);
}

/** A cell below the header; undefined if there is none. */
function cellBelow(rows: Rows, draws: Draws): { row: string[]; at: number } | undefined {
  if (rows.length < 2) return undefined;
  const row = rows[1 + draws.below(rows.length - 1)];
  return row.length === 0 ? undefined : { row, at: draws.below(row.length) };
}

function changeNumber(rows: Rows, draws: Draws): void {
  const cell = cellBelow(rows, draws);
  if (cell !== undefined) cell.row[cell.at] = nearNumber(cell.row[cell.at], draws);
}

/** The value that another row has in this column. */
function otherValue(rows: Rows, draws: Draws): void {
  const [to, from] = [cellBelow(rows, draws), cellBelow(rows, draws)];
  if (to !== undefined && from !== undefined) to.row[to.at] = from.row[to.at] ?? '';
}

function emptyBelow(rows: Rows, draws: Draws): void {
  const cell = cellBelow(rows, draws);
  if (cell !== undefined) cell.row[cell.at] = '';
}

function dropBelow(rows: Rows, draws: Draws): void {
  if (rows.length > 2) rows.splice(1 + draws.below(rows.length - 1), 1);
}

function nastyCell(rows: Rows, draws: Draws): void {
  const kind = draws.pick(['times', 'times', 'dates', 'numbers', 'words', 'texts', 'durations'] as const);
  setCell(rows, draws, nastyText(draws, kind));
}

function otherCell(rows: Rows, draws: Draws): void {
  const from = draws.pick(rows);
  if (from.length > 0) setCell(rows, draws, draws.pick(from));
}

function emptyCell(rows: Rows, draws: Draws): void {
  setCell(rows, draws, draws.pick(['', ' ', '-', 'NA', 'null', 'NULL', '#N/A', '""']));
}

function longCell(rows: Rows, draws: Draws): void {
  setCell(rows, draws, longText(draws, 100_000));
}

function setCell(rows: Rows, draws: Draws, text: string): void {
  const row = draws.pick(rows);
  if (row.length > 0) row[draws.below(row.length)] = text;
}

function header(rows: Rows, draws: Draws): void {
  const [names] = rows;
  if (names.length === 0) return;
  const at = draws.below(names.length);
  names[at] = draws.oneIn(3) ? nastyKey(draws) : nearKey(draws, names[at]);
}

function doubleHeader(rows: Rows, draws: Draws): void {
  const [names] = rows;
  if (names.length > 1) names[draws.below(names.length)] = draws.pick(names);
}

function swapColumns(rows: Rows, draws: Draws): void {
  const [one, other] = [draws.below(rows[0].length + 1), draws.below(rows[0].length + 1)];
  for (const row of draws.oneIn(3) ? rows.slice(1) : rows) {
    if (one < row.length && other < row.length) [row[one], row[other]] = [row[other], row[one]];
  }
}

function dropColumn(rows: Rows, draws: Draws): void {
  const at = draws.below(rows[0].length + 1);
  for (const row of rows) row.splice(at, 1);
}

function addColumn(rows: Rows, draws: Draws): void {
  const name = draws.pick([
    'notes',
    'Last Name',
    'DOB',
    'A-Number',
    'officer',
    'bookedat',
    'bookedAt',
    nastyKey(draws),
  ]);
  rows.forEach((row, i) => {
    row.push(i === 0 ? name : nastyText(draws, 'texts'));
  });
}

function doubleRow(rows: Rows, draws: Draws): void {
  rows.splice(draws.below(rows.length + 1), 0, [...draws.pick(rows)]);
}

function dropRow(rows: Rows, draws: Draws): void {
  rows.splice(draws.below(rows.length), 1);
  if (rows.length === 0) rows.push([]);
}

function swapRows(rows: Rows, draws: Draws): void {
  const [one, other] = [draws.below(rows.length), draws.below(rows.length)];
  [rows[one], rows[other]] = [rows[other], rows[one]];
}

function raggedRow(rows: Rows, draws: Draws): void {
  const row = draws.pick(rows);
  if (draws.oneIn(2)) row.pop();
  else row.push(...Array<string>(draws.size(2000)).fill(draws.pick(['', '1', 'x'])));
}
