import { enclose } from '../../events/envelope.ts';
import type { DetainersDecided, Message } from '../../events/messages.ts';
import type { QueueName } from '../../events/queues.ts';
import type { DueNotice } from '../engine/office/due-notice.ts';
import type { Plan } from '../engine/plan/plan.ts';
import { bookPeople } from '../pipeline/steps/book-people.ts';
import { decideDetainers } from '../pipeline/steps/decide-detainers.ts';
import { decideNotices } from '../pipeline/steps/decide-notices.ts';
import { rangesOf } from '../pipeline/steps/ranges.ts';
import { serveNotices } from '../pipeline/steps/serve-notices.ts';
import { type Address, chunkKey, partitionOf, resultAddress } from '../pipeline/store/addresses.ts';
import { addCounts, CountingRoom } from '../pipeline/store/counts.ts';
import { type CountedCases, casesToBytes } from '../pipeline/store/counts-bytes.ts';
import { noticesToBytes } from '../pipeline/store/packed-notices.ts';
import { type PersonOutcomes, personOutcomesToBytes } from '../pipeline/store/person-outcomes.ts';
import { resultItems } from '../pipeline/store/stored-result.ts';
import { itemBytes, writeUnits } from './units.ts';

/** Stand-ins for the run's id and for the time at which the table may forget the run, each as long as the real one. */
export const RUN = '7c211433f02071597742';
export const EXPIRES_AT = 4_102_444_799;

/** A message as it would be sent: its size, and the messages that its function sends on. */
export interface WalkedMessage {
  /** Bytes of the body, and of the body as escaped in a request's JSON. */
  bodyBytes: number;
  requestBytes: number;
  /** 0 if the message belongs to no policy. */
  policy: number;
  people: number;
  next: WalkedMessage[];
  /** For a release-notice message: what its function writes, and the chunk's place. */
  written: { units: number; decided: Pick<DetainersDecided, 'replication' | 'policy' | 'range' | 'chunk'> } | null;
}

/** What the field office of a replication under one policy reads and writes. */
export interface WalkedOffice {
  message: WalkedMessage;
  notices: number;
  chunks: number;
  chunkBytes: number;
  resultBytes: number;
}

export interface WalkedReplication {
  /** Its messages to the queue booking; all others follow from them. */
  requests: WalkedMessage[];
  /** One per policy. */
  offices: WalkedOffice[];
}

/** Takes one replication through the pipeline's own steps and keeps only the sizes. */
export function walkReplication(plan: Plan, chunk: number, replication: number): WalkedReplication {
  const offices = plan.policies.map(() => ({
    notices: [] as DueNotice[],
    chunks: 0,
    chunkBytes: 0,
    counts: new CountingRoom(plan.parts),
    ended: [] as PersonOutcomes,
  }));
  const decide = (decided: DetainersDecided): WalkedMessage => {
    const { policy, range } = decided;
    const office = offices[policy];
    const pk = partitionOf(RUN, policy, replication);
    const { counts, notices, ended } = decideNotices(decided, plan);
    for (const notice of notices) office.notices.push(notice);
    const chunkBytes = bytesOfCases(pk, chunkKey(range.index, decided.chunk.index), {
      counts,
      outcomes: personOutcomesToBytes(ended),
      notices: noticesToBytes(notices),
    });
    for (const one of ended) office.ended.push(one);
    office.chunks++;
    office.chunkBytes += chunkBytes;
    addCounts(office.counts.counters, counts);
    const units = writeUnits(chunkBytes);
    const { cases, ...place } = decided;
    return { ...walked('release-notice', decided, cases.length, []), written: { units, decided: place } };
  };
  const requests = rangesOf(plan.scenario, chunk).map((range) => {
    const request = { run: RUN, replication, range };
    const chunks = bookPeople(request, plan, chunk).map((booked) =>
      walked('detainer', booked, booked.bookings.length, decideDetainers(booked, plan).map(decide)),
    );
    const people = chunks.reduce((sum, message) => sum + message.people, 0);
    return walked('booking', request, people, chunks);
  });
  return {
    requests,
    offices: offices.map(({ notices, chunks, chunkBytes, counts, ended }, policy): WalkedOffice => {
      const result = serveNotices([{ notices, counts: counts.counts(), ended }], plan, policy, replication);
      const address = resultAddress(RUN, policy, replication);
      const resultBytes = bytesOfResult(address, result);
      const message = walked('agent-arrival', { run: RUN, replication, policy }, 0, []);
      return { message, notices: notices.length, chunks, chunkBytes, resultBytes };
    }),
  };
}

/** The sizes of a message. */
export function walked<Name extends QueueName>(
  queue: Name,
  data: Message<Name>,
  people: number,
  next: WalkedMessage[],
): WalkedMessage {
  const body = JSON.stringify(enclose(queue, data));
  const requestBytes = Buffer.byteLength(JSON.stringify(body));
  const policy = 'policy' in data ? data.policy : 0;
  return { bodyBytes: Buffer.byteLength(body), requestBytes, policy, people, next, written: null };
}

function bytesOfCases(pk: string, sk: string, cases: CountedCases): number {
  return itemBytes({ pk, sk, bytes: casesToBytes(cases), expiresAt: EXPIRES_AT });
}

function bytesOfResult(address: Address, cases: CountedCases): number {
  const items = resultItems(address, cases);
  return items.reduce((sum, [{ pk, sk }, bytes]) => sum + itemBytes({ pk, sk, bytes, expiresAt: EXPIRES_AT }), 0);
}
