import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { SQSEvent } from 'aws-lambda';
import { SAMPLE_CHUNK, sampleScenario } from '../../docs/sample-batches.ts';
import { envelopeSchema } from '../../events/envelope.ts';
import type { Message } from '../../events/messages.ts';
import { QUEUE_NAMES, type QueueName } from '../../events/queues.ts';
import { makePlan } from '../../src/engine/plan/plan.ts';
import { bookPeople } from '../../src/pipeline/steps/book-people.ts';
import { decideDetainers } from '../../src/pipeline/steps/decide-detainers.ts';
import { decideNotices } from '../../src/pipeline/steps/decide-notices.ts';
import { whyNotOfRun } from '../../src/pipeline/steps/fits-run.ts';
import { serveNotices } from '../../src/pipeline/steps/serve-notices.ts';
import { simulateBlock } from '../../src/pipeline/steps/simulate-block.ts';

/** events/samples/ as a function receives them: what they say, and what the real steps make from them. */

function sample<Name extends QueueName>(queue: Name): Message<Name>[] {
  const { Records } = JSON.parse(readFileSync(`events/samples/${queue}.json`, 'utf8')) as SQSEvent;
  return Records.map(({ body }) => (envelopeSchema(queue).parse(JSON.parse(body)) as { data: Message<Name> }).data);
}

const scenario = await sampleScenario();
const plan = makePlan(scenario);

test.each(QUEUE_NAMES)('%s: each record is an event of its queue, of no other queue, and of its run', (queue) => {
  const messages = sample(queue);
  expect(messages.length).toBeGreaterThan(0);
  for (const message of messages) {
    expect(whyNotOfRun(message, { scenario, chunk: SAMPLE_CHUNK })).toBeNull();
    const others = QUEUE_NAMES.filter((other) => other !== queue);
    expect(others.filter((other) => envelopeSchema(other).safeParse(message).success)).toEqual([]);
  }
});

describe('each batch is what the real step makes from the batch before', () => {
  test('bookings requested → people booked: two or three people, all of whom a policy can affect', () => {
    const booked = sample('booking').flatMap((request) => bookPeople(request, plan, SAMPLE_CHUNK));
    expect(sample('detainer')).toEqual(booked);
    const people = booked.flatMap(({ bookings }) => bookings);
    expect([2, 3]).toContain(people.length);
  });

  test('people booked → detainers decided', () => {
    expect(sample('release-notice')).toEqual(sample('detainer').flatMap((booked) => decideDetainers(booked, plan)));
  });

  test('detainers decided → notices and counts → the field office: every person booked has one outcome', () => {
    const [complete] = sample('agent-arrival');
    const decided = sample('release-notice').map((message) => decideNotices(message, plan));
    const { counts } = serveNotices(decided, plan, complete.policy, complete.replication);
    const people = sample('detainer').flatMap(({ bookings }) => bookings).length;
    expect(counts.outcomes.reduce((sum, count) => sum + count, 0)).toBe(people);
  });

  test('replications requested → as many simulated', () => {
    for (const block of sample('replication')) {
      expect(simulateBlock(block, plan, () => 900_000).replications).toBe(block.count);
    }
  });
});

test('planted fault: a renamed field in a body is refused', () => {
  const { Records } = JSON.parse(readFileSync('events/samples/detainer.json', 'utf8')) as SQSEvent;
  const body = Records[0].body.replaceAll('"bookedAt"', '"bookedOn"');
  expect(envelopeSchema('detainer').safeParse(JSON.parse(Records[0].body)).success).toBe(true);
  expect(envelopeSchema('detainer').safeParse(JSON.parse(body)).success).toBe(false);
});
