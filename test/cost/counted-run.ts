import { type AttributeValue, type DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { BUILD_OUTPUT, queueOutput, TABLE_OUTPUT } from '../../events/queues.ts';
import { ASSEMBLY_FOLDER } from '../../src/cli/where/assembly-folder.ts';
import { drive } from '../../src/pipeline/drive/drive.ts';
import { Outbox } from '../../src/pipeline/store/outbox.ts';
import { Store } from '../../src/pipeline/store/store.ts';
import type { ResolvedScenario } from '../../src/resolved/scenario.ts';
import { startLocalStack } from '../../src/stack/local-stack.ts';
import { awsClients } from '../../src/stack/servers/aws-clients.ts';
import { eventually } from '../eventually.ts';

export const ENVIRONMENTS = 2;

/** In the units that AWS bills, as counted by the servers. */
export interface Counted {
  /**
   * Without those to the field offices, which are counted separately: how many of these share a request depends on
   * timing.
   */
  sent: number;
  sentOn: number;
  /** Receives that brought a message, and deletes. Receives in vain are left out, as in the estimate. */
  receivedAndDeleted: number;
  written: number;
  readByFunctions: number;
  /** The driver's first look and all results that it found. Its looks while it waited are left out. */
  readByDriver: number;
  /** Megabytes in the table at the end, by DynamoDB's own rule for the size of an item. */
  storedMb: number;
}

const WRITES = ['PutItem', 'UpdateItem', 'BatchWriteItem'];
const READS = ['GetItem', 'BatchGetItem', 'Query'];
const KEYS_A_LOOK = 100;

/** Runs a scenario on the local stack, in chunks or blocks, and reports the requests that reached its servers. */
export async function countedRun(
  scenario: ResolvedScenario,
  { chunk = 1, block = null }: { chunk?: number; block?: number | null },
): Promise<Counted> {
  const results = block === null ? scenario.replications * scenario.policies.length : scenario.replications / block;
  let idle = 0;
  let sentOn = 0;
  let looks = 0;
  const reads = { functions: 0, driver: 0 };
  const stack = await startLocalStack({
    assembly: ASSEMBLY_FOLDER,
    environments: ENVIRONMENTS,
    faults: {
      answer({ action, caller, input }, { body }) {
        if (action === 'ReceiveMessage' && !body.includes('"Messages"')) idle += 1;
        if (action === 'SendMessageBatch' && String(input().QueueUrl).includes('AgentArrival')) sentOn += 1;
        if (!READS.includes(action)) return;
        const units = Number(
          /"CapacityUnits":([0-9.]+)/.exec(body.slice(body.lastIndexOf('"ConsumedCapacity":')))?.[1],
        );
        if (caller !== 'local') reads.functions += units;
        else if (action !== 'BatchGetItem' || looks++ < results / KEYS_A_LOOK) reads.driver += units;
        else reads.driver += units - absent(input(), body);
      },
    },
  });
  const clients = awsClients(stack.endpoints);
  try {
    const driven = drive({
      run: {
        id: '0123456789abcdef0123',
        scenario,
        chunk,
        build: stack.outputs[BUILD_OUTPUT],
        expiresAt: 4_102_444_799,
      },
      block,
      store: new Store(clients.dynamoDb, stack.outputs[TABLE_OUTPUT]),
      outbox: new Outbox(clients.sqs, (queue) => stack.outputs[queueOutput(queue)]),
      stop: new AbortController().signal,
      queues: async () => ({ moving: 1, dead: 0 }),
      onProgress() {},
      graceMilliseconds: 60_000,
      pauseMilliseconds: 100,
    });
    const { missing } = await Promise.race([driven, stack.broken]);
    if (missing.length > 0) throw new Error(`Missing: ${missing.join(', ')}`);
    // A result is in the table before its message is deleted.
    const moving = async () => (await stack.progress()).some(({ waiting, inFlight }) => waiting + inFlight > 0);
    await eventually('No message moves', async () => !(await moving()));
    const units = (...actions: string[]) =>
      stack.requests().reduce((sum, count) => sum + (actions.includes(count.action) ? count.units : 0), 0);
    return {
      sent: units('SendMessage', 'SendMessageBatch') - sentOn,
      sentOn,
      receivedAndDeleted: units('ReceiveMessage', 'DeleteMessage', 'DeleteMessageBatch') - idle,
      written: units(...WRITES),
      readByFunctions: reads.functions,
      readByDriver: reads.driver,
      storedMb: await megabytesIn(clients.dynamoDb, stack.outputs[TABLE_OUTPUT]),
    };
  } finally {
    clients.close();
    await stack.stop();
  }
}

/** Keys that a batch asked for in vain; each is billed one unit. */
function absent(input: Record<string, unknown>, body: string): number {
  const count = (lists: unknown[]) => lists.reduce((sum: number, list) => sum + (list as unknown[]).length, 0);
  const tables = Object.values(input.RequestItems as Record<string, { Keys: unknown[] }>);
  const { Responses } = JSON.parse(body) as { Responses: Record<string, unknown[]> };
  return count(tables.map(({ Keys }) => Keys)) - count(Object.values(Responses));
}

const OVERHEAD_BYTES = 100;

async function megabytesIn(dynamoDb: DynamoDBClient, TableName: string): Promise<number> {
  let bytes = 0;
  let ExclusiveStartKey: Record<string, AttributeValue> | undefined;
  do {
    const page = await dynamoDb.send(new ScanCommand({ TableName, ExclusiveStartKey }));
    for (const item of page.Items ?? []) {
      bytes += OVERHEAD_BYTES;
      for (const [name, value] of Object.entries(item)) bytes += Buffer.byteLength(name) + valueBytes(value);
    }
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey !== undefined);
  return bytes / 1e6;
}

/** A number takes a byte per two digits, and one more. */
const numberBytes = (digits: string) => Math.ceil(digits.replace(/^-|0+$/g, '').length / 2) + 1;

function valueBytes({ S, N, B, NS }: AttributeValue): number {
  if (S !== undefined) return Buffer.byteLength(S);
  if (B !== undefined) return B.length;
  return (NS ?? [N ?? '']).reduce((sum, digits) => sum + numberBytes(digits), 0);
}
