import type { Unit } from '../measures/measure.ts';
import { amount, LEAST, signed, TINY } from './format.ts';

/**
 * An average of people, notices or calls: whole from 10 on, with one decimal below, where rounding would hide too much.
 */
export function people(average: number): string {
  if (average > 0 && average < LEAST) return TINY;
  return signed(average, Number.isInteger(average) || average >= 9.95 ? 0 : 1);
}

/** An average with the decimals that its unit allows: whole people and dollars. */
export function shown(average: number, unit: Unit): string {
  if (unit === '$' && average >= 1) return signed(average, 0);
  return unit === 'people' || unit === 'notices' || unit === 'calls' ? people(average) : amount(average);
}

/** A share as people of 100. "0" and "100" mean exactly none and all. */
export function ofHundred(share: number): string {
  const of = share * 100;
  if (share === 1 || of < 99.5) return people(of);
  return of < 99.95 ? signed(of, 1) : '>99.9';
}

/** As `ofHundred`, for a sentence: whole people from 1 on. */
export function inHundred(share: number): string {
  const of = share * 100;
  return of >= 1 && of < 99.5 ? signed(of, 0) : ofHundred(share);
}

/** Pads whole numbers in columns that also contain decimals, so that right-aligned cells align at the point. */
export function alignedAtPoint(rows: readonly string[][]): string[][] {
  const hasPoint = rows[0].map((_, column) => column > 0 && rows.some((row) => row[column].includes('.')));
  return rows.map((row) =>
    row.map((cell, column) => (hasPoint[column] && cell !== '' && !cell.includes('.') ? `${cell}  ` : cell)),
  );
}

/** What the signs in a section's cells mean, for those that occur. */
export function legend(rows: readonly string[][]): string[] {
  const cells = rows.flatMap(([, ...others]) => others);
  const meanings = [
    ...(cells.includes(TINY) ? [`${TINY}: more than 0, but less than ${LEAST}.`] : []),
    ...(cells.includes('–') ? ['–: does not apply.'] : []),
  ];
  return meanings.length === 0 ? [] : [`  ${meanings.join(' ')}`];
}
