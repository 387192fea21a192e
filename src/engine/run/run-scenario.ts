import type { Part } from '../../measures/parts.ts';
import { emptyTally, mergeTally, type Tally } from '../../measures/tally.ts';
import type { ResolvedScenario } from '../../resolved/scenario.ts';
import { askedParts } from '../plan/parts-of-run.ts';
import { nextTotal, type Precision, standing } from './until.ts';
import { makePool } from './workers.ts';

export interface RunOptions {
  /** Threads; without a number, one, and others once they pay. The tally does not depend on it. */
  workers?: number | undefined;
  /** What the tally counts separately; nothing if left out. */
  by?: Part | null;
  /**
   * Continue until this is reached, with the scenario's replications as the maximum. If left out, run exactly those.
   */
  until?: Precision;
  /** When aborted, the run still returns the replications that finished. */
  stop: AbortSignal;
  onProgress(finished: number, total: number): void;
}

export interface RunOutcome {
  tally: Tally;
  interrupted: boolean;
  /** False if `until` was not reached. */
  precise: boolean;
}

/** Runs a scenario's replications on the workers. The tally depends only on the scenario and the seed. */
export async function runScenario(scenario: ResolvedScenario, options: RunOptions): Promise<RunOutcome> {
  const { until, stop, by = null } = options;
  const most = scenario.replications;
  let tally = emptyTally(scenario.policies.length, askedParts(scenario, by));
  const pool = makePool(scenario, options.workers, { by });
  try {
    let finished = 0;
    do {
      const total = until === undefined ? most : nextTotal(tally, until, most);
      const first = tally.replications;
      const round = await pool.run(first, total - first, stop, (count) => {
        finished += count;
        options.onProgress(finished, total);
      });
      if (tally.replications === 0) tally = round;
      else mergeTally(tally, round);
    } while (until !== undefined && !stop.aborted && tally.replications < most && standing(tally, until).canImprove);
    return {
      tally,
      interrupted: tally.replications < most && stop.aborted,
      precise: until === undefined || standing(tally, until).excess <= 1,
    };
  } finally {
    await pool.close();
  }
}
