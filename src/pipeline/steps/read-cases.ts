import type { DueNotice } from '../../engine/office/due-notice.ts';
import type { Plan } from '../../engine/plan/plan.ts';
import { addCounts, CountingRoom } from '../store/counts.ts';
import { countsFromBytes, noticesIn, outcomesFromBytes } from '../store/counts-bytes.ts';
import { noticesFromBytes } from '../store/packed-notices.ts';
import { type PersonOutcomes, personOutcomesFromBytes } from '../store/person-outcomes.ts';
import type { Store } from '../store/store.ts';
import type { DecidedNotices } from './decide-notices.ts';

/**
 * The calendar of notices of one replication under one policy, and the sum of what its chunks decided. Each chunk
 * becomes numbers as its page arrives, so that a replication of a million bookings fits in a function's memory.
 */
export async function readCases(partition: string, store: Store, { parts }: Plan): Promise<DecidedNotices> {
  const notices: DueNotice[] = [];
  const ended: PersonOutcomes = [];
  const room = new CountingRoom(parts);
  await store.forEach(partition, 'chunk#', ({ bytes }) => {
    const chunk = bytes.B ?? new Uint8Array();
    addCounts(room.counters, countsFromBytes(chunk));
    for (const one of personOutcomesFromBytes(outcomesFromBytes(chunk))) ended.push(one);
    for (const notice of noticesFromBytes(noticesIn(chunk))) notices.push(notice);
  });
  return { notices, counts: room.counts(), ended };
}
