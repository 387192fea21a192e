import { spawnSync } from 'node:child_process';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { describe, expect, test } from '@jest/globals';
import { enclose } from '../../events/envelope.ts';
import { BUILD_OUTPUT, type QueueName, queueOutput } from '../../events/queues.ts';
import { runScenario } from '../../src/engine/run/run-scenario.ts';
import { rangesOf } from '../../src/pipeline/steps/ranges.ts';
import { writeRun } from '../../src/pipeline/store/run-record.ts';
import { readAssembly } from '../../src/stack/assembly/assembly.ts';
import { eventually, LIMIT_MILLISECONDS } from '../eventually.ts';
import {
  ASSEMBLY,
  CHUNK,
  movingAndDead,
  type RealStack,
  reasons,
  reportOf,
  smallScenario,
  withRealStack,
} from './faulted-run.ts';
import { spoiling } from './spoiling.ts';

/** What the real functions do with messages that they cannot read, and what the run that these belonged to says. */

const RUN = 'unreadable';
const OLDER = 'older';
const OLDER_BUILD = '0123456789abcdef';
const scenario = await smallScenario();
const HERE = String(readAssembly(ASSEMBLY).template.Outputs?.[BUILD_OUTPUT]?.Value);
const [range] = rangesOf(scenario, CHUNK);
const booking = (data: object) => JSON.stringify(enclose('booking', { run: RUN, replication: 0, range, ...data }));
const noticesComplete = (data: object) =>
  JSON.stringify(enclose('agent-arrival', { run: RUN, replication: 0, policy: 0, ...data }));
const person = {
  person: 5,
  bookedAt: 0,
  facility: 0,
  foreignBorn: true,
  priorContact: false,
  priority: 0,
  convicted: false,
  consents: true,
};
const booked = (chunk: object, who: object) =>
  JSON.stringify(
    enclose('detainer', {
      run: RUN,
      replication: 0,
      range,
      chunk: { index: 0, of: 1, ...chunk },
      uncarried: { bookings: 0, untouched: 0 },
      bookings: [{ ...person, ...who }],
    }),
  );

/** For each queue, a body and the reason that its dead letter gives. */
const unreadable: [what: string, queue: QueueName, body: string, reason: string][] = [
  ['no JSON', 'booking', 'CANARY is no JSON', 'The body is not JSON (17 characters); expected one CloudEvent.'],
  ['no envelope', 'replication', '"CANARY"', 'the event: expected an object, got a text (not shown)'],
  [
    'an unknown event type',
    'booking',
    booking({}).replace('"type":"pickup-gap.booking.requested.v1"', '"type":"pickup-gap.booking.lost"'),
    'type: expected "pickup-gap.booking.requested.v1", got "pickup-gap.booking.lost"',
  ],
  [
    'an event of another version',
    'booking',
    booking({}).replace('"type":"pickup-gap.booking.requested.v1"', '"type":"pickup-gap.booking.requested.v2"'),
    'type: expected version 1 of pickup-gap.booking.requested, got version 2. ' +
      'Its sender and this function are of two builds. Deploy again, then rerun the command that sent it.',
  ],
  [
    'the event of another queue',
    'release-notice',
    noticesComplete({}),
    'type: expected "pickup-gap.detainers.decided.v1", got "pickup-gap.notices.complete.v1"; ' +
      'data.range: expected an object, got nothing; ' +
      'data.chunk: expected an object, got nothing; ' +
      'data.uncarried: expected an object, got nothing; ' +
      'data.cases: expected a list, got nothing',
  ],
  [
    'data of another type, and a key too many',
    'booking',
    booking({ replication: -1, note: 'CANARY' }),
    'data.replication: expected at least 0, got -1; data: expected no other keys, got "note"',
  ],
  [
    'a replication that the run does not have',
    'booking',
    booking({ replication: 2 }),
    'data.replication is 2, but the run has 2 replications, numbered from 0.',
  ],
  [
    'a range that the run does not have',
    'booking',
    booking({ range: { ...range, toDay: 7 } }),
    'data.range is 0 of 1, days -10 to 7, but the run has 0 of 1, days -10 to 38.',
  ],
  [
    'a chunk beyond the last',
    'detainer',
    booked({ index: 1 }, {}),
    'data.chunk.index is 1, but the run has 1 chunks, numbered from 0.',
  ],
  [
    'a facility that the scenario does not have',
    'detainer',
    booked({}, { facility: 1 }),
    'data.facility of 5 is 1, but the run has 1 facilities, numbered from 0.',
  ],
  [
    'a policy that the run does not have',
    'agent-arrival',
    noticesComplete({ policy: 3 }),
    'data.policy is 3, but the run has 3 policies, numbered from 0.',
  ],
  [
    'a block beyond the last replication',
    'replication',
    JSON.stringify(enclose('replication', { run: RUN, first: 1, count: 2 })),
    'data.first + count − 1 is 2, but the run has 2 replications, numbered from 0.',
  ],
  [
    'a run that nobody has begun',
    'booking',
    booking({ run: 'nobodys' }),
    'Failed at each of 5 receives, the last time by Error: The table has no run nobodys: ' +
      'it was not started on this stack, or its items have expired.',
  ],
  [
    'a run of another build',
    'booking',
    booking({ run: OLDER }),
    `Failed at each of 5 receives, the last time by OtherBuild: ` +
      `Run older was started on functions of build ${OLDER_BUILD}, and this one is of build ${HERE}: ` +
      'their figures could differ. ' +
      'Run its scenario again, or deploy the build that it was started on.',
  ],
];

async function handedOver({ stack, clients, store }: RealStack, bodies: readonly (readonly [QueueName, string])[]) {
  const build = stack.outputs[BUILD_OUTPUT];
  for (const [id, of] of [
    [RUN, build],
    [OLDER, OLDER_BUILD],
  ]) {
    const record = { id, scenario, chunk: CHUNK, build: of, expiresAt: 4_102_444_800 };
    for (const [sk, bytes] of writeRun(record)) await store.putBytes(id, sk, bytes, record.expiresAt);
  }
  for (const [queue, MessageBody] of bodies) {
    await clients.sqs.send(new SendMessageCommand({ QueueUrl: stack.outputs[queueOutput(queue)], MessageBody }));
  }
  await eventually('No message moves', async () => (await movingAndDead(stack)).moving === 0);
}

test('each goes unchanged to its queue’s dead letters, with a reason that names place and value', async () => {
  await withRealStack({}, async (real) => {
    await handedOver(
      real,
      unreadable.map(([, queue, body]) => [queue, body]),
    );
    const found = new Map<string, string>();
    for (const queue of new Set(unreadable.map(([, queue]) => queue))) {
      for (const { Body, MessageAttributes } of await real.deadLetters(queue)) {
        found.set(`${queue} ${Body}`, MessageAttributes?.reason?.StringValue ?? 'none');
      }
    }
    const seen = unreadable.map(([what, queue, body]) => [what, found.get(`${queue} ${body}`)]);
    expect(seen).toEqual(unreadable.map(([what, , , reason]) => [what, reason]));
    expect(found.size).toBe(unreadable.length);

    // A line says which message of which run and queue it is about, and nothing of the message's content.
    const lines = real.logs.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line));
    const failed = lines.filter(({ message }) => message === 'An event failed');
    expect(failed).toHaveLength(2 * 5);
    const ofNobody = failed.find(({ run }) => run === 'nobodys');
    expect(ofNobody).toMatchObject({
      level: 'ERROR',
      queue: 'booking',
      run: 'nobodys',
      receives: 1,
      messageId: expect.any(String),
    });
    expect(ofNobody.error.message).toContain('nobodys');
    const aside = lines.filter(({ message }) => message === 'An event is set aside');
    expect(aside).toHaveLength(unreadable.length);
    for (const line of aside)
      expect(line).toMatchObject({
        queue: expect.any(String),
        messageId: expect.any(String),
        reason: expect.any(String),
      });
    expect(real.logs.filter((line) => line.includes('CANARY'))).toEqual([]);
  });
});

test('planted fault: a readable message is not set aside, nor is one that fits its run', async () => {
  await withRealStack({}, async (real) => {
    await handedOver(real, [
      ['booking', booking({ replication: 1 })],
      ['booking', booking({}).replace('{', '{"time":"2026-11-29T08:00:00Z","traceparent":"00-4bf9-00f0-01",')],
      ['detainer', booked({}, {})],
      ['agent-arrival', noticesComplete({ policy: 2 })],
      ['replication', JSON.stringify(enclose('replication', { run: RUN, first: 0, count: 2 }))],
    ]);
    expect(await reasons(real)).toEqual([]);
  });
});

describe('one in a hundred messages is spoilt', () => {
  test('event by event: the run names what is missing, and reports the rest', async () => {
    const { faults, strikes } = spoiling((body) => body.slice(0, body.length / 2));
    await withRealStack({ faults }, async (real) => {
      const { missing, tally } = await real.run(scenario, null);
      expect(strikes()).toBeGreaterThan(0);
      expect(await reasons(real)).toHaveLength(strikes());
      expect(missing.length).toBeGreaterThan(0);
      for (const name of missing) expect(name).toMatch(/^replication [12] under (practice|best-effort|delayed)$/);
      const touched = new Set(missing.map((name) => name.split(' ')[1]));
      expect(tally.replications).toBe(2 - touched.size);
    });
  });

  test('in blocks: the other results are those of the plain run', async () => {
    const many = await smallScenario(30);
    const { faults, strikes } = spoiling(() => 'spoilt');
    await withRealStack({ faults }, async ({ run }) => {
      const { missing, tally } = await run(many, 1);
      expect(missing).toHaveLength(1);
      expect(strikes()).toBe(1);
      expect(tally.replications).toBe(29);
      const all = await runScenario(many, { workers: 1, stop: new AbortController().signal, onProgress() {} });
      expect(reportOf(tally, many) === reportOf(all.tally, many)).toBe(false);
    });
  });

  test('the command line prints an incomplete report that says so, and exits with 1', () => {
    const args = [
      'src/cli/main.ts',
      'run',
      'scenarios/first-look.yaml',
      '--json',
      '--replications',
      '2',
      '--on',
      'local',
    ];
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--no-warnings', '--import', './test/faults/processes/spoilt-hook.ts', ...args, '--chunk', '60'],
      { encoding: 'utf8', timeout: LIMIT_MILLISECONDS },
    );
    expect({ status, stderr }).toMatchObject({ status: 1 });
    const { complete, notes } = JSON.parse(stdout);
    expect(complete).toBe(false);
    expect(notes.join('\n')).toMatch(/results? never arrived: replication [12] under /);
    expect(notes.join('\n')).toMatch(
      /^The queue [a-z-]+ set \d+ messages? aside: The body is not JSON \(\d+ characters\); expected one CloudEvent\.$/m,
    );
  });
});
