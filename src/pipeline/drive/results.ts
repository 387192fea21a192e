import type { QueueName } from '../../../events/queues.ts';
import type { Tally } from '../../measures/tally.ts';

/** The events that request the missing results, made one by one as they are sent. */
export interface Requests {
  length: number;
  events: Iterator<unknown, undefined>;
}

/** The results of a run, as they arrive. */
export interface Results {
  readonly queue: QueueName;
  /** How many results there will be. */
  readonly total: number;
  /** How many of them are missing. */
  readonly left: number;
  requests(): Requests;
  /** Fetches up to `most` of the missing results; true if any was found. */
  look(most: number): Promise<boolean>;
  /** What is missing, in words. */
  missing(): string[];
  tally(): Tally;
}
