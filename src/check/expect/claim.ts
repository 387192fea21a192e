import type { Outcome } from '../../../events/outcome.ts';
import type { Measure, Unit } from '../../measures/measure.ts';
import type { Part } from '../../measures/parts.ts';
import type { QUANTILES } from '../../measures/quantile-interval.ts';
import type { PlaceInFile, Severity } from '../found/finding.ts';

export type Quantile = (typeof QUANTILES)[number];

/** What a claim is about: a measure, or the share of an outcome. */
export type Subject =
  | { kind: 'measure'; measure: Measure }
  | { kind: 'outcome'; outcome: Outcome; of: 'detainers' | 'bookings' };

/** The range that a claim allows, in its unit (a share as 0–1, minutes, hours, people, dollars); both ends included. */
export interface Bounds {
  least: number | null;
  most: number | null;
}

/** What a claim may be about a part of. */
export type ClaimedPart = Extract<Part, 'facility' | 'month'>;

/** One line of `expect`, valid by itself. Whether its names exist is known only with the scenario. */
export interface Claim {
  subject: Subject;
  unit: Unit;
  policy: string;
  /** The other policy of a difference. */
  against: string | null;
  /** A quantile over people, or over single runs; null for the mean. */
  quantile: Quantile | null;
  oneRun: Quantile | null;
  part: { by: ClaimedPart; name: string } | null;
  bounds: Bounds;
  severity: Severity;
  undecided: 'fail' | 'warn';
  because: string | null;
  place: PlaceInFile;
}

/** The names of a claim's policies, facility and month as positions in the scenario. */
export interface BoundClaim extends Claim {
  policyIndex: number;
  againstIndex: number | null;
  /** The position of the part among the parts of its kind. */
  partIndex: number | null;
}
