import type { DueNotice } from '../../engine/office/due-notice.ts';
import type { Plan } from '../../engine/plan/plan.ts';
import { addCounts, CountingRoom } from '../store/counts.ts';
import { countsFromBytes, outcomesFromBytes } from '../store/counts-bytes.ts';
import { type PersonOutcomes, personOutcomesFromBytes } from '../store/person-outcomes.ts';
import type { Item, Store } from '../store/store.ts';
import type { DecidedNotices } from './decide-notices.ts';

/**
 * The calendar of notices of one replication under one policy, and the sum of what its chunks decided. Each item
 * becomes numbers as its page arrives, so that a replication of a million bookings fits in a function's memory.
 */
export async function readCases(partition: string, store: Store, { parts }: Plan): Promise<DecidedNotices> {
  const notices: DueNotice[] = [];
  const ended: PersonOutcomes = [];
  const room = new CountingRoom(parts);
  await Promise.all([
    store.forEach(partition, 'notice#', (item) => notices.push(noticeOf(item))),
    store.forEach(partition, 'chunk#', ({ bytes }) => {
      const chunk = bytes.B ?? new Uint8Array();
      addCounts(room.counters, countsFromBytes(chunk));
      for (const one of personOutcomesFromBytes(outcomesFromBytes(chunk))) ended.push(one);
    }),
  ]);
  return { notices, counts: room.counts(), ended };
}

/** The item's numbers by name. They are written out because objects of one shape take a third of the memory. */
function noticeOf(item: Item): DueNotice {
  return {
    person: Number(item.person.N),
    counted: Number(item.counted.N),
    facility: Number(item.facility.N),
    priority: Number(item.priority.N),
    receivedAt: Number(item.receivedAt.N),
    undelayedExitAt: Number(item.undelayedExitAt.N),
    expectedExitAt: Number(item.expectedExitAt.N),
    exitAt: Number(item.exitAt.N),
    leavesAt: Number(item.leavesAt.N),
    delayBasis: Number(item.delayBasis.N),
    holdBasis: Number(item.holdBasis.N),
    dueAt: Number(item.dueAt.N),
    flags: Number(item.flags.N),
  };
}
