import { LEGAL_BASES } from '../../../events/legal-basis.ts';
import type { DetainersDecided } from '../../../events/messages.ts';
import { OUTCOME_INDEX } from '../../../events/outcome.ts';
import { countedIn } from '../../engine/plan/is-counted.ts';
import type { Plan } from '../../engine/plan/plan.ts';
import { CountingRoom, type Counts } from '../../measures/counts.ts';
import { countCase } from '../../measures/observe.ts';
import { blankCaseRecords, followFromDetainer } from '../../model/case.ts';
import { personDraws } from './person-draws.ts';

/** A notice that a team is to set out for, as the table keeps it: what the field office needs, in whole numbers. */
export type HeardNotice = {
  person: number;
  /** 1 for people booked in the counted time. */
  counted: number;
  facility: number;
  priority: number;
  receivedAt: number;
  undelayedExitAt: number;
  exitAt: number;
  leavesAt: number;
  /** Indices into LEGAL_BASES; holdBasis −1: not held. */
  delayBasis: number;
  holdBasis: number;
  dueAt: number;
};

/** Decides a chunk's releases, notices and holds: what its cases count, and the notices that go on to the field office. */
export function decideNotices(decided: DetainersDecided, plan: Plan): { counts: Counts; notices: HeardNotice[] } {
  const policy = plan.policies[decided.policy];
  const drawsOf = personDraws(plan.scenario.seed, decided.replication);
  const isCounted = countedIn(plan);
  const room = new CountingRoom(plan.parts);
  const notices: HeardNotice[] = [];
  for (const { booking, detainer } of decided.cases) {
    const records = { ...blankCaseRecords(), detainer };
    const found = followFromDetainer(booking, policy, drawsOf(booking.person), records);
    const counted = isCounted(booking);
    if (counted) {
      countCase(room.counters, booking, found, policy);
      for (const part of room.counters.partsOf(booking.facility, 0)) countCase(part, booking, found, policy);
    }
    const { notice, dueAt } = found;
    if (notice === null || notice.receivedAt === null || dueAt === null) continue;
    notices.push({
      person: booking.person,
      counted: counted ? 1 : 0,
      facility: booking.facility,
      priority: booking.priority,
      receivedAt: notice.receivedAt,
      undelayedExitAt: notice.undelayedExitAt,
      exitAt: notice.exitAt,
      leavesAt: notice.leavesAt,
      delayBasis: LEGAL_BASES.indexOf(notice.delayBasis),
      holdBasis: notice.holdBasis === null ? -1 : LEGAL_BASES.indexOf(notice.holdBasis),
      dueAt,
    });
  }
  const { bookings, untouched } = decided.uncarried;
  room.counters.bookings += bookings;
  room.counters.outcomes[OUTCOME_INDEX.notIdentified] += untouched;
  return { counts: room.counts(), notices };
}
