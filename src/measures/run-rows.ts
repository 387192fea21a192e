import { OUTCOMES } from '../../events/outcome.ts';
import type { ResolvedPolicy } from '../resolved/scenario.ts';
import type { Counted } from '../sums/exact-ratio.ts';
import type { Counters } from './counters.ts';
import { MEASURES, PART_MEASURES, PART_RATIOS, RATIOS } from './definitions.ts';

/**
 * Each replication's own values under one policy, by replication. They are kept of the first 1,000 replications only,
 * by number: a random sample of runs whose size does not grow, and that does not depend on who ran what.
 */
export type RunRows = Map<number, Float64Array>;

export const ROWS_KEPT = 1000;

// A row holds the measures, the bookings, the people by outcome, and each part's measures. NaN: no case to measure.
const BOOKINGS = MEASURES.length;
const FIRST_OUTCOME = BOOKINGS + 1;
const FIRST_PART = FIRST_OUTCOME + OUTCOMES.length;

// A detailed row ends in the counts behind its shares: the people by outcome who had no detainer, then both counts of
// each ratio, then those of each part's ratios. Its readers count from the end of what has a fixed size.
const PAIR = 2;
const DETAILS = OUTCOMES.length + PAIR * RATIOS.length;
const PART_SIZE = PART_MEASURES.length;
const PART_DETAILS = PAIR * PART_RATIOS.length;

/** What a replication counted under a policy: altogether, in MEASURES, and in the parts that the report shows. */
interface CountedRun {
  counters: Counters;
  values: readonly (number | null)[];
  parts: readonly Counters[];
  costs: ResolvedPolicy['costs'];
  /** Whether the row also keeps the counts behind its shares. */
  isDetailed: boolean;
}

/** Keeps a replication's values, if it is one of those that are kept. */
export function keepRow(rows: RunRows, replication: number, run: CountedRun): void {
  if (replication >= ROWS_KEPT) return;
  const { counters, values, parts, costs } = run;
  const details = run.isDetailed ? detailsOf(run) : [];
  const plainSize = FIRST_PART + parts.length * PART_SIZE;
  const row = new Float64Array(plainSize + details.length);
  row.set(details, plainSize);
  for (let m = 0; m < MEASURES.length; m++) row[m] = values[m] ?? Number.NaN;
  row[BOOKINGS] = counters.bookings;
  row.set(counters.outcomes, FIRST_OUTCOME);
  for (const [i, part] of parts.entries()) {
    for (let m = 0; m < PART_MEASURES.length; m++) {
      row[FIRST_PART + i * PART_MEASURES.length + m] = PART_MEASURES[m].of(part, costs) ?? Number.NaN;
    }
  }
  rows.set(replication, row);
}

function detailsOf({ counters, parts }: CountedRun): number[] {
  return [
    ...counters.outcomesWithoutDetainer,
    ...RATIOS.flatMap(({ countsOf }) => countsOf(counters)),
    ...parts.flatMap((part) => PART_RATIOS.flatMap(({ countsOf }) => countsOf(part))),
  ];
}

/** Reads a value of a row; null if the replication has no case to measure. */
export type ReadRow = (row: Float64Array) => number | null;

const at = (place: number): ReadRow => {
  return (row) => (Number.isNaN(row[place]) ? null : row[place]);
};

/** `m` is an index into MEASURES. */
export function measureInRow(m: number): ReadRow {
  return at(m);
}

export const bookingsInRow = (row: Float64Array): number => row[BOOKINGS];

/** The people with an outcome, in the order of OUTCOMES. */
export function outcomeInRow(i: number): (row: Float64Array) => number {
  return (row) => row[FIRST_OUTCOME + i];
}

export function outcomeShareInRow(i: number): ReadRow {
  return (row) => (row[BOOKINGS] === 0 ? null : row[FIRST_OUTCOME + i] / row[BOOKINGS]);
}

/** A measure of a part; `m` is an index into PART_MEASURES. Only one kind of part is counted in a run. */
export function partMeasureInRow(part: number, m: number): ReadRow {
  return at(FIRST_PART + part * PART_MEASURES.length + m);
}

/** Reads the two whole numbers of a ratio, of a detailed row. */
export type ReadCounts = (row: Float64Array) => Counted;

/** Where the details of a row begin, by how many parts it has. */
const detailsFrom = (parts: number) => FIRST_PART + parts * PART_SIZE;

/** People with an outcome who had a detainer, of a detailed row; `parts` is how many parts the row has. */
export function lodgedOutcomeInRow(i: number, parts: number): (row: Float64Array) => number {
  return (row) => row[FIRST_OUTCOME + i] - row[detailsFrom(parts) + i];
}

/** `r` is an index into RATIOS. */
export function ratioInRow(r: number, parts: number): ReadCounts {
  const from = detailsFrom(parts) + OUTCOMES.length + PAIR * r;
  return (row) => [row[from], row[from + 1]];
}

/** A ratio of one of the row's `parts`; `r` is an index into PART_RATIOS. */
export function partRatioInRow(part: number, r: number, parts: number): ReadCounts {
  const from = detailsFrom(parts) + DETAILS + part * PART_DETAILS + PAIR * r;
  return (row) => [row[from], row[from + 1]];
}

/** How many numbers a detailed row holds. */
export function detailedRowSize(parts: number): number {
  return detailsFrom(parts) + DETAILS + parts * PART_DETAILS;
}

/** The replications of which rows are kept, in order. */
export function replicationsOf(rows: RunRows): number[] {
  return [...rows.keys()].sort((a, b) => a - b);
}

/** Each kept replication's value, in order. */
export function valuesOf<T>(rows: RunRows, read: (row: Float64Array) => T): T[] {
  return replicationsOf(rows).map((replication) => read(rows.get(replication)!));
}

/** Each kept replication's difference from the baseline's, in order; null where either has no case. */
export function differencesOf(rows: RunRows, baseline: RunRows, read: ReadRow): (number | null)[] {
  const [values, bases] = [valuesOf(rows, read), valuesOf(baseline, read)];
  return values.map((value, i) => {
    const base = bases[i];
    return value === null || base === null ? null : value - base;
  });
}
