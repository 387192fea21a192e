import { isMainThread, parentPort, threadId, Worker, workerData } from 'node:worker_threads';
import { BatchWriteItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { DeleteMessageBatchCommand, ReceiveMessageCommand, SendMessageBatchCommand } from '@aws-sdk/client-sqs';
import { awsClients } from '../src/stack/servers/aws-clients.ts';
import { startQueueServer } from '../src/stack/servers/queue-server.ts';
import type { Gate } from '../src/stack/servers/service-call.ts';
import { startTableServer } from '../src/stack/servers/table-server.ts';

/**
 * The throughput of the two embedded servers by themselves. Threads send, receive, put, mark and delete ten messages at
 * a time, in the same requests as the functions, and do nothing else. There are two threads, since the local stack has
 * two environments of a function on two processors. Prints messages per second.
 */
const SECONDS = 5;
const WARM_UP_SECONDS = 2;
const THREADS = 2;
/** Rounds under way in each thread, so that it never idles while waiting for an answer. */
const LOOPS = 2;
const BATCH = 10;
/** Bytes of a message, and of the item that is put for it: about as many as for a chunk of one person. */
const BODY = 'x'.repeat(700);
const PUT = new Uint8Array(250);

interface Work {
  endpoints: { sqs: string; dynamoDb: string };
  queue: string;
  table: string;
}

async function main(): Promise<void> {
  const open: Gate = { before: () => undefined, after: () => undefined };
  const tables = await startTableServer(open);
  const queues = await startQueueServer(open);
  const key = ['pk', 'sk'];
  const definition = {
    TableName: 'bare',
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: key.map((AttributeName, i) => ({ AttributeName, KeyType: i === 0 ? 'HASH' : 'RANGE' })),
    AttributeDefinitions: key.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
  };
  await tables.create({ name: 'bare', definition });
  const url = `${queues.endpoint}/000000000000/bare`;
  await queues.create({ name: 'bare', arn: 'bare', url, attributes: {}, deadLetters: undefined });
  const workData: Work = {
    endpoints: { sqs: queues.endpoint, dynamoDb: tables.endpoint },
    queue: url,
    table: 'bare',
  };
  let messages = 0;
  let failure: unknown = null;
  const workers = Array.from({ length: THREADS }, () => {
    const worker = new Worker(new URL(import.meta.url), { workerData: workData });
    worker.on('message', (count: number) => {
      messages += count;
    });
    worker.on('error', (error) => {
      failure = error;
    });
    return worker;
  });
  const pass = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  await pass(WARM_UP_SECONDS);
  const before = messages;
  const started = performance.now();
  const cpu = process.cpuUsage();
  await pass(SECONDS);
  const { user, system } = process.cpuUsage(cpu);
  const done = messages - before;
  const result = {
    messagesPerSecond: done / ((performance.now() - started) / 1000),
    messagesPerCpuSecond: done / ((user + system) / 1e6),
  };
  await Promise.all(workers.map((worker) => worker.terminate()));
  await queues.close();
  await tables.close();
  if (failure !== null) throw failure;
  process.stdout.write(`${JSON.stringify(result)}\n`);
}

async function loop({ endpoints, queue: QueueUrl, table }: Work, name: string): Promise<void> {
  const { sqs, dynamoDb } = awsClients(endpoints);
  for (let round = 0; ; round++) {
    const bodies = Array.from({ length: BATCH }, (_, i) => ({ Id: String(i), MessageBody: BODY }));
    await sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries: bodies }));
    const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: BATCH }));
    if (Messages.length === 0) continue;
    const requests = Messages.map((_, i) => {
      const Item = { pk: { S: `${name} ${round}` }, sk: { S: String(i) }, bytes: { B: PUT } };
      return { PutRequest: { Item } };
    });
    await dynamoDb.send(new BatchWriteItemCommand({ RequestItems: { [table]: requests } }));
    // Marks as the functions mark chunks: each set grows to a hundred members, as for a range.
    const set = { pk: { S: `${name} ${Math.floor(round / 10)}` }, sk: { S: 'done' } };
    await dynamoDb.send(
      new UpdateItemCommand({
        TableName: table,
        Key: set,
        UpdateExpression: 'ADD members :members',
        ExpressionAttributeValues: { ':members': { NS: Messages.map((_, i) => String(10 * (round % 10) + i)) } },
        ReturnValues: 'ALL_NEW',
      }),
    );
    const Entries = Messages.map(({ ReceiptHandle }, i) => ({ Id: String(i), ReceiptHandle }));
    await sqs.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }));
    parentPort?.postMessage(Messages.length);
  }
}

if (isMainThread) await main();
else await Promise.all(Array.from({ length: LOOPS }, (_, i) => loop(workerData as Work, `${threadId} ${i}`)));
