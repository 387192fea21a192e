import type { Tally } from '../../measures/tally.ts';
import type { ResolvedScenario } from '../../resolved/scenario.ts';

/** A scenario of which all replications are to be run. */
export interface PlacedRun {
  scenario: ResolvedScenario;
  /** What a reader knows it by, such as `agentArrival.teams.count = 3`. */
  name: string;
  /** Whether the rows of the tally also keep the counts behind their shares. */
  isDetailed: boolean;
  /** Called with how many of its replications have finished. */
  onProgress(finished: number): void;
}

/** Where a question runs its scenarios: on threads of this process, or on a stack. The tallies are the same. */
export interface RunPlace {
  /** How many scenarios are worth running at once. */
  readonly atOnce: number;
  /** The tally of all of its replications; null if some never finished, because of a stop or a failure at the place. */
  run(asked: PlacedRun): Promise<Tally | null>;
}

/** Opens a place for so many scenarios, and closes it when `use` has ended. Aborting `stop` ends what runs there. */
export type OpenPlace = <T>(scenarios: number, stop: AbortSignal, use: (place: RunPlace) => Promise<T>) => Promise<T>;
