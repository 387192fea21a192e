import type { DetainersDecided } from '../../../events/messages.ts';
import { OUTCOME_INDEX } from '../../../events/outcome.ts';
import { type DueNotice, dueNoticeOf } from '../../engine/office/due-notice.ts';
import { countedIn } from '../../engine/plan/is-counted.ts';
import type { Plan } from '../../engine/plan/plan.ts';
import { countCase } from '../../measures/observe.ts';
import { blankCaseRecords, followFromDetainer } from '../../model/case.ts';
import { CountingRoom, type Counts } from '../store/counts.ts';
import { type PersonOutcomes, personOutcome } from '../store/person-outcomes.ts';
import { comparedPeople } from './compared-people.ts';
import { personDraws } from './person-draws.ts';

export interface DecidedNotices {
  /** What the chunk's cases count up to here. */
  counts: Counts;
  /** The notices to pass on to the field office. */
  notices: DueNotice[];
  /** Counted people whose case ended here and who are compared with other policies. */
  ended: PersonOutcomes;
}

/** Decides a chunk's releases, notices and holds. */
export function decideNotices(decided: DetainersDecided, plan: Plan): DecidedNotices {
  const policy = plan.policies[decided.policy];
  const drawsOf = personDraws(plan, decided.replication);
  const isCounted = countedIn(plan);
  const room = new CountingRoom(plan.parts);
  const isCompared = comparedPeople(plan, decided.policy);
  const notices: DueNotice[] = [];
  const ended: PersonOutcomes = [];
  for (const { booking, detainer } of decided.cases) {
    const records = { ...blankCaseRecords(), detainer };
    const draws = drawsOf(booking.person);
    const found = followFromDetainer(booking, policy, draws, records);
    const counted = isCounted(booking);
    if (counted) {
      countCase(room.counters, booking, found, policy);
      for (const part of room.counters.partsOf(booking.facility)) countCase(part, booking, found, policy);
      if (found.outcome !== null && isCompared(booking, detainer, draws))
        ended.push(personOutcome(booking.person, OUTCOME_INDEX[found.outcome]));
    }
    if (found.dueAt !== null) {
      const due = dueNoticeOf(booking, found, counted ? 1 : 0);
      notices.push(due);
    }
  }
  const { bookings, untouched } = decided.uncarried;
  room.counters.bookings += bookings;
  room.counters.outcomes[OUTCOME_INDEX.notIdentified] += untouched;
  return { counts: room.counts(), notices, ended };
}
