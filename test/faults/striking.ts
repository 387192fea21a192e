import type { Faults } from '../../src/stack/servers/faults.ts';
import type { Answered } from '../../src/stack/servers/service-call.ts';
import type { Message } from '../../src/stack/servers/sqs-event.ts';
import {
  everythingTwice,
  killed,
  killedAfterRequest,
  seeded,
  shuffled,
  throttled,
  throttledByPartition,
} from '../stack/planted-faults.ts';

/** A fault that counts how often it has struck. A test in which it has not proves nothing. */
export interface Striking {
  faults: Faults;
  strikes(): number;
}

/** Below the number of receives after which a message is given up, so that every message gets through. */
export const SURVIVABLE = 4;

/** Replaces chance: 0, which is below any share, if it strikes, otherwise 1. The first time it always strikes. */
function dice(seed: number, share: number, most: number): { roll(): number; strikes(): number } {
  const random = seeded(seed);
  let strikes = 0;
  return {
    roll() {
      if (strikes > 0 && (random() >= share || strikes >= most)) return 1;
      strikes += 1;
      return 0;
    },
    strikes: () => strikes,
  };
}

/** Functions end before they begin, or when they have done everything except answer. */
export function killing(seed: number, when: 'before' | 'after'): Striking {
  const { roll, strikes } = dice(seed, 0.3, SURVIVABLE);
  return { faults: killed(roll, 0.5, when), strikes };
}

/** Functions end after a request of theirs has taken effect, before they get the answer. */
export function killingAfter(seed: number, action: RegExp): Striking {
  const { roll, strikes } = dice(seed, 0.3, SURVIVABLE);
  const { answer } = killedAfterRequest(roll, 0.5, action);
  return {
    faults: { answer: (call, answered, kill) => fromFunction(call.caller) && answer!(call, answered, kill) },
    strikes,
  };
}

/** Functions end with a request of theirs under way, which never takes effect. */
export function killingBefore(seed: number, action: RegExp): Striking {
  const { roll, strikes } = dice(seed, 0.3, SURVIVABLE);
  return {
    faults: {
      request(call, kill) {
        if (!fromFunction(call.caller) || !action.test(call.action) || roll() === 1 || !kill()) return undefined;
        return { status: 503, type: 'ServiceUnavailable', message: 'nobody is there to read this' };
      },
    },
    strikes,
  };
}

/** Every message comes a second time, possibly while its first delivery is being handled. */
export function twice(): Striking {
  const seen = new Map<string, number>();
  const { receive } = everythingTwice();
  const counted = watched(receive!, ({ MessageId }) => seen.set(MessageId, (seen.get(MessageId) ?? 0) + 1));
  return { faults: { receive: counted }, strikes: () => [...seen.values()].filter((times) => times > 1).length };
}

/** Messages of several batches are mixed and held back; a strike is a message that another overtakes. */
export function mixed(seed: number): Striking {
  const places = new Map<string, number>();
  let strikes = 0;
  let latest = -1;
  const { receive } = shuffled(seeded(seed));
  return {
    faults: {
      async receive(queue, plain) {
        const messages = await receive!(queue, async (seconds) => {
          const came = await plain(seconds);
          for (const { MessageId } of came) places.set(MessageId, places.get(MessageId) ?? places.size);
          return came;
        });
        for (const { MessageId } of messages) {
          const place = places.get(MessageId)!;
          if (place < latest) strikes += 1;
          else latest = place;
        }
        return messages;
      },
    },
    strikes: () => strikes,
  };
}

/** A share of messages comes again when their queue is empty, so after everything that follows from them is done. */
export function late(seed: number): Striking {
  const { roll } = dice(seed, 0.2, Number.POSITIVE_INFINITY);
  const copies = new Map<string, Message[]>();
  const again = new Set<string>();
  let strikes = 0;
  return {
    faults: {
      async receive(queue, receive) {
        const kept = copies.get(queue) ?? [];
        copies.set(queue, kept);
        const messages = await receive(kept.length > 0 ? 1 : undefined);
        if (messages.length === 0) {
          for (const { MessageId } of kept.slice(0, 10)) again.add(MessageId);
          return kept.splice(0, 10);
        }
        kept.push(...messages.filter(() => roll() === 0));
        return messages;
      },
      async invoke(_, { Records }, run) {
        const outcome = await run();
        strikes += (Records as { messageId: string }[]).filter(({ messageId }) => again.has(messageId)).length;
        return outcome;
      },
    },
    strikes: () => strikes,
  };
}

/** The table throttles a share of requests. */
export function throttling(seed: number): Striking {
  const { roll, strikes } = dice(seed, 0.1, Number.POSITIVE_INFINITY);
  const { request } = throttled(roll, 0.5);
  // Tables are created before the run begins.
  return {
    faults: { request: (call, kill) => (/Table$/.test(call.action) ? undefined : request!(call, kill)) },
    strikes,
  };
}

/** Each partition of the table throttles what exceeds its share. */
export function throttlingByPartition(
  share: Parameters<typeof throttledByPartition>[0],
  partitionOf?: (pk: string) => string,
): Striking {
  const { request } = throttledByPartition(share, partitionOf);
  let strikes = 0;
  return {
    faults: {
      request(call, kill) {
        const refused = request!(call, kill);
        if (refused !== undefined) strikes += 1;
        return refused;
      },
    },
    strikes: () => strikes,
  };
}

/** The table leaves a whole batch unprocessed, and says so. */
export function leavingUndone(seed: number): Striking {
  const { roll, strikes } = dice(seed, 0.3, Number.POSITIVE_INFINITY);
  const answerOf: Record<string, (items: unknown) => object> = {
    BatchWriteItem: (UnprocessedItems) => ({ UnprocessedItems }),
    BatchGetItem: (UnprocessedKeys) => ({ Responses: {}, UnprocessedKeys }),
  };
  return {
    faults: {
      request({ service, action, input }) {
        const answer = answerOf[action];
        if (service !== 'dynamodb' || answer === undefined || roll() === 1) return undefined;
        return { status: 200, body: JSON.stringify(answer(input().RequestItems)) } satisfies Answered;
      },
    },
    strikes,
  };
}

function watched(receive: NonNullable<Faults['receive']>, see: (message: Message) => void): typeof receive {
  return async (queue, plain) => {
    const messages = await receive(queue, plain);
    messages.forEach(see);
    return messages;
  };
}

/** Functions sign with NAME-NUMBER, the driver signs with `local`, and the event sources do not sign. */
const fromFunction = (caller: string) => /-\d+$/.test(caller);
