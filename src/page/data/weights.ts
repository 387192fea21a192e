/** A value that was tried in place of an assumption, and what it does. */
export interface Tried {
  value: string;
  /** The pickup rate of the run plus what the value does to it, as a share. */
  rate: number;
  /** The 95 % interval of its difference from the rate as written; null with fewer than two replications. */
  difference: { low: number; high: number } | null;
}

/** How far one assumption moves the pickup rate if it alone is moved. */
export interface Weight {
  /** A path, or "POLICY: path" for a value that only a policy sets. */
  path: string;
  /** As written. */
  value: string;
  /** null where the scenario does not allow that. */
  down: Tried | null;
  up: Tried | null;
}

/** The assumptions that move the pickup rate of a policy most. */
export interface Weights {
  policy: string;
  replications: number;
  /** By which share of itself each value was moved down and up. */
  by: number;
  /** False if the reader stopped it: assumptions that were not tried are missing. */
  complete: boolean;
  /** The pickup rate of the run, with all values as written, as a share. */
  rate: number;
  /** How many assumptions were moved. */
  moved: number;
  /** Those that move it most, the largest first. */
  most: readonly Weight[];
}
