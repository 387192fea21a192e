import type { Booking } from '../../../events/booking.ts';
import type { Detainer } from '../../../events/detainer.ts';
import type { Envelope } from '../../../events/envelope.ts';
import type { BookingRequested, Message } from '../../../events/messages.ts';
import { QUEUE_NAMES, QUEUES, type QueueName } from '../../../events/queues.ts';
import { dayOfPerson } from '../../engine/book/person-key.ts';
import { partitionOf, resultAddress } from '../store/addresses.ts';
import { noticesIn } from '../store/counts-bytes.ts';
import { noticesFromBytes } from '../store/packed-notices.ts';

/**
 * What was sent or stored about one person: an event on its queue, cut down to the person; the notice that the table
 * keeps; and at the end the counts of the replication that the person is in.
 */
export type Travelled = { id: string } & (
  | { on: 'booking'; range: BookingRequested['range'] }
  | { on: 'detainer'; booking: Booking }
  | { on: 'release-notice'; policy: number; detainer: Detainer }
  | { on: 'table'; policy: number; receivedAt: number; dueAt: number; leavesAt: number }
  | { on: 'agent-arrival'; policy: number }
  | { on: 'result'; policy: number }
);

/** As it travels: bytes are written in base64. */
interface TableItem {
  [attribute: string]: { S?: string; N?: string; B?: string } | undefined;
}

/**
 * Picks one person of one replication out of the requests to SQS and DynamoDB as they are made. Call the returned
 * function with each action and input. The field office's event and the result name nobody; they count as the person's
 * if a notice about the person was stored.
 */
export function eventsOfPerson(person: number, replication: number) {
  const noticed = new Set<string>();
  const key = `"person":${person}`;

  function* sent(body: string): Generator<Travelled> {
    // Parsing a chunk of other people would be wasted work.
    if (body.includes('"person":') && !body.includes(key)) return;
    const event = JSON.parse(body) as Envelope<Message<QueueName>>;
    const { id, data } = event;
    if (!('replication' in data) || data.replication !== replication) return;
    const queue = QUEUE_NAMES.find((name) => QUEUES[name].type === event.type);
    if ('bookings' in data) {
      for (const booking of data.bookings) if (booking.person === person) yield { on: 'detainer', id, booking };
    } else if ('cases' in data) {
      for (const { booking, detainer } of data.cases) {
        if (booking.person === person) yield { on: 'release-notice', id, policy: data.policy, detainer };
      }
    } else if ('policy' in data) {
      const { run, policy } = data;
      if (noticed.has(partitionOf(run, policy, replication))) yield { on: 'agent-arrival', id, policy };
    } else if (queue === 'booking') {
      const day = dayOfPerson(person);
      if (data.range.fromDay <= day && day < data.range.toDay) yield { on: 'booking', id, range: data.range };
    }
  }

  function* kept(item: TableItem): Generator<Travelled> {
    const [pk, sk] = [item.pk?.S ?? '', item.sk?.S ?? ''];
    const [run, policy, of] = pk.split('#');
    const [kind, ofPolicy] = sk.split('#');
    const result = resultAddress(run, Number(ofPolicy), replication);
    if (kind === 'result' && pk === result.pk && sk === result.sk) {
      if (noticed.has(partitionOf(run, Number(ofPolicy), replication))) {
        yield { on: 'result', id: `${pk} ${sk}`, policy: Number(ofPolicy) };
      }
      return;
    }
    if (kind !== 'chunk' || Number(of) !== replication || item.bytes?.B === undefined) return;
    const chunk = Buffer.from(item.bytes.B, 'base64');
    const notice = noticesFromBytes(noticesIn(chunk)).find((one) => one.person === person);
    if (notice === undefined) return;
    noticed.add(partitionOf(run, Number(policy), replication));
    const { receivedAt, dueAt, leavesAt } = notice;
    yield { on: 'table', id: `${pk} ${sk}`, policy: Number(policy), receivedAt, dueAt, leavesAt };
  }

  return function* (action: string, input: unknown): Generator<Travelled> {
    if (action === 'SendMessageBatch') {
      for (const { MessageBody } of (input as { Entries: { MessageBody: string }[] }).Entries) yield* sent(MessageBody);
    } else if (action === 'BatchWriteItem') {
      const tables = (input as { RequestItems: Record<string, { PutRequest?: { Item: TableItem } }[]> }).RequestItems;
      for (const { PutRequest } of Object.values(tables).flat()) if (PutRequest) yield* kept(PutRequest.Item);
    } else if (action === 'PutItem') {
      yield* kept((input as { Item: TableItem }).Item);
    }
  };
}
