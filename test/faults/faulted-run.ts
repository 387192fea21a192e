import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Message, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll } from '@jest/globals';
import {
  BUILD_OUTPUT,
  deadLetterOutput,
  QUEUE_NAMES,
  type QueueName,
  queueOutput,
  TABLE_OUTPUT,
} from '../../events/queues.ts';
import { ASSEMBLY_FOLDER } from '../../src/cli/where/assembly-folder.ts';
import { runScenario } from '../../src/engine/run/run-scenario.ts';
import { summarise } from '../../src/measures/summarise.ts';
import type { Tally } from '../../src/measures/tally.ts';
import { type DriveOutcome, drive } from '../../src/pipeline/drive/drive.ts';
import { Outbox } from '../../src/pipeline/store/outbox.ts';
import { Store } from '../../src/pipeline/store/store.ts';
import type { ResolvedScenario } from '../../src/resolved/scenario.ts';
import { loadScenario } from '../../src/scenario/load.ts';
import { type LocalStack, type LocalStackOptions, startLocalStack } from '../../src/stack/local-stack.ts';
import { type AwsClients, awsClients } from '../../src/stack/servers/aws-clients.ts';
import type { Delivery } from '../../src/stack/servers/event-source.ts';

/** A copy of its own, because functions are loaded when first needed, and a build in the meantime would remove them. */
export const ASSEMBLY = mkdtempSync(join(tmpdir(), 'assembly-'));
cpSync(ASSEMBLY_FOLDER, ASSEMBLY, { recursive: true });
afterAll(() => rmSync(ASSEMBLY, { recursive: true }));

/** Seven weeks, two replications and three policies are about 130 messages. */
export const CHUNK = 20;

export async function smallScenario(replications = 2): Promise<ResolvedScenario> {
  const { resolved } = await loadScenario('scenarios/first-look.yaml');
  return { ...resolved, days: 28, warmUpDays: 10, coolDownDays: 10, replications };
}

export const reportOf = (tally: Tally, scenario: ResolvedScenario) => JSON.stringify(summarise(tally, scenario));

/** The report that every run must produce: one thread, no queues. */
export async function plainReport(scenario: ResolvedScenario): Promise<string> {
  const { tally } = await runScenario(scenario, { workers: 1, stop: new AbortController().signal, onProgress() {} });
  return reportOf(tally, scenario);
}

export interface RealStack {
  stack: LocalStack;
  clients: AwsClients;
  store: Store;
  deliveries: Delivery[];
  /** The lines that the functions log. */
  logs: string[];
  run(scenario: ResolvedScenario, block: number | null, stop?: AbortSignal): Promise<DriveOutcome>;
  /** All dead letters of a queue. */
  deadLetters(queue: QueueName): Promise<Message[]>;
}

/** The real functions behind the synthesised template's queues, for as long as `use` takes. */
export async function withRealStack<T>(
  options: Partial<LocalStackOptions>,
  use: (real: RealStack) => Promise<T>,
): Promise<T> {
  const deliveries: Delivery[] = [];
  const logs: string[] = [];
  const stack = await startLocalStack({
    assembly: ASSEMBLY,
    environments: 2,
    retryAfterSeconds: 0,
    onDelivery: (delivery) => deliveries.push(delivery),
    onLog: (_, line) => logs.push(line),
    ...options,
  });
  const clients = awsClients(stack.endpoints);
  const store = new Store(clients.dynamoDb, stack.outputs[TABLE_OUTPUT]);
  const outbox = new Outbox(clients.sqs, (queue) => stack.outputs[queueOutput(queue)]);
  const run: RealStack['run'] = async (scenario, block, stop = new AbortController().signal) => {
    const driven = drive({
      run: { id: 'faulted', scenario, chunk: CHUNK, build: stack.outputs[BUILD_OUTPUT], expiresAt: 4_102_444_800 },
      block,
      store,
      outbox,
      stop,
      queues: () => movingAndDead(stack),
      onProgress() {},
      graceMilliseconds: 0,
      pauseMilliseconds: 20,
    });
    return Promise.race([driven, stack.broken]);
  };
  const deadLetters: RealStack['deadLetters'] = async (queue) => {
    const QueueUrl = stack.outputs[deadLetterOutput(queue)];
    const letters: Message[] = [];
    for (;;) {
      const receive = { QueueUrl, MaxNumberOfMessages: 10, MessageAttributeNames: ['All'] };
      const { Messages } = await clients.sqs.send(new ReceiveMessageCommand(receive));
      if (Messages === undefined || Messages.length === 0) return letters;
      letters.push(...Messages);
    }
  };
  try {
    return await use({ stack, clients, store, deliveries, logs, run, deadLetters });
  } finally {
    clients.close();
    await stack.stop();
  }
}

export async function movingAndDead(stack: LocalStack): Promise<{ moving: number; dead: number }> {
  const all = await stack.progress();
  return {
    moving: all.reduce((sum, queue) => sum + queue.waiting + queue.inFlight, 0),
    dead: all.reduce((sum, queue) => sum + queue.dead, 0),
  };
}

/** The reasons of the dead letters of all queues; `none` for a dead letter without one. */
export async function reasons({ deadLetters }: RealStack): Promise<string[]> {
  const letters = await Promise.all(QUEUE_NAMES.map(deadLetters));
  return letters.flat().map(({ MessageAttributes }) => MessageAttributes?.reason?.StringValue ?? 'none');
}
