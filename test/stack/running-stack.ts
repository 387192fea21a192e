import { QueryCommand } from '@aws-sdk/client-dynamodb';
import { SendMessageBatchCommand } from '@aws-sdk/client-sqs';
import {
  type LocalStack,
  type LocalStackOptions,
  type QueueProgress,
  startLocalStack,
} from '../../src/stack/local-stack.ts';
import { type AwsClients, awsClients } from '../../src/stack/servers/aws-clients.ts';
import type { Delivery } from '../../src/stack/servers/event-source.ts';
import { eventually } from '../eventually.ts';
import type { Order } from './fixtures/obedient.ts';
import { HeldClock } from './held-clock.ts';

export interface RunningStack {
  stack: LocalStack;
  clients: AwsClients;
  deliveries: Delivery[];
  logs: string[];
  /** A stopped clock: a function has all the time it takes, until a test lets time pass. */
  clock: HeldClock;
  /** Sends orders to the queue of that name, up to ten in one request, one request after another. */
  send: (name: string, orders: readonly (Order | string)[]) => Promise<void>;
  /** Waits until a queue's progress meets the condition. */
  until: (name: string, wanted: (progress: QueueProgress) => boolean) => Promise<QueueProgress>;
  /** Waits until nothing is waiting or in flight in any queue. Returns done and dead of each by name. */
  settled: () => Promise<Record<string, { done: number; dead: number }>>;
  /** The names of the items that functions have put, in order. */
  items: () => Promise<string[]>;
}

/** Runs a local stack for as long as `use` takes. */
export async function withStack(
  assembly: string,
  options: Omit<LocalStackOptions, 'assembly'>,
  use: (running: RunningStack) => Promise<void>,
): Promise<void> {
  const deliveries: Delivery[] = [];
  const logs: string[] = [];
  const clock = new HeldClock();
  const stack = await startLocalStack({
    assembly,
    onDelivery: (delivery) => deliveries.push(delivery),
    onLog: (name, line) => logs.push(`${name} ${line}`),
    clock,
    ...options,
  });
  const clients = awsClients(stack.endpoints);
  const progressOf = async (name: string) => {
    const all = await Promise.race([stack.progress(), stack.broken]);
    return all.find(({ queue }) => queue === `${name}Queue`)!;
  };
  const stateNow = async () => `${JSON.stringify(await stack.progress())} ${logs.join('\n')}`;
  try {
    await use({
      stack,
      clients,
      deliveries,
      logs,
      clock,
      send: async (name, orders) => {
        for (let first = 0; first < orders.length; first += 10) {
          const Entries = orders.slice(first, first + 10).map((order, index) => ({
            Id: String(index),
            MessageBody: typeof order === 'string' ? order : JSON.stringify(order),
          }));
          await clients.sqs.send(new SendMessageBatchCommand({ QueueUrl: stack.outputs[`${name}QueueUrl`], Entries }));
        }
      },
      until: (name, wanted) =>
        eventually(
          `Queue ${name} is as wanted`,
          async () => {
            const progress = await progressOf(name);
            return wanted(progress) && progress;
          },
          stateNow,
        ),
      settled: () =>
        eventually(
          'No message waits or is in flight',
          async () => {
            const all = await Promise.race([stack.progress(), stack.broken]);
            if (all.some(({ waiting, inFlight }) => waiting + inFlight > 0)) return undefined;
            return Object.fromEntries(all.map(({ queue, done, dead }) => [queue.replace('Queue', ''), { done, dead }]));
          },
          stateNow,
        ),
      items: async () => {
        const { Items = [] } = await clients.dynamoDb.send(
          new QueryCommand({
            TableName: 'Table',
            KeyConditionExpression: 'pk = :put',
            ExpressionAttributeValues: { ':put': { S: 'put' } },
          }),
        );
        return Items.map(({ sk }) => sk!.S!);
      },
    });
  } finally {
    clients.close();
    await stack.stop();
  }
}
