import { basename } from 'node:path';
import type { LoadedScenario } from '../scenario/load.ts';
import { type Comparison, compareSnapshots } from './comparison.ts';
import { changeText } from './input-changes.ts';
import { movementLines } from './movement-text.ts';
import { readSnapshot } from './read-snapshot.ts';
import type { Snapshot } from './snapshot.ts';
import { type Taking, takeSnapshot } from './take-snapshot.ts';

/** What became of a scenario's figures since its snapshot was taken. */
export interface SnapshotCheck extends Comparison {
  /** The snapshot that the scenario gives now, under the old reason. */
  fresh: Snapshot;
  /** Whether nothing moved, and no policy came or went. */
  isSame: boolean;
}

/** A snapshot that was read, ready to be compared with what the scenario gives now. */
export interface KeptSnapshot {
  kept: Snapshot;
  /** Runs the scenario with the snapshot's own seed and replications; null if `stop` was aborted. */
  check(loaded: LoadedScenario, taking: Pick<Taking, 'workers' | 'stop' | 'onProgress'>): Promise<SnapshotCheck | null>;
}

/**
 * Reads the snapshot of a scenario.
 *
 * @throws InputError if the file cannot be read, names another scenario, or has edited rows.
 */
export async function keptSnapshot(snapshotFile: string, scenarioFile: string): Promise<KeptSnapshot> {
  const kept = await readSnapshot(snapshotFile, scenarioFile);
  return {
    kept,
    check: async (loaded, taking) => {
      const { seed, replications, because } = kept.header;
      const named = { scenario: basename(scenarioFile), because };
      const fresh = await takeSnapshot(loaded, named, { ...taking, seed, replications });
      if (fresh === null) return null;
      const found = compareSnapshots(kept, fresh, changeText);
      const isSame = found.moved.length === 0 && found.gone.length === 0 && found.added.length === 0;
      return { ...found, fresh, isSame };
    },
  };
}

const MOST_CAUSES = 5;

/** The causes, at most five of them. */
export function causeLines(causes: readonly string[]): string[] {
  const rest = causes.length - MOST_CAUSES;
  return rest <= 0 ? [...causes] : [...causes.slice(0, MOST_CAUSES), `… and ${rest} more changes`];
}

/** What moved, for a reader: policies that only one side has, then the clearest movements. */
export function checkLines({ moved, gone, added }: Comparison): string[] {
  return [
    ...gone.map((name) => `  The policy "${name}" is gone; its rows are obsolete.`),
    ...added.map((name) => `  The policy "${name}" is new; the snapshot has no rows of it.`),
    ...movementLines(moved),
  ];
}
