import { availableParallelism } from 'node:os';
import { readAssembly } from './assembly/assembly.ts';
import { type Declared, declaredBy } from './assembly/declared.ts';
import { checkHonoured } from './assembly/honoured.ts';
import { settled } from './assembly/settled.ts';
import { type Clock, wallClock } from './functions/clock.ts';
import type { OnLog } from './functions/function-environment.ts';
import type { Outcome } from './functions/function-messages.ts';
import { FunctionPool } from './functions/function-pool.ts';
import { inTime } from './in-time.ts';
import { type Delivery, runEventSource } from './servers/event-source.ts';
import type { Faults } from './servers/faults.ts';
import { guard } from './servers/guard.ts';
import { startQueueServer } from './servers/queue-server.ts';
import type { Answered, Gate, ServiceCall } from './servers/service-call.ts';
import { startTableServer } from './servers/table-server.ts';
import { type RequestCount, Traffic } from './servers/traffic.ts';

export interface LocalStackOptions {
  /** The folder of the synthesised stack. */
  assembly: string;
  /** The most environments of one function at once, below its own limit; by default as many as there are processors. */
  environments?: number;
  /**
   * Seconds after which a message that failed is delivered again: a whole number, 0 for at once. If left out, the
   * queue's visibility timeout passes first, as on AWS (six times the function's time limit).
   */
  retryAfterSeconds?: number;
  /** Outputs that hold addresses of queues whose functions load at once instead of with their first message. */
  warm?: readonly string[];
  /** Whether queues call their functions, as on AWS (default). If not, messages stay where they are: see `invoke`. */
  deliver?: boolean;
  /** Stops the stack when aborted. */
  signal?: AbortSignal;
  /** Called with each line that a function logs. */
  onLog?: OnLog;
  /** Called after every batch that a function has answered. */
  onDelivery?: (delivery: Delivery) => void;
  /** Called after every request that a server has answered. */
  onRequest?: (call: ServiceCall, answer: Answered) => void;
  faults?: Faults;
  /** The clock for the functions' time limits and the windows of their event sources; the wall clock by default. */
  clock?: Clock;
}

export interface QueueProgress {
  /** The function's name and its queue's address. */
  queue: string;
  url: string;
  waiting: number;
  inFlight: number;
  /** Handled and deleted. */
  done: number;
  /** In the dead-letter queue. */
  dead: number;
}

export interface LocalStack {
  /** http://127.0.0.1:port of the two servers. */
  endpoints: { sqs: string; dynamoDb: string };
  /** The template's outputs: addresses of queues, the table's name. */
  outputs: Record<string, string>;
  /** What the template contains and the local stack leaves out, one line each with the reason. */
  notices: string[];
  /** One entry per queue that feeds a function, in the template's order. */
  progress: () => Promise<QueueProgress[]>;
  /** Requests at the servers so far, by kind. */
  requests: () => RequestCount[];
  /**
   * Calls the function that reads the queue at `url` with an event of the caller's, outside the queue.
   *
   * Throws if no function reads that queue.
   */
  invoke: (url: string, event: unknown) => Promise<Outcome>;
  /** Rejects when the stack itself breaks (not when a function fails); never resolves. */
  broken: Promise<never>;
  /** Ends functions and servers, so that no thread, port or timer is left. Messages and items are lost. */
  stop: () => Promise<void>;
}

/**
 * Closing takes a fifth of a second. If it takes longer than this, something is waiting for an event that will never
 * happen.
 */
const CLOSE_MILLISECONDS = 20_000;

/**
 * Starts what a synthesised template declares: its queues on an SQS server and its table on a DynamoDB server, both on
 * loopback, and its functions behind their event sources. The functions run from the same files that would be deployed.
 *
 * Throws StackRefusal if the template has anything that the local stack would not honour.
 */
export async function startLocalStack(options: LocalStackOptions): Promise<LocalStack> {
  const read = readAssembly(options.assembly);
  const assembly = { ...read, template: settled(read.template) };
  const notices = checkHonoured(assembly.template);
  const { faults = {}, clock = wallClock } = options;
  const traffic = new Traffic();
  const pools: FunctionPool[] = [];
  const byUrl = new Map<string, FunctionPool>();
  let declared: Declared | undefined;
  const kill = (caller: string) => pools.some((pool) => pool.kill(caller));
  const gate: Gate = {
    before: (call) => guard(declared, call) ?? faults.request?.(call, () => kill(call.caller)),
    after: (call, answer) => {
      traffic.add(call, answer);
      options.onRequest?.(call, answer);
      faults.answer?.(call, answer, () => kill(call.caller));
    },
  };

  const closing: [what: string, close: () => Promise<unknown>][] = [];
  const stopped = new AbortController();
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= (async () => {
      stopped.abort();
      options.signal?.removeEventListener('abort', onSignal);
      const late: unknown[] = [];
      for (const [what, close] of closing.reverse()) {
        await inTime(what, close, CLOSE_MILLISECONDS).catch((error: unknown) => late.push(error));
      }
      if (late.length > 0) throw new AggregateError(late, `The local stack could not be stopped. ${late.join(' ')}`);
    })();
    return stopping;
  };
  const onSignal = () => void stop();

  try {
    const tableServer = await startTableServer(gate);
    closing.push(['The DynamoDB server', tableServer.close]);
    const queueServer = await startQueueServer(gate);
    closing.push(['The SQS server', queueServer.close]);
    const endpoints = { sqs: queueServer.endpoint, dynamoDb: tableServer.endpoint };
    const { queues, tables, functions, sources, outputs } = declaredBy(assembly, endpoints.sqs);
    // Dead-letter queues are created first, because the other queues name them.
    for (const queue of queues.toSorted(
      (a, b) => Number(a.deadLetters !== undefined) - Number(b.deadLetters !== undefined),
    )) {
      await queueServer.create(queue);
    }
    for (const table of tables) await tableServer.create(table);
    declared = { queues, tables, functions, sources, outputs };
    traffic.clear();

    closing.unshift(['An event source', () => Promise.allSettled(running)]);
    const running = sources.map((source) => {
      const size = Math.min(source.concurrency, options.environments ?? availableParallelism());
      const onLog = options.onLog ?? (() => undefined);
      const pool = new FunctionPool(source.function, size, { endpoints, onLog, clock });
      pools.push(pool);
      byUrl.set(source.queue.url, pool);
      if (options.deliver === false) return Promise.resolve();
      if (options.warm?.some((output) => outputs[output] === source.queue.url)) pool.warm();
      const onDelivery = options.onDelivery ?? (() => undefined);
      const { retryAfterSeconds } = options;
      const all = { source, pool, server: queueServer, faults, clock, retryAfterSeconds, onDelivery };
      return runEventSource(all, stopped.signal).catch((error: unknown) => {
        if (!stopped.signal.aborted) throw error;
      });
    });
    closing.push(['A function', () => Promise.all(pools.map((pool) => pool.close()))]);
    const broken = new Promise<never>((_, reject) => {
      for (const source of running) source.catch(reject);
    });
    broken.catch(() => undefined);
    options.signal?.addEventListener('abort', onSignal);
    if (options.signal?.aborted) await stop();

    return {
      endpoints,
      outputs,
      notices,
      progress: async () => {
        // Counted before the depths are read, so that a message that arrives in between is never taken as done.
        const sent = new Map(sources.map(({ queue: { name } }) => [name, traffic.sentTo(name)]));
        const depths = await queueServer.depths();
        return sources.map(({ queue: { name, url, deadLetters } }) => {
          const { waiting, inFlight } = depths.get(name)!;
          const letters = deadLetters === undefined ? undefined : depths.get(deadLetters);
          const dead = letters === undefined ? 0 : letters.waiting + letters.inFlight;
          return {
            queue: name,
            url,
            waiting,
            inFlight,
            dead,
            done: Math.max(0, sent.get(name)! - waiting - inFlight - dead),
          };
        });
      },
      requests: () => traffic.counts(),
      invoke: async (url, event) => {
        const pool = byUrl.get(url);
        if (pool === undefined) throw new Error(`No function reads the queue ${url}.`);
        await pool.enter();
        return pool.invoke(event).finally(() => pool.leave());
      },
      broken,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
