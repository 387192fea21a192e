import type { Plan } from '../engine/plan/plan.ts';
import { leftAt } from './course.ts';
import { officeSeen } from './office-seen.ts';
import { type RecordedCase, type Recording, recordReplication } from './recording.ts';

/** A counted local day and how much happened on it under one policy. */
export interface DaySeen {
  /** Counted from the run's start. */
  day: number;
  /** Local date, YYYY-MM-DD. */
  date: string;
  /** Notices sent on the day, also of people booked outside the counted time. */
  notices: number;
  /** The most people for whom one field office needed a team at the same time on that day (see `busiestDay`). */
  peak: number;
}

/** A replication (from 0) under one policy (index into the plan's). */
export interface CourseAsked {
  replication: number;
  policy: number;
}

/** Every counted local day, in order. Without a recording it makes one. */
export function daysSeen(
  plan: Plan,
  { replication, policy }: CourseAsked,
  recording: Recording = recordReplication(plan, replication),
): DaySeen[] {
  const { days, scenario } = plan;
  const seen = Array.from({ length: scenario.days }, (_, day): DaySeen => {
    return { day, date: days.dateOf(day), notices: 0, peak: 0 };
  });
  for (const { found } of recording.policies[policy].cases.values()) {
    const sentAt = found.notice?.sentAt;
    if (sentAt == null) continue;
    const day = seen[days.dayOf(sentAt)];
    if (day !== undefined) day.notices++;
  }
  for (let office = 0; office < plan.fieldOffices; office++) addPeaks(plan, recording, { policy, office }, seen);
  return seen;
}

/**
 * The counted local day with the most overlapping demand: the most people for whom one field office needed a team at
 * the same time. Somebody needs a team from when it has to set out until it is back, or until the person has left
 * without one. Of several such days, the one with the most notices; of these, the first. null: nobody needed a team.
 */
export function busiestDay(
  plan: Plan,
  asked: CourseAsked,
  recording: Recording = recordReplication(plan, asked.replication),
): DaySeen | null {
  const [first, ...others] = daysSeen(plan, asked, recording);
  if (first === undefined) return null;
  const busiest = others.reduce((most, day) => {
    return day.peak > most.peak || (day.peak === most.peak && day.notices > most.notices) ? day : most;
  }, first);
  return busiest.peak === 0 ? null : busiest;
}

/** Raises each day's peak to that of one field office. */
function addPeaks(plan: Plan, recording: Recording, at: { policy: number; office: number }, seen: DaySeen[]): void {
  const { days } = plan;
  const changes = demandsOf(plan, recording, at).flatMap(({ from, to }) => [
    { t: from, by: 1 },
    { t: to, by: -1 },
  ]);
  // Who is done at an instant does not overlap with who begins then.
  changes.sort((a, b) => a.t - b.t || a.by - b.by);
  let needed = 0;
  for (const [i, { t, by }] of changes.entries()) {
    needed += by;
    const until = changes[i + 1]?.t ?? t;
    if (needed === 0 || until === t) continue;
    for (let day = days.dayOf(t); day <= days.dayOf(until - 1); day++) {
      if (seen[day] !== undefined) seen[day].peak = Math.max(seen[day].peak, needed);
    }
  }
}

/** By person: from when a team has to set out until it is back, or until the person has left without one. */
function demandsOf(plan: Plan, recording: Recording, { policy, office }: { policy: number; office: number }) {
  const backAt = new Map<number, number>();
  for (const trip of officeSeen(plan, recording, policy, office).trips) {
    backAt.set(trip.person, Math.max(trip.backAt, backAt.get(trip.person) ?? trip.backAt));
  }
  const demands: { from: number; to: number }[] = [];
  for (const [person, { found, arrival }] of recording.policies[policy].cases) {
    if (arrival?.dueAt == null) continue;
    if (plan.fieldOfficeOf[recording.bookings.get(person)!.facility] !== office) continue;
    const to = backAt.get(person) ?? found.notice!.leavesAt;
    if (arrival.dueAt < to) demands.push({ from: arrival.dueAt, to });
  }
  return demands;
}

/**
 * The first instant of [from, to) at which a person's notice is sent or heard, or the person leaves; null if there is
 * none, or if the agency neither lodged a detainer in time nor was told.
 */
export function touching(recorded: RecordedCase, from: number, to: number): number | null {
  const { notice } = recorded.found;
  if (notice === null) return null;
  const instants = [notice.sentAt, notice.receivedAt, recorded.arrival?.dueAt ?? null, leftAt(recorded)];
  const within = instants.filter((t): t is number => t !== null && t >= from && t < to);
  return within.length === 0 ? null : Math.min(...within);
}
