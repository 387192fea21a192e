import type { DueNotice } from '../../engine/office/due-notice.ts';
import type { Plan } from '../../engine/plan/plan.ts';
import { addCounts, CountingRoom, type Counts } from '../../measures/counts.ts';
import { countsFromBytes } from '../store/counts-bytes.ts';
import type { Item, Store } from '../store/store.ts';

/**
 * The calendar of notices of one replication under one policy, and the sum of what its chunks counted. Each item
 * becomes numbers as its page arrives, so that a replication of a million bookings fits in a function's memory.
 */
export async function readCases(
  partition: string,
  store: Store,
  { parts }: Plan,
): Promise<{ notices: DueNotice[]; counts: Counts }> {
  const notices: DueNotice[] = [];
  const room = new CountingRoom(parts);
  await Promise.all([
    store.forEach(partition, 'notice#', (item) => notices.push(noticeOf(item))),
    store.forEach(partition, 'chunk#', ({ bytes }) => {
      addCounts(room.counters, countsFromBytes(bytes.B ?? new Uint8Array()));
    }),
  ]);
  return { notices, counts: room.counts() };
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
