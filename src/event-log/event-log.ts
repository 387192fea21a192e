import type { LoggedCase } from './logged-case.ts';

/** The cases of a log, and how to write its instants. */
export interface EventLog {
  title: string;
  /** What made it, in one line, for the forms that have a place for it: XES and Parquet. */
  madeBy?: string;
  cases: LoggedCase[];
  /** An instant (seconds since 1970-01-01 UTC) in ISO 8601, local with its offset. */
  stamp(instant: number): string;
}
