import * as z from 'zod/mini';
import { MESSAGES, type Message } from './messages.ts';
import { QUEUES, type QueueName } from './queues.ts';

/**
 * CloudEvents 1.0 in structured JSON. The id is computed from the event's content, so that an event made twice is the
 * same event. There is no `time`, which would differ between the two.
 */
export interface Envelope<Data = unknown> {
  specversion: '1.0';
  id: string;
  /** /pickup-gap/runs/RUN */
  source: string;
  type: string;
  /** Who or what it is about, such as replication/3/policy/0/range/2/chunk/5. */
  subject: string;
  datacontenttype: 'application/json';
  data: Data;
}

/** The schema of a queue's messages. */
export function envelopeSchema<Name extends QueueName>(queue: Name) {
  return z.strictObject({
    specversion: z.literal('1.0'),
    id: z.string().check(z.minLength(1)),
    source: z.string().check(z.minLength(1)),
    type: z.literal(QUEUES[queue].type),
    subject: z.string().check(z.minLength(1)),
    datacontenttype: z.literal('application/json'),
    data: MESSAGES[queue],
  });
}

/** Puts a message into its envelope. */
export function enclose<Name extends QueueName>(queue: Name, data: Message<Name>): Envelope<Message<Name>> {
  const { type } = QUEUES[queue];
  const subject = subjectOf(data);
  return {
    specversion: '1.0',
    id: `${type}/${data.run}/${subject}`,
    source: `/pickup-gap/runs/${data.run}`,
    type,
    subject,
    datacontenttype: 'application/json',
    data,
  };
}

function subjectOf(data: Message<QueueName>): string {
  if ('first' in data) return `replications/${data.first}-${data.first + data.count - 1}`;
  const parts = [`replication/${data.replication}`];
  if ('policy' in data) parts.push(`policy/${data.policy}`);
  if ('range' in data) parts.push(`range/${data.range.index}`);
  if ('chunk' in data) parts.push(`chunk/${data.chunk.index}`);
  return parts.join('/');
}
