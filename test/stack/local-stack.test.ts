import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { startLocalStack } from '../../src/stack/local-stack.ts';
import { eventually, LIMIT_MILLISECONDS } from '../eventually.ts';
import { plantAssembly } from './planted-assembly.ts';
import { withStack } from './running-stack.ts';

/** Whether something listens at http://host:port. */
function listens(endpoint: string): Promise<boolean> {
  const { hostname, port } = new URL(endpoint);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    socket.on('connect', () => resolve(true)).on('error', () => resolve(false));
    socket.on('close', () => socket.destroy()).on('connect', () => socket.end());
  });
}

describe('a function', () => {
  test('finds what Lambda gives it, and nothing of the machine', async () => {
    await withStack(plantAssembly({ a: { timeoutSeconds: 900 } }), {}, async ({ send, logs }) => {
      await send('a', [{ look: true }]);
      await eventually('The function logs', () => logs.length > 0);
      const seen = JSON.parse(logs[0]!.replace('aFunction ', '')) as Record<string, unknown>;
      const { awsRequestId, remaining, ...rest } = seen;
      expect(rest).toEqual({
        functionName: 'aFunction',
        memoryLimitInMB: '256',
        region: 'us-east-1',
        logGroup: '/aws/lambda/aFunction',
      });
      expect(awsRequestId).toMatch(/^[0-9a-f-]{36}$/);
      // Less time has passed than Jest allows a test.
      expect(remaining).toBeGreaterThan(900_000 - 300_000);
      expect(remaining).toBeLessThanOrEqual(900_000);
    });
  });

  test('may do what its role allows and no more', async () => {
    const assembly = plantAssembly({ a: { receives: 1 } });
    await withStack(assembly, { retryAfterSeconds: 0 }, async ({ send, settled, deliveries }) => {
      await send('a', [{ overstep: true }]);
      expect(await settled()).toEqual({ a: { done: 0, dead: 1 } });
      const [reason] = deliveries.flatMap(({ failures }) => [...failures.values()]);
      expect(reason).toMatch(/AccessDeniedException: aFunction may not dynamodb:DeleteItem on .*:table\/Table/);
    });
  });

  test('may not send where its role does not allow it, even if it knows the address', async () => {
    const assembly = plantAssembly({ a: { sendsTo: 'b', receives: 1 }, b: {} }, ({ Resources }) => {
      Resources.aRole!.Properties!.Policies = [];
    });
    await withStack(assembly, { retryAfterSeconds: 0 }, async ({ send, settled, deliveries }) => {
      await send('a', [{ send: '{}' }]);
      expect(await settled()).toEqual({ a: { done: 0, dead: 1 }, b: { done: 0, dead: 0 } });
      const [reason] = deliveries.flatMap(({ failures }) => [...failures.values()]);
      expect(reason).toMatch(/aFunction may not sqs:SendMessage on .*:bQueue/);
    });
  });
});

test('requests are counted at the servers, by kind, with the units that AWS would bill', async () => {
  await withStack(plantAssembly({ a: { batchSize: 1 } }), {}, async ({ send, settled, stack }) => {
    expect(stack.requests().filter(({ action }) => action !== 'ReceiveMessage')).toEqual([]);
    await send('a', [{ put: 'one' }, { put: 'o'.repeat(1020) }, {}]);
    await settled();
    const counts = Object.fromEntries(stack.requests().map((count) => [count.action, count]));
    expect(counts.SendMessageBatch).toMatchObject({ service: 'sqs', requests: 1, units: 1, errors: 0 });
    expect(counts.DeleteMessageBatch).toMatchObject({ requests: 3, units: 3 });
    // One unit per KiB or part of it, counting names of attributes; the second item is slightly larger than one KiB.
    expect(counts.PutItem).toMatchObject({ service: 'dynamodb', requests: 2, units: 3, errors: 0 });
    expect(counts.PutItem!.requestBytes).toBeGreaterThan(1024);
  });
});

describe('stop', () => {
  test('leaves no port open', async () => {
    const stack = await startLocalStack({ assembly: plantAssembly({ a: {} }) });
    expect(await listens(stack.endpoints.sqs)).toBe(true);
    expect(await listens(stack.endpoints.dynamoDb)).toBe(true);
    await stack.stop();
    await stack.stop();
    expect(await listens(stack.endpoints.sqs)).toBe(false);
    expect(await listens(stack.endpoints.dynamoDb)).toBe(false);
  });

  test('ends functions that are running', async () => {
    await withStack(plantAssembly({ a: {} }), {}, async ({ send, until, stack }) => {
      await send('a', [{ hang: true }]);
      await until('a', ({ inFlight }) => inFlight === 1);
      await stack.stop();
    });
  });

  test('happens when the signal aborts', async () => {
    const interrupt = new AbortController();
    const stack = await startLocalStack({ assembly: plantAssembly({ a: {} }), signal: interrupt.signal });
    interrupt.abort();
    await stack.stop();
    expect(await listens(stack.endpoints.sqs)).toBe(false);
  });

  test.each([
    ['of itself when its work is done', 'done'],
    ['of itself when it stops the stack midway', 'midway'],
    ['on Ctrl-C, with a function at work', 'signal'],
  ])('a process that runs the stack ends %s: nothing keeps it alive', async (_, way) => {
    const assembly = plantAssembly({ a: { batchSize: 1 } });
    const child = spawn(process.execPath, ['--no-warnings', 'test/stack/fixtures/runner.ts', assembly, way], {
      stdio: ['ignore', 'pipe', 'inherit'],
      timeout: LIMIT_MILLISECONDS,
    });
    const exited = once(child, 'exit');
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const { sqs, dynamoDb } = JSON.parse(line.toString()) as { sqs: string; dynamoDb: string };
    if (way === 'signal') child.kill('SIGINT');
    expect(await exited).toEqual([0, null]);
    expect(await listens(sqs)).toBe(false);
    expect(await listens(dynamoDb)).toBe(false);
  });
});

test('a stack that cannot start leaves nothing behind', async () => {
  const before = process.getActiveResourcesInfo().filter((kind) => kind === 'TCPServerWrap').length;
  const assembly = plantAssembly({ a: {} }, ({ Resources }) => {
    Resources.Table!.Properties!.KeySchema = [];
  });
  await expect(startLocalStack({ assembly })).rejects.toThrow(/did not create the table .*keySchema/);
  await new Promise(setImmediate);
  expect(process.getActiveResourcesInfo().filter((kind) => kind === 'TCPServerWrap')).toHaveLength(before);
});
