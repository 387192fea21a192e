import { appendFileSync, cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { SendMessageBatchCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { QueueSettings } from '../../infra/queue-function.ts';
import { synthesise } from '../../infra/synth.ts';
import { startLocalStack } from '../../src/stack/local-stack.ts';
import { awsClients } from '../../src/stack/servers/aws-clients.ts';
import { eventually } from '../eventually.ts';

const settings: QueueSettings = {
  type: 'test.echo',
  handler: 'test/stack/fixtures/echo.ts',
  sendsTo: [],
  table: ['PutItem'],
  batchSize: 10,
  windowSeconds: 0,
  timeoutSeconds: 10,
  memoryMiB: 256,
  concurrency: 4,
};
/** Four functions in sequence, each of which records what it receives and sends it on. */
const chain: Record<string, QueueSettings> = {
  first: { ...settings, sendsTo: ['second'] },
  second: { ...settings, sendsTo: ['third'] },
  third: { ...settings, sendsTo: ['fourth'] },
  fourth: settings,
};

/** A project of its own, so that a test can change a source. */
const project = mkdtempSync(join(tmpdir(), 'synth-'));
const outdir = join(project, 'stack');
beforeAll(() => {
  for (const part of ['infra', 'events', 'test/stack/fixtures', 'package-lock.json', 'package.json']) {
    cpSync(resolve(part), join(project, part), { recursive: true });
  }
  symlinkSync(resolve('node_modules'), join(project, 'node_modules'));
});
afterAll(() => rmSync(project, { recursive: true }));

describe('synthesising', () => {
  const skipped = async (queues = chain) => (await synthesise({ project, queues, outdir })).skipped;

  test('is skipped while nothing has changed, and repeated when a source or a setting has', async () => {
    expect(await skipped()).toBe(false);
    expect(await skipped()).toBe(true);
    appendFileSync(join(project, 'test/stack/fixtures/surroundings.ts'), '// changed\n');
    expect(await skipped()).toBe(false);
    expect(await skipped({ ...chain, fourth: { ...settings, timeoutSeconds: 11 } })).toBe(false);
  });

  test('gives a stack whose functions work in sequence on the local servers', async () => {
    await skipped();
    const stack = await startLocalStack({ assembly: outdir, warm: ['FirstQueueUrl', 'SecondQueueUrl'] });
    const clients = awsClients(stack.endpoints);
    try {
      for (let request = 0; request < 3; request++) {
        const Entries = Array.from({ length: 10 }, (_, id) => ({ Id: String(id), MessageBody: `${request}-${id}` }));
        await clients.sqs.send(new SendMessageBatchCommand({ QueueUrl: stack.outputs.FirstQueueUrl, Entries }));
      }
      const done = async () => (await Promise.race([stack.progress(), stack.broken])).map((queue) => queue.done);
      await eventually('The last queue is done', async () => (await done()).at(-1)! >= 30);
      expect(await done()).toEqual([30, 30, 30, 30]);
      const requests = stack.requests();
      expect(requests.find(({ action }) => action === 'PutItem')).toMatchObject({
        requests: 120,
        units: 120,
        errors: 0,
      });
      expect(requests.find(({ action }) => action === 'SendMessage')).toMatchObject({ requests: 90, errors: 0 });
    } finally {
      clients.close();
      await stack.stop();
    }
  });
});
