import type { InputError } from '../../refusals/input-error.ts';
import type { BoundClaim } from '../expect/claim.ts';
import type { ExpectFile } from '../expect/read-expect.ts';
import type { SnapshotFinding } from '../found/finding.ts';
import type { Judged } from '../judge/run-looks.ts';

/** A claim and what was found about it. */
export interface JudgedClaim extends Judged {
  claim: BoundClaim;
}

/** What was found about one expect file. */
export interface Suite {
  expected: ExpectFile;
  /** About the scenario; null if it does not load. */
  scenario: {
    title: string;
    sha256: string;
    resolvedSha256: string;
    seed: number;
    days: number;
    baseline: string;
  } | null;
  /** Why the scenario does not load. */
  error: InputError | null;
  claims: JudgedClaim[];
  /** Folders whose files it may name, too. */
  allowFiles: readonly string[];
  /** null if the file names none, or if the run was interrupted before it was compared. */
  snapshot: SnapshotFinding | null;
  isInterrupted: boolean;
}
