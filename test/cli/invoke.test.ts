import { symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { QUEUE_NAMES, QUEUES } from '../../events/queues.ts';
import { Installed, SMALL } from './command-line.ts';

let cli: Installed;
beforeAll(() => {
  cli = new Installed();
  for (const shared of ['dist/stack', 'events', 'node_modules']) symlinkSync(resolve(shared), join(cli.root, shared));
});
afterAll(() => cli.remove());

describe('the samples run through the functions, with the run that they belong to', () => {
  test.each(QUEUE_NAMES)('%s', (queue) => {
    const { status, stdout } = cli.run('invoke', queue);
    expect(status).toBe(0);
    const [, handled, all] = /handled (\d+) of (\d+) message/.exec(stdout)!;
    expect(handled).toBe(all);
    const next = QUEUES[queue].sendsTo.filter((name) => name !== queue);
    for (const name of next) expect(stdout).toMatch(new RegExp(`^It sent \\d+ messages? to ${name}:$`, 'm'));
    if (next.length === 0) expect(stdout).toMatch(/^It wrote \d+ items?:$/m);
  });
});

test('a file of one’s own belongs to the scenario that is given', () => {
  cli.write('small.yaml', SMALL);
  const data = { run: 'mine', replication: 0, range: { index: 0, of: 1, fromDay: -2, toDay: 9 } };
  const body = {
    specversion: '1.0',
    id: '1',
    source: '/pickup-gap/runs/mine',
    type: QUEUES.booking.type,
    subject: 'replication/0/range/0',
    data,
  };
  cli.write('mine.json', JSON.stringify({ Records: [{ messageId: 'm', body: JSON.stringify(body) }] }));
  const { status, stdout } = cli.run(
    'invoke',
    'booking',
    'mine.json',
    '--scenario',
    'small.yaml',
    '--chunk',
    '5',
    '--json',
  );
  expect(status).toBe(0);
  const { sent } = JSON.parse(stdout) as { sent: { queue: string; bodies: string[] }[] };
  expect(sent.map(({ queue }) => queue)).toEqual(['detainer']);
  const people = sent[0]!.bodies.map((text) => JSON.parse(text).data.bookings.length as number);
  expect(Math.max(...people)).toBeLessThanOrEqual(5);
});

test('a message that the function sets aside is shown with the reason, and the exit code is 1', () => {
  cli.write('bad.json', JSON.stringify({ Records: [{ messageId: 'm', body: 'not JSON' }] }));
  const { status, stdout } = cli.run('invoke', 'detainer', 'bad.json');
  expect(status).toBe(1);
  expect(stdout).toContain('Set aside: The body is not JSON (8 characters); expected one CloudEvent.');
});

test.each([
  ['no JSON', 'Records', /batch\.json is not JSON\. Write a batch of messages/],
  ['no batch', '{"Records":[]}', /batch\.json is not a batch of messages\. Write an object with Records/],
])('%s is refused', (_, text, message) => {
  cli.write('batch.json', text);
  const { status, stderr } = cli.run('invoke', 'booking', 'batch.json');
  expect([status, stderr]).toEqual([2, expect.stringMatching(message)]);
});
