import type { Outcome } from '../../src/stack/functions/function-messages.ts';
import type { Faults } from '../../src/stack/servers/faults.ts';
import type { Message } from '../../src/stack/servers/sqs-event.ts';

/** One number in [0, 1) per call; the same seed gives the same numbers (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Every message comes once more, in a batch of its own, possibly while its first delivery is being handled. */
export function everythingTwice(): Faults {
  const echoes = new Map<string, Message[][]>();
  return {
    receive: async (queue, receive) => {
      const waiting = echoes.get(queue) ?? [];
      echoes.set(queue, waiting);
      const echo = waiting.shift();
      if (echo !== undefined) return echo;
      const messages = await receive();
      if (messages.length > 0) waiting.push(messages);
      return messages;
    },
  };
}

/** Messages of several receives are mixed, and some are held back to come with later ones. */
export function shuffled(random: () => number): Faults {
  const held = new Map<string, Message[]>();
  return {
    receive: async (queue, receive) => {
      const messages = held.get(queue) ?? [];
      messages.push(...(await receive(messages.length > 0 ? 0 : undefined)));
      for (let more = 0; more < 3; more++) messages.push(...(await receive(0)));
      for (let last = messages.length - 1; last > 0; last--) {
        const other = Math.floor(random() * (last + 1));
        [messages[last], messages[other]] = [messages[other]!, messages[last]!];
      }
      held.set(queue, messages);
      return messages.splice(0, 1 + Math.floor(random() * 10));
    },
  };
}

const KILLED: Outcome = { kind: 'crashed', reason: 'killed by the test' };

/** A share of invocations is lost before the function begins, or after it has done everything except answer. */
export function killed(random: () => number, share: number, when: 'before' | 'after'): Faults {
  return {
    invoke: async (_, __, run) => {
      if (random() >= share) return run();
      if (when === 'after') await run();
      return KILLED;
    },
  };
}

/**
 * A share of the functions' requests of that action takes effect, and the function is killed before it gets the answer.
 */
export function killedAfterRequest(random: () => number, share: number, action: RegExp): Faults {
  return {
    answer: (call, _, kill) => {
      if (action.test(call.action) && random() < share) kill();
    },
  };
}

/** A share of requests to the table is throttled, as DynamoDB does. The SDK tries again by itself, a few times. */
export function throttled(random: () => number, share: number): Faults {
  return {
    request: ({ service }) => {
      if (service !== 'dynamodb' || random() >= share) return undefined;
      return { status: 400, type: 'ProvisionedThroughputExceededException', message: 'throttled by the test' };
    },
  };
}

/** A share of messages is not what their sender wrote; the same ones at every delivery. */
export function malformed(random: () => number, share: number, body: string): Faults {
  const spoilt = new Map<string, boolean>();
  return {
    receive: async (_, receive) => {
      const messages = await receive();
      for (const message of messages) {
        const bad = spoilt.get(message.MessageId) ?? random() < share;
        spoilt.set(message.MessageId, bad);
        if (bad) message.Body = body;
      }
      return messages;
    },
  };
}

/**
 * Each partition of the table takes so many write units in every `requests` requests to the table, and throttles the
 * rest, as DynamoDB does with 1,000 a second. Time is counted in requests, so that no machine is too slow or too fast.
 * `partitionOf` may say that items share a partition.
 */
export function throttledByPartition(
  { units, requests }: { units: number; requests: number },
  partitionOf: (pk: string) => string = (pk) => pk,
): Faults {
  let seen = 0;
  let taken = new Map<string, number>();
  return {
    request: ({ service, action, input }) => {
      if (service !== 'dynamodb' || /Table$/.test(action)) return undefined;
      seen += 1;
      if (seen % requests === 0) taken = new Map();
      const writes = writtenBy(action, input());
      const needed = new Map<string, number>();
      for (const { pk, bytes } of writes) {
        const partition = partitionOf(pk);
        needed.set(partition, (needed.get(partition) ?? 0) + Math.ceil(bytes / 1024));
      }
      // Like DynamoDB, a partition that has taken nothing yet takes one request of any size.
      const full = [...needed].some(([partition, n]) => {
        const before = taken.get(partition) ?? 0;
        return before > 0 && before + n > units;
      });
      if (full) return { status: 400, type: 'ProvisionedThroughputExceededException', message: 'a hot partition' };
      for (const [partition, n] of needed) taken.set(partition, (taken.get(partition) ?? 0) + n);
      return undefined;
    },
  };
}

/** The items that a request writes: partition, and bytes as sent. */
function writtenBy(action: string, input: Record<string, unknown>): { pk: string; bytes: number }[] {
  const sized = (item: unknown, pk: string) => ({ pk, bytes: JSON.stringify(item).length });
  type Keyed = { pk: { S: string } };
  if (action === 'PutItem') return [sized(input.Item, (input.Item as Keyed).pk.S)];
  if (action === 'UpdateItem') return [sized(input.Key, (input.Key as Keyed).pk.S)];
  if (action !== 'BatchWriteItem') return [];
  const requests = Object.values(input.RequestItems as Record<string, { PutRequest: { Item: Keyed } }[]>).flat();
  return requests.map(({ PutRequest: { Item } }) => sized(Item, Item.pk.S));
}
