import type { QueueName } from '../../../events/queues.ts';
import type { Tally } from '../../measures/tally.ts';

/** The results of a run, as they arrive. */
export interface Results {
  readonly queue: QueueName;
  /** How many results there will be. */
  readonly total: number;
  /** How many of them are missing. */
  readonly left: number;
  /** The events that request the missing results. */
  requests(): unknown[];
  /** Fetches up to `most` of the missing results; true if any was found. */
  look(most: number): Promise<boolean>;
  /** What is missing, in words. */
  missing(): string[];
  tally(): Tally;
}
