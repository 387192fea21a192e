import type { Outcome } from '../functions/function-messages.ts';
import type { Answered, Refused, ServiceCall } from './service-call.ts';
import type { Message } from './sqs-event.ts';

/** Receives up to ten messages of a queue, waiting at most so long for the first; as long as Lambda would unless told. */
export type Receive = (waitSeconds?: number) => Promise<Message[]>;

/** Places at which a test makes things go wrong; whatever is left out goes right. */
export interface Faults {
  /** What an event source gets for one receive: fewer, more, other or reordered messages than `receive` gives. */
  receive?: (queue: string, receive: Receive) => Promise<Message[]>;
  /** Around one invocation: it may fail before `run`, after it, or run it twice. */
  invoke?: (functionName: string, event: { Records: object[] }, run: () => Promise<Outcome>) => Promise<Outcome>;
  /** A request at a server, before it takes effect: answer it in its place, by an error mostly, or `kill` the function that sent it. */
  request?: (call: ServiceCall, kill: () => boolean) => Refused | Answered | undefined;
  /** The same after it has taken effect, before the caller learns of it. */
  answer?: (call: ServiceCall, answer: Answered, kill: () => boolean) => void;
}
