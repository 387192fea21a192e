import { readFileSync } from 'node:fs';
import specs from '@asyncapi/specs';
import { expect, test } from '@jest/globals';
import { Ajv, type ErrorObject } from 'ajv';
import type { SQSEvent } from 'aws-lambda';
import { QUEUE_NAMES, QUEUES, type QueueName } from '../../events/queues.ts';

/**
 * events/asyncapi.json, as published, must be valid AsyncAPI 3.0 and fit the samples. test/house checks that it is up
 * to date.
 */

interface Document {
  channels: Record<string, object>;
  operations: Record<string, { action: string; channel: { $ref: string } }>;
  components: { messages: Record<string, { examples: { payload: object }[] }>; schemas: Record<string, object> };
}

const read = () => JSON.parse(readFileSync('events/asyncapi.json', 'utf8')) as Document;
const published = { ...(specs.schemasWithoutId['3.0.0'] as object) };

/** Its errors by the published AsyncAPI 3.0 schema, without formats of texts, which ajv knows only with a plug-in. */
function wrongWith(document: unknown): ErrorObject[] {
  const validate = new Ajv({ strict: false, validateFormats: false }).compile(published);
  return validate(document) ? [] : (validate.errors ?? []);
}

function bodies(queue: QueueName): { data: Record<string, unknown> }[] {
  const { Records } = JSON.parse(readFileSync(`events/samples/${queue}.json`, 'utf8')) as SQSEvent;
  return Records.map(({ body }) => JSON.parse(body));
}

const payloadOf = (document: Document, queue: QueueName) =>
  new Ajv({ strict: false, validateFormats: false }).compile(document.components.schemas[queue]);

test('it is valid against the published schema of AsyncAPI 3.0', () => {
  expect(wrongWith(read())).toEqual([]);
});

test('planted faults: an operation without an action, or a channel without its schema, is invalid', () => {
  const document = read();
  document.operations['booking-receives'].action = 'reads';
  expect(wrongWith(document)).not.toEqual([]);
  expect(wrongWith({ ...read(), channels: { booking: { address: 5 } } })).not.toEqual([]);
});

test('every queue is a channel of its function, and every path between functions is an operation', () => {
  const { channels, operations } = read();
  const ways = Object.entries(operations).map(([name, { action, channel }]) => [name, action, channel.$ref]);
  expect(Object.keys(channels)).toEqual([...QUEUE_NAMES]);
  for (const queue of QUEUE_NAMES) {
    expect(ways).toContainEqual([`${queue}-receives`, 'receive', `#/channels/${queue}`]);
    for (const to of QUEUES[queue].sendsTo)
      expect(ways).toContainEqual([`${queue}-sends-${to}`, 'send', `#/channels/${to}`]);
  }
});

test.each(QUEUE_NAMES)('%s: the samples and the example are valid against its payload', (queue) => {
  const document = read();
  const validate = payloadOf(document, queue);
  const examples = document.components.messages[queue].examples.map(({ payload }) => payload);
  for (const body of [...bodies(queue), ...examples]) expect([validate(body), validate.errors]).toEqual([true, null]);
});

test.each(QUEUE_NAMES)('planted fault: %s: a field removed, added or of another type is caught', (queue) => {
  const validate = payloadOf(read(), queue);
  const [event] = bodies(queue);
  const { run, ...without } = event.data;
  expect(typeof run).toBe('string');
  for (const data of [without, { ...event.data, name: 'x' }, { ...event.data, run: 5 }]) {
    expect(validate({ ...event, data })).toBe(false);
  }
});
