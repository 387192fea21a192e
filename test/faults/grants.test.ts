import { expect, test } from '@jest/globals';
import { QUEUES, type QueueName, queueOutput } from '../../events/queues.ts';
import type { ServiceCall } from '../../src/stack/servers/service-call.ts';
import { smallScenario, withRealStack } from './faulted-run.ts';

/** What each deployed function does at the table and the queues, compared with what the table of queues lets it do. */

const NAMES = Object.keys(QUEUES) as QueueName[];
const REPLICATION: QueueName[] = ['replication'];

/** By function, the requests that it made at the table and the queues that it sent to, each sorted. */
async function recorded(): Promise<Record<string, { table: string[]; sendsTo: string[] }>> {
  const made = Object.fromEntries(
    NAMES.map((name) => [name, { table: new Set<string>(), sendsTo: new Set<string>() }]),
  );
  const calls: ServiceCall[] = [];
  const scenario = await smallScenario();
  await withRealStack({ onRequest: (call) => void calls.push(call) }, async ({ stack, run }) => {
    for (const block of [null, 1]) expect((await run(scenario, block)).missing).toEqual([]);
    const queueAt = (url: unknown) => NAMES.find((name) => stack.outputs[queueOutput(name)] === url);
    for (const { service, action, caller, input } of calls) {
      const prefix = (name: QueueName) => queueOutput(name).replace('QueueUrl', 'Function');
      const name = NAMES.find((one) => caller.startsWith(prefix(one)));
      if (name === undefined) continue;
      if (service === 'dynamodb') made[name]!.table.add(action);
      else if (action.startsWith('SendMessage')) made[name]!.sendsTo.add(queueAt(input().QueueUrl) ?? 'dead letters');
    }
  });
  return Object.fromEntries(
    Object.entries(made).map(([name, { table, sendsTo }]) => [
      name,
      { table: [...table].sort(), sendsTo: [...sendsTo].sort() },
    ]),
  );
}

test('a function may do at the table what it does there and nothing else, and send to its own queues', async () => {
  const allowed = NAMES.map((name) => [
    name,
    {
      table: [...QUEUES[name].table].sort(),
      // The replication function sends to its own queue only if its time is too short for a block.
      sendsTo: QUEUES[name].sendsTo.filter((next) => !REPLICATION.includes(next)).sort(),
    },
  ]);
  expect(await recorded()).toEqual(Object.fromEntries(allowed));
});
