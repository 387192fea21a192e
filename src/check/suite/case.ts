import type { PlaceInFile } from '../found/finding.ts';

export const STATUSES = ['holds', 'fails', 'undecided', 'moved', 'unused', 'error', 'not run'] as const;

export type Status = (typeof STATUSES)[number];

/** One thing that is checked, in words: a claim, a snapshot, an unused snapshot, or a scenario that does not load. */
export interface Case {
  /** The file to mend, and the place in it. */
  file: string;
  place: PlaceInFile;
  status: Status;
  /** Whether it fails the check, or is only shown, or is as it should be. */
  weight: 'fails' | 'warns' | 'ok';
  sentence: string;
  /** The figure with its interval. */
  figure: string | null;
  /** How many replications and cases are behind it. */
  basis: string | null;
  /** What the status is due to, apart from the interval. */
  reason: string | null;
  because: string | null;
  /** What probably moved the figure, the likeliest first. */
  causes: readonly string[];
  /** Lines of results that moved. */
  movement: readonly string[];
  /** The commands that show it again and that accept it. */
  reproduce: string | null;
  accept: string | null;
}

/** The cases of one expect file, or those that belong to none. */
export interface CaseGroup {
  name: string;
  /** The scenario's file and title; null if there is none. */
  about: string | null;
  /** What made its figures, in one line; null if nothing was run. */
  madeBy: string | null;
  cases: Case[];
  /** What a reader should know, such as that nothing is claimed. Each warns. */
  notes: string[];
}

/** How a check ended. */
export const KINDS = ['held', 'failed', 'bad input', 'interrupted'] as const;

export type Kind = (typeof KINDS)[number];

/** The exit codes by kind; a signal other than Ctrl-C may have another. */
export const EXIT_OF_KIND: Record<Kind, number> = { held: 0, failed: 1, 'bad input': 2, interrupted: 130 };

/** How a check with these cases ended. What comes first here hides what comes later. */
export function kindOf(groups: readonly CaseGroup[], isInterrupted: boolean): Kind {
  const all = groups.flatMap(({ cases }) => cases);
  if (isInterrupted) return 'interrupted';
  if (all.some(({ status }) => status === 'error')) return 'bad input';
  return all.some(({ weight }) => weight === 'fails') ? 'failed' : 'held';
}
