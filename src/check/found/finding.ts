import type { KeptRuns } from '../../measures/tally.ts';
import type { LoadedScenario } from '../../scenario/load.ts';

// What checking finds, and the port through which a snapshot's comparison joins: whatever reads snapshots fills
// `SnapshotDoor`, so that claims and snapshots are judged, counted and printed in one place.

/** A place in a file, both from 1. */
export interface PlaceInFile {
  line: number;
  column: number;
}

/** Whether a case that does not hold fails the check, or is only shown. */
export type Severity = 'error' | 'warn';

/** What a snapshot's comparison found. It becomes one case of its scenario's suite. */
export interface SnapshotFinding {
  verdict: 'holds' | 'moved';
  /** What is checked, in one sentence: "the results equal those of hennepin.snapshot.csv". */
  sentence: string;
  /** Which inputs, rules or versions differ, in words, the likeliest first. Failing claims show them, too. */
  causes: readonly string[];
  /** Results that moved, one per line and at most 15, ranked by their paired interval. */
  movement: readonly string[];
  /** The command that shows the same comparison. */
  reproduce: string;
  /** The command that accepts the movement; null if nothing moved. */
  accept: string | null;
  /** Files that were written for review because of `--propose`. */
  proposed: readonly string[];
}

export interface SnapshotRun {
  loaded: LoadedScenario;
  /** The folder of `--propose`; undefined without it. */
  propose: string | undefined;
  /** Folders whose files the scenario may name, too. */
  allowFiles: readonly string[];
  /** Replications of the scenario, with the snapshot's own seed and number. */
  runs: KeptRuns;
}

/** A snapshot that was read and is valid. */
export interface ReadSnapshot {
  /** What the runs that it is compared with must have. */
  seed: number;
  replications: number;
  compare(run: SnapshotRun): Promise<SnapshotFinding>;
}

/** Reads snapshots. The command line fills it, so that neither room imports the other. */
export interface SnapshotDoor {
  /**
   * Reads a snapshot before anything runs. Both names are paths from the current folder.
   *
   * @throws InputError if the file cannot be read, names another scenario file, or has edited rows.
   */
  read(snapshotFile: string, scenarioFile: string): Promise<ReadSnapshot>;
}
