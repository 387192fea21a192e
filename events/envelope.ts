import * as z from 'zod/mini';
import { MESSAGES, type Message } from './messages.ts';
import { QUEUES, type QueueName } from './queues.ts';

/**
 * CloudEvents 1.0 in structured JSON. The id is computed from the event's content, so that an event made twice is the
 * same event. The functions give an event no `time`, which would differ between the two.
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

/** Names of attributes, by CloudEvents. */
const ATTRIBUTE = /^[a-z0-9]+$/;

const text = () => z.string().check(z.minLength(1));

/**
 * The schema of a queue's messages. Attributes that others add to an event, such as `time` or `traceparent`, are
 * accepted and not read. `data` is strict.
 */
export function envelopeSchema<Name extends QueueName>(queue: Name) {
  return z
    .catchall(
      z.object({
        specversion: z.literal('1.0'),
        id: text(),
        source: text(),
        type: z.literal(QUEUES[queue].type),
        subject: text(),
        time: z.optional(z.iso.datetime({ offset: true })),
        dataschema: z.optional(text()),
        datacontenttype: z._default(z.literal('application/json'), 'application/json'),
        data: MESSAGES[queue],
      }),
      z.union([z.string(), z.boolean(), z.int()]),
    )
    .check(({ value, issues }) => {
      const keys = Object.keys(value as object).filter((key) => !ATTRIBUTE.test(key));
      if (keys.length > 0) issues.push({ code: 'unrecognized_keys', keys, input: value });
    });
}

/** Why an event is not of the version that a queue's function reads; null if it is, or is another event altogether. */
export function whyNotOfVersion(queue: QueueName, type: unknown): string | null {
  const [, name, wanted] = VERSIONED.exec(QUEUES[queue].type) ?? [];
  if (typeof type !== 'string') return null;
  const [, came, version] = VERSIONED.exec(type) ?? [undefined, type, undefined];
  if (came !== name || version === wanted) return null;
  const got = version === undefined ? 'no version' : `version ${version}`;
  return (
    `type: expected version ${wanted} of ${name}, got ${got}. ` +
    'Its sender and this function are of two builds. Deploy again, then rerun the command that sent it.'
  );
}

/** A type's name and version. */
const VERSIONED = /^(.*)\.v(\d{1,9})$/;

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
