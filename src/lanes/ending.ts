import { LOCKS, type Lock, OUTCOME_ENTRIES, type Outcome } from '../../events/outcome.ts';
import { rulesAt } from '../model/policy.ts';
import { expectedTravel } from '../model/travel.ts';
import { type Course, exitOf } from './course.ts';
import { fromTo, lasting } from './in-words.ts';
import type { OfficeSeen } from './waits.ts';

/** How a case ended, and at which of the locks between a detainer and a pickup. */
export interface Ending {
  outcome: Outcome;
  /** The outcome's name and reason in reports. */
  name: string;
  reason: string;
  /** null: no detainer was lodged, or the person was picked up. */
  lock: { key: Lock; name: string } | null;
  /** What was missing and by how much: `heard 14 min after the exit`. For a pickup, by how much it was met. */
  byHowMuch: string;
}

export function endingOf(course: Course, office: OfficeSeen): Ending {
  const outcome = course.arrival?.outcome ?? course.found.outcome;
  if (outcome === null) throw new Error(`Person ${course.booking.person} has no outcome yet.`);
  const { name, reason, lock } = OUTCOME_ENTRIES[outcome];
  return {
    outcome,
    name,
    reason,
    lock: lock === null ? null : { key: lock, name: LOCKS[lock] },
    byHowMuch: byHowMuch(outcome, course, office),
  };
}

function byHowMuch(outcome: Outcome, course: Course, office: OfficeSeen): string {
  const { found, arrival } = course;
  const { detainer, notice } = found;
  const exitAt = exitOf(course);
  const last = course.trips.at(-1);
  if (notice === null || exitAt === null) return withoutNotice(outcome, detainer, exitAt);
  const { receivedAt, leavesAt } = notice;
  const exit = leavesAt > exitAt ? 'the hold ended' : 'the exit';
  switch (outcome) {
    case 'noNotice':
      return `${notSent(course)}${foundOut(course)}`;
    case 'noticeUnheard':
      return receivedAt === null ? 'the notice was never heard' : `heard ${fromTo(receivedAt, leavesAt, exit)}`;
    case 'declined':
      return `heard ${fromTo(receivedAt!, exitAt, 'the exit')}, and declined`;
    case 'afterHours':
      return afterHours(leavesAt, exit, office);
    case 'noTeamFree':
      return noTeamFree(course, exit, office);
    case 'outOfReach':
      return outOfReach(course, exit);
    case 'noShow':
      return 'the team that was sent did not arrive';
    case 'late':
      return `the team arrived ${fromTo(last!.arrivedAt!, leavesAt, exit)}`;
    case 'lostByAnotherExit':
      return `the team was there ${fromTo(arrival!.arrivedAt!, exitAt, 'the exit')}, but at another door`;
    case 'teamLeft':
      return `the team left ${fromTo(last!.endedAt, exitAt, 'the exit')}`;
    case 'handoverFellThrough':
      return 'the person left when cleared; no team set out';
    case 'handedOverAsArranged':
      if (last === undefined) return 'handed over in the building; nobody had to travel';
      return `the team was there ${fromTo(last.arrivedAt!, exitAt, 'the arranged time')}`;
    case 'pickedUpAtRelease':
      return `the team was there ${fromTo(last!.arrivedAt!, exitAt, 'the exit')}`;
    case 'pickedUpFromHold':
      return `the team came ${fromTo(last!.arrivedAt!, exitAt, 'the ordinary exit')}, which the hold bridged`;
    case 'notIdentified':
    case 'noDetainer':
    case 'detainerTooLate':
      return withoutNotice(outcome, detainer, exitAt);
  }
}

function withoutNotice(outcome: Outcome, detainer: Course['found']['detainer'], exitAt: number | null): string {
  const { identifiedAt, lodgedAt } = detainer;
  if (identifiedAt === null || exitAt === null) return 'the agency never learned of the person';
  if (outcome === 'notIdentified') return `learned of the person ${fromTo(identifiedAt, exitAt, 'the exit')}`;
  if (lodgedAt === null) return `learned of the person ${fromTo(identifiedAt, exitAt, 'the exit')}; no detainer lodged`;
  return `detainer lodged ${fromTo(lodgedAt, exitAt, 'the exit')}`;
}

/** Why the jail sent no notice. */
function notSent({ found, policy, booking }: Course): string {
  const { sentAt, orderAt } = found.notice!;
  if (sentAt !== null) return 'a notice was sent';
  const { notice, discretion } = rulesAt(policy, booking.facility, orderAt).releaseNotice;
  if (notice.rule === 'none') return 'the rule is that no notice is sent';
  if (discretion.week < 1 || discretion.person < 1) return 'without a written rule, the jail gave no notice this time';
  return 'the jail did not send the notice that its rule requires';
}

function foundOut(course: Course): string {
  const { receivedAt, learnedBy } = course.found.notice!;
  if (learnedBy !== 'otherwise' || receivedAt === null) return '';
  const late = course.trips.at(-1);
  const trip = late === undefined ? 'no team set out' : 'the team did not meet the person';
  return `; found otherwise ${fromTo(receivedAt, exitOf(course)!, 'the exit')}, ${trip}`;
}

function afterHours(leavesAt: number, exit: string, { rules }: OfficeSeen): string {
  const openings = rules.teams.flatMap(({ count, hours }) => (count === 0 ? [] : (hours.nextOpen(leavesAt) ?? [])));
  if (openings.length === 0) return 'no team is ever on duty';
  return `the next team came on duty ${fromTo(Math.min(...openings), leavesAt, exit)}`;
}

function noTeamFree({ found: { notice } }: Course, exit: string, { trips }: OfficeSeen): string {
  const { leavesAt } = notice!;
  const returns = trips.filter(({ setOutAt, backAt }) => setOutAt <= leavesAt && backAt >= leavesAt);
  const first = returns.reduce((least, { backAt }) => Math.min(least, backAt), Number.POSITIVE_INFINITY);
  if (first === Number.POSITIVE_INFINITY) return 'no team on duty was free before the person left';
  return `the first team was back ${fromTo(first, leavesAt, exit)}`;
}

function outOfReach({ arrival, found, policy, booking }: Course, exit: string): string {
  const { leavesAt, expectedExitAt, exitAt } = found.notice!;
  const dueAt = arrival?.dueAt ?? leavesAt;
  if (dueAt >= leavesAt) return `a team had to set out ${fromTo(dueAt, leavesAt, exit)}`;
  const rules = rulesAt(policy, booking.facility, dueAt);
  const travel = expectedTravel(booking.facility, rules, dueAt);
  const left = expectedExitAt! + leavesAt - exitAt - dueAt;
  const time = left > 0 ? `${lasting(left)} were left before the expected exit` : 'the expected exit had passed';
  return `the trip takes about ${lasting(travel)}; ${time}`;
}
