import { basename } from 'node:path';
import type { KeptRuns } from '../measures/tally.ts';
import type { LoadedScenario } from '../scenario/load.ts';
import { type Comparison, compareSnapshots } from './comparison.ts';
import { changeText } from './input-changes.ts';
import { movementLines } from './movement-text.ts';
import { readSnapshot } from './read-snapshot.ts';
import type { Snapshot } from './snapshot.ts';
import { snapshotOf } from './take-snapshot.ts';

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
  /** Compares it with the scenario's runs, which must have the snapshot's own seed and number. */
  check(loaded: LoadedScenario, runs: KeptRuns): SnapshotCheck;
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
    check: (loaded, runs) => {
      const { seed, because } = kept.header;
      const fresh = snapshotOf(loaded, { scenario: basename(scenarioFile), because }, { seed, runs });
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
