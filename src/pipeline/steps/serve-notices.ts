import { StageDraws } from '../../draws/stage-draws.ts';
import { COUNTED, DueNotices, OUTCOME, PERSON } from '../../engine/office/due-notices.ts';
import { FieldOffice } from '../../engine/office/field-office.ts';
import { countEarlierTrip, countSettledNotice } from '../../engine/office/settled-notice.ts';
import type { Plan } from '../../engine/plan/plan.ts';
import { partsOfNotice } from '../../engine/run/count-parts.ts';
import { STAGE } from '../../model/draw-order.ts';
import { addCounts, CountingRoom } from '../store/counts.ts';
import type { CountedCases } from '../store/counts-bytes.ts';
import { outcomesInOrder, personOutcome } from '../store/person-outcomes.ts';
import type { DecidedNotices } from './decide-notices.ts';

/**
 * Runs the field offices over a replication's notices and adds what its chunks counted. The sum is all that the
 * replication counts under the policy.
 */
export function serveNotices(
  chunks: readonly DecidedNotices[],
  plan: Plan,
  policy: number,
  replication: number,
): CountedCases {
  const { seed, warmUpDays } = plan.scenario;
  const room = new CountingRoom(plan.parts);
  for (const { counts } of chunks) addCounts(room.counters, counts);
  room.counters.releasedOtherwise = plan.policies[policy].releasesAsBase ? 0 : 1;
  const draws = new StageDraws(STAGE.agentArrival);
  const due = new DueNotices();
  const isCompared = plan.policies.length > 1;
  const people = chunks.flatMap(({ ended }) => ended);
  const countersOf = (notice: number) => [room.counters, ...partsOfNotice(room.counters, due, notice)];
  const work = {
    due,
    drawsOf(person: number) {
      draws.seek(seed, replication, person);
      return draws;
    },
    settled(notice: number) {
      for (const counters of countersOf(notice)) countSettledNotice(counters, due, notice);
      const row = due.rowOf(notice);
      if (isCompared && due.rows[row + COUNTED] > 0)
        people.push(personOutcome(due.rows[row + PERSON], due.rows[row + OUTCOME]));
      due.remove(notice);
    },
    sentAgain(notice: number) {
      for (const counters of countersOf(notice)) countEarlierTrip(counters, due, notice);
    },
  };
  const offices = Array.from(
    { length: plan.fieldOffices },
    (_, o) => new FieldOffice(plan.policies[policy], work, plan.fieldOfficeOf.indexOf(o)),
  );
  for (const office of offices) office.open(plan.days.startOf(-warmUpDays));
  // Simultaneous notices are served in the order of their persons, so they are numbered in that order.
  const notices = chunks.flatMap((chunk) => chunk.notices);
  for (const heard of notices.sort((a, b) => a.person - b.person)) {
    offices[plan.fieldOfficeOf[heard.facility]].add(due.add(heard), heard.dueAt);
  }
  for (const office of offices) office.close();
  return { counts: room.counts(), outcomes: outcomesInOrder(people) };
}
