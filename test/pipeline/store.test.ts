import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Store } from '../../src/pipeline/store/store.ts';
import { type AwsClients, awsClients } from '../../src/stack/servers/aws-clients.ts';
import { startTableServer, type TableServer } from '../../src/stack/servers/table-server.ts';

/** The writes of a batch's messages, on the embedded server. */

const actions: string[] = [];
let server: TableServer;
let clients: AwsClients;
let store: Store;
beforeAll(async () => {
  server = await startTableServer({ before: () => undefined, after: ({ action }) => void actions.push(action) });
  await server.create({
    name: 'table',
    definition: {
      TableName: 'table',
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      AttributeDefinitions: ['pk', 'sk'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    },
  });
  clients = awsClients({ sqs: server.endpoint, dynamoDb: server.endpoint });
  store = new Store(clients.dynamoDb, 'table');
});
afterAll(async () => {
  clients.close();
  await server.close();
});

const LATER = 4_102_444_800;
const asked = async <T>(work: Promise<T>): Promise<[T, string[]]> => {
  actions.length = 0;
  return [await work, [...actions]];
};

test('chunks that complete a set together make one request, and one of them gets the full number', async () => {
  const add = (member: number) => store.addToSet('set', 'done', member, LATER);
  const [counts, requests] = await asked(Promise.all([add(3), add(1), add(2)]));
  expect(counts).toEqual([1, 2, 3]);
  expect(requests).toEqual(['UpdateItem']);
});

test('a chunk delivered twice in one batch counts once, and the last caller gets the true number', async () => {
  const add = (member: number) => store.addToSet('twice', 'done', member, LATER);
  await add(0);
  const [counts] = await asked(Promise.all([add(1), add(1), add(0)]));
  expect(counts.at(-1)).toBe(2);
  expect(Math.max(...counts)).toBe(2);
});

test('sets are kept apart', async () => {
  const [counts, requests] = await asked(
    Promise.all([store.addToSet('a', 'done', 1, LATER), store.addToSet('b', 'done', 2, LATER)]),
  );
  expect(counts).toEqual([1, 1]);
  expect(requests).toEqual(['UpdateItem', 'UpdateItem']);
});

test('what several callers write in one turn is one request, with an item of two deliveries once', async () => {
  const put = (number: number) => store.putWithOthers('rows', `row#${number}`, new Uint8Array([number]), LATER);
  const [, requests] = await asked(Promise.all([put(1), put(2), put(1)]));
  expect(requests).toEqual(['BatchWriteItem']);
  expect((await store.query('rows', '')).map(({ sk }) => sk.S)).toEqual(['row#1', 'row#2']);
  expect(await store.getBytes('rows', 'row#2')).toEqual(new Uint8Array([2]));
});

test('more items than DynamoDB takes at once go in as many requests as needed', async () => {
  const many = Array.from({ length: 60 }, (_, i) => String(i).padStart(2, '0'));
  const [, requests] = await asked(
    Promise.all(many.map((sk) => store.putWithOthers('many', sk, new Uint8Array(1), LATER))),
  );
  expect(requests).toEqual(['BatchWriteItem', 'BatchWriteItem', 'BatchWriteItem']);
  expect(await store.keys('many')).toEqual(many);
});
