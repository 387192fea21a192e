import type { Outcome } from '../functions/function-messages.ts';
import type { Answered, Refused, ServiceCall } from './service-call.ts';
import type { Message } from './sqs-event.ts';

/**
 * Receives up to ten messages of a queue. It waits at most `waitSeconds` for the first; by default as long as Lambda
 * would.
 */
export type Receive = (waitSeconds?: number) => Promise<Message[]>;

/** Places at which a test injects faults. Whatever is left out works normally. */
export interface Faults {
  /** What an event source gets for one receive: fewer, more, other or reordered messages than `receive` returns. */
  receive?: (queue: string, receive: Receive) => Promise<Message[]>;
  /** Wraps one invocation: it may fail before `run` or after it, or run it twice. */
  invoke?: (functionName: string, event: { Records: object[] }, run: () => Promise<Outcome>) => Promise<Outcome>;
  /**
   * A request at a server before it takes effect: answer it in the server's place, mostly with an error, or `kill` the
   * function that sent it.
   */
  request?: (call: ServiceCall, kill: () => boolean) => Refused | Answered | undefined;
  /** A request after it has taken effect, before the caller gets the answer. */
  answer?: (call: ServiceCall, answer: Answered, kill: () => boolean) => void;
}
