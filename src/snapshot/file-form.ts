import { createHash } from 'node:crypto';
import { type Cell, csvLine } from '../tables/csv-cells.ts';

// What the writer and the reader of a snapshot's file agree on. docs/reference/snapshot.md describes it.

/** The first row: what the file is, and the version of its form. */
export const FIRST_ROW = ['pickup-gap snapshot', '1'] as const;

/** The rows of the header after the first, each with its value. */
export const HEADER_KEYS = [
  'program',
  'figures',
  'scenario',
  'resolvedSha256',
  'seed',
  'replications',
  'because',
  'inputsSha256',
  'figuresSha256',
  'replicationsSha256',
] as const;

export const INPUT_COLUMNS = ['policy', 'path', 'value', 'source'] as const;
export const FIGURE_COLUMNS = ['policy', 'measure', 'unit', 'value', 'low', 'high'] as const;
export const SERIES_COLUMNS = ['policy', 'measure', 'numerators', 'denominators'] as const;

/** An amount that a replication does not have. */
export const NO_CASE = 'none';

/** One row. It ends in a line feed, which git does not change. */
export function rowText(cells: readonly Cell[]): string {
  return csvLine(cells).replace(/\r\n$/, '\n');
}

/** SHA-256 of a section's lines with its heading, hexadecimal: it shows that a row was edited by hand. */
export function sectionSha256(section: string): string {
  return createHash('sha256').update(section).digest('hex');
}
