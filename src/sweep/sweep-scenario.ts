import { manifestOf } from '../manifest/manifest.ts';
import type { ScenarioFiles } from '../scenario/files/scenario-files.ts';
import type { LoadedScenario } from '../scenario/load.ts';
import type { ReadScenario } from '../scenario/steps/read.ts';
import { type Asked, planSweep } from './plan-sweep.ts';
import { type Sweeping, sweep } from './sweep.ts';
import type { SweepResult } from './sweep-result.ts';

/** A scenario as loaded and as written, with the files that it names. */
export interface SweptScenario {
  loaded: LoadedScenario;
  written: ReadScenario;
  files: ScenarioFiles;
}

/** The measures of a sweep for which none are named. */
export const USUAL_MEASURES = ['pickupRate', 'pickups', 'pickupGap', 'hoursHeld', 'agentHours', 'countyCost'] as const;

/**
 * Sweeps a scenario: chooses and checks the points, runs them, and says what made the result.
 *
 * @throws InputError with every problem, before anything runs.
 */
export async function sweepScenario(
  { loaded, written, files }: SweptScenario,
  asked: Omit<Asked, 'seed'>,
  sweeping: Sweeping,
): Promise<SweepResult> {
  const { seed, replications } = sweeping;
  const planned = await planSweep(written, files, loaded, { ...asked, seed });
  const found = await sweep(written, files, planned, sweeping);
  const { title } = loaded.resolved;
  return {
    manifest: manifestOf({ scenario: loaded, seed, replications, complete: found.complete }),
    scenario: { title, sha256: loaded.sha256 },
    seed,
    replications,
    complete: found.complete,
    design: asked.design,
    asked: planned.points.length,
    vary: planned.vary,
    asWritten: found.asWritten,
    points: found.points,
  };
}
