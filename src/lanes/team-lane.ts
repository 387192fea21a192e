import { isPickupAt, OUTCOME_INDEX } from '../../events/outcome.ts';
import type { TeamTrip } from '../engine/office/team-trip.ts';
import { rulesAt } from '../model/policy.ts';
import type { Course } from './course.ts';
import { fromTo, lasting } from './in-words.ts';
import { type Lane, LaneMaker } from './lane.ts';
import { type OfficeSeen, waitsWithin } from './waits.ts';

/** What the field office's teams do about the person: why none sets out, and each trip. */
export function teamLane(course: Course, office: OfficeSeen): Lane<'team'> {
  const lane = new LaneMaker('team', course.clock);
  const { arrival, trips } = course;
  if (arrival === null || arrival.dueAt === null) return lane.made();
  const { dueAt } = arrival;
  const leavesAt = course.found.notice!.leavesAt;
  let waitsFrom = dueAt;
  for (const trip of trips) {
    addWaits(lane, { from: waitsFrom, to: trip.setOutAt }, office);
    addTrip(lane, course, trip, office);
    waitsFrom = trip.endedAt;
  }
  // Nobody was sent, or another team was to be: the office waits until the person has left.
  const last = trips.at(-1);
  if (last === undefined || isTriedAgain(last, course)) addWaits(lane, { from: waitsFrom, to: leavesAt }, office);
  if (trips.length === 0 || trips[0].setOutAt > dueAt) lane.moment('due', dueAt, dueText(dueAt, leavesAt));
  return lane.made();
}

/** Whether another team is to be sent after a trip. */
function isTriedAgain(trip: TeamTrip, { trips, found, policy, booking }: Course): boolean {
  const isInVain = trip.outcome === 'noShow' || trip.outcome === 'teamLeft';
  const { retries } = rulesAt(policy, booking.facility, trip.setOutAt).agentArrival;
  return isInVain && trips.indexOf(trip) < retries && trip.endedAt < found.notice!.leavesAt;
}

function isMet(trip: TeamTrip): boolean {
  return isPickupAt(OUTCOME_INDEX[trip.outcome]);
}

function dueText(dueAt: number, leavesAt: number): string {
  const gone = dueAt >= leavesAt ? `, but the person has left ${lasting(dueAt - leavesAt)} ago` : '';
  return `a team has to set out${gone}`;
}

function addWaits(lane: LaneMaker<'team'>, wait: { from: number; to: number }, office: OfficeSeen): void {
  for (const { key, text, ...span } of waitsWithin(wait.from, wait.to, office)) lane.span(key, span, text);
}

function addTrip(lane: LaneMaker<'team'>, course: Course, trip: TeamTrip, office: OfficeSeen): void {
  const { found } = course;
  const { setOutAt, arrivedAt, endedAt, leavesJailAt, backAt, outcome } = trip;
  const team = teamName(trip.team, office);
  const called = trip.onOvertime ? ', called in outside duty hours' : '';
  lane.moment('setsOut', setOutAt, `${team} sets out${called}`);
  lane.span('underWay', { from: setOutAt, to: arrivedAt ?? endedAt }, `${team} is under way`);
  if (arrivedAt === null) {
    lane.moment('doesNotArrive', endedAt, `${team} does not arrive`);
    return;
  }
  const { exitAt, leavesAt } = found.notice!;
  const late = outcome === 'late' ? `: late, ${fromTo(arrivedAt, leavesAt, 'the person left')}` : '';
  lane.moment('arrives', arrivedAt, `${team} arrives${late || `, ${fromTo(arrivedAt, exitAt, 'the exit')}`}`);
  lane.span('atDoor', { from: arrivedAt, to: endedAt }, `${team} waits at the door`);
  if (isMet(trip)) lane.moment('meets', endedAt, `${team} meets the person`);
  if (outcome === 'teamLeft' || outcome === 'lostByAnotherExit') {
    lane.moment('givesUp', endedAt, `${team} gives up waiting`);
  }
  lane.span('handsOver', { from: endedAt, to: leavesJailAt }, `handover to ${team}`);
  // Where another team is to come, the lane shows how long that takes.
  if (!isTriedAgain(trip, course))
    lane.span('returns', { from: leavesJailAt, to: backAt }, `${team} is on its way back`);
  lane.moment('back', backAt, `${team} is back`);
}

function teamName(team: number, { rules }: OfficeSeen): string {
  return rules.teams.reduce((sum, { count }) => sum + count, 0) === 1 ? 'the team' : `team ${team}`;
}
