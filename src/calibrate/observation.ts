import type { Subject } from '../check/expect/claim.ts';
import type { Unit } from '../measures/measure.ts';

/** A count of cases among others, such as 4 of 15. Its own chance says how closely it must be met. */
export interface CountOf {
  kind: 'count';
  count: number;
  of: number;
}

/** A figure in the subject's unit: a share as 0–1, minutes, hours, people, dollars. */
export interface FigureSeen {
  kind: 'figure';
  value: number;
  /** Half of the 95 % range in which the true figure lies; null: the chance of one run of the scenario's length. */
  tolerance: number | null;
}

/** A floor or a ceiling, or both. */
export interface Within {
  kind: 'within';
  least: number | null;
  most: number | null;
}

export type Seen = CountOf | FigureSeen | Within;

/** One line of what was observed, valid by itself. */
export interface Observation {
  subject: Subject;
  unit: Unit;
  policy: string;
  seen: Seen;
  /** As the file has it: "4 of 15", "at most 33 %". */
  written: string;
  source: string;
  /** Its line in the file, from 1. */
  line: number;
}

/** The key of what is observed; equal for two observations of the same thing. */
export function subjectKey({ subject }: Pick<Observation, 'subject'>): string {
  return subject.kind === 'measure' ? subject.measure.key : `${subject.outcome} of ${subject.of}`;
}
