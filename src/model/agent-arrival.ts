import { isPickupAt, OUTCOME_INDEX } from '../../events/outcome.ts';
import { chance, type Draws, duration } from './chance.ts';
import { ARRIVAL_DRAW as DRAW, DRAWS_PER_DISPATCH } from './draw-order.ts';
import type { Policy } from './policy.ts';
import { expectedTravel, plannedTravel } from './travel.ts';

/** What the field office must know about a notice heard in time. */
export interface HeardNotice {
  facility: number;
  priority: number;
  receivedAt: number;
  /** The first plausible exit. */
  earliestExitAt: number;
  /** The actual exit, which nobody knows until an on-site office is called to the door. */
  exitAt: number;
}

/**
 * When a team is to set out for a notice; null if the agency declines it. It sets out for the first plausible exit:
 * nobody leaves a day early for a release a day away, and nobody sits still while the person walks out. A staffed
 * on-site office is called to the door instead.
 */
export function decideDeparture(notice: HeardNotice, policy: Policy, draws: Draws): number | null {
  const { marginSeconds, onSiteOffice } = policy.agentArrival;
  if (chance(declining(notice, policy), draws, DRAW.declined)) return null;
  const { receivedAt, earliestExitAt, facility, exitAt } = notice;
  const calledAt = calledToDoor({ exitAt, attempt: 0 }, policy, draws, receivedAt);
  if (calledAt !== null) return calledAt;
  const fromOnSite = Math.max(receivedAt, earliestExitAt - onSiteOffice.travel.medianSeconds - marginSeconds);
  const travel = plannedTravel(facility, policy, fromOnSite);
  return Math.max(receivedAt, earliestExitAt - travel - marginSeconds);
}

/**
 * When an on-site office is called because the person is brought to the door, so that a team that goes at once is there
 * at the exit; not before `from`. null if there is no such office, if it is not called, or if it is closed then.
 */
export function calledToDoor(
  { exitAt, attempt }: { exitAt: number; attempt: number },
  { agentArrival: { onSiteOffice } }: Policy,
  draws: Draws,
  from: number,
): number | null {
  if (onSiteOffice.hours.never || onSiteOffice.called === 'expected') return null;
  const travel = duration(onSiteOffice.travel.distribution, draws, attempt * DRAWS_PER_DISPATCH + DRAW.travel);
  const calledAt = Math.max(from, exitAt - travel);
  return onSiteOffice.hours.isOpen(calledAt) ? calledAt : null;
}

/** The probability that the agency declines a notice; at 1 and above it is certain. */
function declining({ priority, facility, receivedAt }: HeardNotice, { agentArrival }: Policy): number {
  let probability = agentArrival.decline[priority];
  const travel = agentArrival.travel[facility].medianSeconds;
  for (const { hours, travelOverSeconds, factor } of agentArrival.declineBy) {
    if ((travelOverSeconds === null || travel > travelOverSeconds) && hours.isOpen(receivedAt)) probability *= factor;
  }
  return probability;
}

/** Whether a notice due at `at`, outside all teams' duty hours, may be served on overtime. */
export function allowsOvertime(receivedAt: number, at: number, policy: Policy): boolean {
  const { rule, heardAheadSeconds, teams } = policy.agentArrival.overtime;
  if (teams === 0 || policy.agentArrival.teams.every(({ count }) => count === 0)) return false;
  switch (rule) {
    case 'none':
      return false;
    case 'calledIn':
      return at - receivedAt >= heardAheadSeconds;
    case 'onCall':
      return true;
  }
}

/** Whether an office about to send a team knows that the person has left. It knows only if it asks the jail. */
export function isKnownToHaveLeft(leavesAt: number, now: number, { agentArrival }: Policy): boolean {
  return agentArrival.asksBeforeSettingOut && leavesAt <= now;
}

/** When the office believes that a person leaves: at the announced exit, or after a hold as long as the actual one. */
export function expectedLeave(expectedExitAt: number, exitAt: number, leavesAt: number): number {
  return expectedExitAt + (leavesAt - exitAt);
}

/** A trip that a team could set out on now, to a person who is expected to leave at an instant. */
export interface PossibleTrip {
  facility: number;
  now: number;
  expectedLeaveAt: number;
}

/** Whether the office sends a team. One in the building is called to the door, so it has nothing to reckon. */
export function isWorthATrip({ facility, now, expectedLeaveAt }: PossibleTrip, policy: Policy): boolean {
  const { dispatch, onSiteOffice } = policy.agentArrival;
  if (dispatch === 'everyNotice' || (onSiteOffice.called === 'atExit' && onSiteOffice.hours.isOpen(now))) return true;
  return now + expectedTravel(facility, policy, now) <= expectedLeaveAt;
}

/**
 * The outcome of a trip to a person of whose release the agency was not told, but whom it found by itself: somebody
 * whom no team met is a person without a notice. Both are indexes into OUTCOMES.
 */
export function untoldOutcome(outcome: number): number {
  return isPickupAt(outcome) ? outcome : OUTCOME_INDEX.noNotice;
}
