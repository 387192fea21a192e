import { StageDraws } from '../../draws/stage-draws.ts';
import { COUNTED, DueNotices, FACILITY } from '../../engine/office/due-notices.ts';
import { FieldOffice } from '../../engine/office/field-office.ts';
import { countEarlierTrip, readSettled } from '../../engine/office/settled-notice.ts';
import type { Plan } from '../../engine/plan/plan.ts';
import { addCounts, CountingRoom, type Counts } from '../../measures/counts.ts';
import { countSettled } from '../../measures/observe.ts';
import { STAGE } from '../../model/draw-order.ts';
import type { HeardNotice } from './decide-notices.ts';

/** Runs the field offices over a replication's notices and adds what its chunks counted: all that is counted under the policy. */
export function serveNotices(
  notices: readonly HeardNotice[],
  chunks: readonly Counts[],
  plan: Plan,
  policy: number,
  replication: number,
): Counts {
  const { seed, warmUpDays } = plan.scenario;
  const room = new CountingRoom(plan.parts);
  for (const counts of chunks) addCounts(room.counters, counts);
  const draws = new StageDraws(STAGE.agentArrival);
  const due = new DueNotices();
  const countersOf = (notice: number) => {
    const row = due.rowOf(notice);
    return [room.counters, ...room.counters.partsOf(due.rows[row + FACILITY], 0)];
  };
  const work = {
    due,
    drawsOf(person: number) {
      draws.seek(seed, replication, person);
      return draws;
    },
    settled(notice: number) {
      if (due.rows[due.rowOf(notice) + COUNTED] === 1) {
        for (const counters of countersOf(notice)) countSettled(counters, readSettled(due, notice));
      }
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
  // Simultaneous notices stand in the order of their persons, so they are numbered in it.
  for (const heard of notices.toSorted((a, b) => a.person - b.person)) {
    const notice = due.add();
    due.enter(
      notice,
      heard.person,
      heard.counted === 1,
      heard.facility,
      heard.priority,
      heard.receivedAt,
      heard.undelayedExitAt,
      heard.exitAt,
      heard.leavesAt,
      heard.delayBasis,
      heard.holdBasis,
      heard.dueAt,
    );
    offices[plan.fieldOfficeOf[heard.facility]].add(notice, heard.dueAt);
  }
  for (const office of offices) office.close();
  return room.counts();
}
