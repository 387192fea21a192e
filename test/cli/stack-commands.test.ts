import { readFileSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { BUILD_OUTPUT, deadLetterOutput, type QueueName, queueOutput } from '../../events/queues.ts';
import { awsClients } from '../../src/stack/servers/aws-clients.ts';
import { type Finished, Installed } from './command-line.ts';
import { DeployedStack } from './deployed-stack.ts';

/** `smoke` and `dead`, as processes of their own, on a stack whose functions and servers outlive them. */

let cli: Installed;
let deployed: DeployedStack;

beforeAll(async () => {
  cli = new Installed();
  symlinkSync(resolve('dist/stack'), join(cli.root, 'dist/stack'));
  deployed = await DeployedStack.start();
  cli.env = deployed.env;
});
afterAll(async () => {
  await deployed.stop();
  cli.remove();
});

const given = (...args: string[]): Promise<Finished> => cli.start(...args).finished;

test('smoke runs a small scenario both ways and finds the figures of this machine', async () => {
  const { status, stdout } = await given('smoke', '--seed', '7');
  expect(status).toBe(0);
  expect(stdout).toMatch(
    /^In blocks: the same [\d,]+ bytes as here \([\d.]+ s\)\.\nEvent by event: the same [\d,]+ bytes as here .*\n/,
  );
  expect(stdout).toContain('The stack PickupGap gives the same figures as this machine.\n');
});

describe('dead', () => {
  const clients = () => awsClients(deployed.stack.endpoints);
  const urlOf = (queue: QueueName) => deployed.stack.outputs[deadLetterOutput(queue)];

  /** As a function sets it aside, or as SQS moves it (without a reason). */
  async function plant(queue: QueueName, MessageBody: string, reason?: string): Promise<void> {
    const { sqs, close } = clients();
    const MessageAttributes = reason && { reason: { DataType: 'String', StringValue: reason } };
    await sqs.send(
      new SendMessageCommand({ QueueUrl: urlOf(queue), MessageBody, ...(MessageAttributes && { MessageAttributes }) }),
    );
    close();
  }

  const event = (run: string) => JSON.stringify({ source: `/pickup-gap/runs/${run}`, subject: 'replication/0' });
  const listed = async (...more: string[]) => JSON.parse((await given('dead', 'list', '--json', ...more)).stdout);
  /** Functions of another build: these commands do not read results. */
  const otherBuild = () => {
    deployed.formation.outputs = { ...deployed.stack.outputs, [BUILD_OUTPUT]: '0123456789abcdef' };
  };

  beforeAll(async () => {
    deployed.asked.clear();
    otherBuild();
    await plant('detainer', 'Jane Doe, born 1990', 'The body is not JSON');
    await plant('detainer', event('0a1b'), 'Failed at each of 5 receives');
    await plant('detainer', event('0a1b'), 'Failed at each of 5 receives');
    await plant('booking', event('0a1b'));
  });

  test('list groups them by queue, run and reason, and shows nothing else of a body', async () => {
    const { status, stdout } = await given('dead', 'list');
    expect(status).toBe(0);
    expect(stdout.split('\n').map((line) => line.replaceAll(/ {2,}/g, ' | '))).toEqual([
      'queue | messages | run | first subject | reason',
      'detainer | 2 | 0a1b | replication/0 | Failed at each of 5 receives',
      'booking | 1 | 0a1b | replication/0 | its function ended without a word: out of time or memory, or it could not start',
      'detainer | 1 | – | – | The body is not JSON',
      '',
    ]);
  });

  test('list leaves them where they are', async () => {
    expect(await listed()).toHaveLength(4);
    expect(await listed('--queue', 'booking')).toEqual([
      { queue: 'booking', reason: null, run: '0a1b', subject: 'replication/0' },
    ]);
  });

  test('redrive sends them back to their own queue, once, although they fail again', async () => {
    const before = deployed.asked.get('sqs:SendMessage') ?? 0;
    const { status, stdout } = await given('dead', 'redrive', '--queue', 'detainer');
    expect([status, stdout]).toEqual([0, '3 dead letters of detainer went back to the queue.\n']);
    expect(deployed.asked.get('sqs:SendMessage')).toBe(before + 1);
    const { waiting, inFlight, done, dead } = (await deployed.stack.progress()).find(
      ({ url }) => url === deployed.stack.outputs[queueOutput('detainer')],
    )!;
    expect(waiting + inFlight + done + dead).toBeGreaterThanOrEqual(3);
  });

  test('purge asks, and without a terminal needs --yes', async () => {
    const refused = await given('dead', 'purge', '--queue', 'booking');
    expect(refused.status).toBe(2);
    expect(refused.stderr).toMatch(
      /^Nothing was deleted \(1 of booking\)\. To delete without being asked, add --yes\./m,
    );
    const purged = await given('dead', 'purge', '--queue', 'booking', '--yes');
    expect(purged).toMatchObject({ status: 0, stdout: 'The dead letters of PickupGap are deleted: 1 of booking.\n' });
    expect((await given('dead', 'list', '--queue', 'booking')).stderr).toContain('has no dead letters of booking.');
    expect((await given('dead', 'purge', '--queue', 'booking', '--yes')).stderr).toContain('no dead letters to delete');
  });

  test('the guide’s policy allows exactly what these commands have requested', () => {
    const [, block] = /```json\n(.*?)```/s.exec(readFileSync('docs/guides/dead-letters.md', 'utf8'))!;
    const allowed = (JSON.parse(block).Statement as { Action: string[] }[]).flatMap(({ Action }) => Action).sort();
    expect([...deployed.asked.keys()].sort()).toEqual(allowed);
  });
});
