import type { QueueName } from '../../../events/queues.ts';
import type { Tally } from '../../measures/tally.ts';

/** The results of a run, as they come in. */
export interface Results {
  readonly queue: QueueName;
  /** How many results there will be. */
  readonly total: number;
  /** How many of them are missing. */
  readonly left: number;
  /** The events that ask for what is missing. */
  requests(): unknown[];
  /** Fetches up to `most` of what is missing; true if any came. */
  look(most: number): Promise<boolean>;
  /** In words. */
  missing(): string[];
  tally(): Tally;
}
