import type { LoggedCase } from './logged-case.ts';

/** The cases of a log, and how to write its instants. */
export interface EventLog {
  title: string;
  cases: LoggedCase[];
  /** ISO 8601, local with its offset; of seconds since 1970-01-01 UTC. */
  stamp(instant: number): string;
}
