import type { Outcome } from '../../events/outcome.ts';
import { chance, type Draws, duration } from './chance.ts';
import { ARRIVAL_DRAW as DRAW, DRAWS_PER_DISPATCH } from './draw-order.ts';
import type { Policy } from './policy.ts';
import { drawTravel, plannedTravel } from './travel.ts';

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
  const calledAt = onSiteOffice.hours.never ? null : calledToDoor({ exitAt, attempt: 0 }, policy, draws, receivedAt);
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
  { exitAt, attempt }: Pick<Dispatch, 'exitAt' | 'attempt'>,
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

/** The person's side of a trip: when a team can meet them. */
export interface Exit {
  facility: number;
  /** The exit that the notice announced. */
  expectedExitAt: number;
  exitAt: number;
  leavesAt: number;
  /** The jail hands the person over at exitAt to a team that is there by then. */
  arranged: boolean;
}

/** One team's trip to a person and back. */
export interface Trip {
  outcome: Extract<
    Outcome,
    | 'noShow'
    | 'late'
    | 'lostByAnotherExit'
    | 'teamLeft'
    | 'pickedUpAtRelease'
    | 'pickedUpFromHold'
    | 'handedOverAsArranged'
  >;
  /** null after a no-show. */
  arrivedAt: number | null;
  /** When the person leaves the jail, if this is the last trip to them. */
  leftAt: number;
  /** When the team met the person, or knew that the trip was in vain. */
  endedAt: number;
  /** When the team can be sent again. */
  freeAt: number;
  drivingSeconds: number;
  waitingSeconds: number;
  doorSeconds: number;
}

/** A team sent to a person; `attempt` counts the dispatches to this person from 0. */
export interface Dispatch extends Exit {
  dispatchedAt: number;
  attempt: number;
}

/** Stage 4 for one dispatch. */
export function makeTrip(person: Dispatch, policy: Policy, draws: Draws): Trip {
  const { facility, dispatchedAt, attempt } = person;
  const rules = policy.agentArrival;
  const first = attempt * DRAWS_PER_DISPATCH;
  const outward = drawTravel({ facility, at: dispatchedAt }, policy, draws, first + DRAW.travel);
  const reachesAt = dispatchedAt + outward;
  if (chance(rules.noShow, draws, first + DRAW.noShow)) {
    return {
      outcome: 'noShow',
      arrivedAt: null,
      leftAt: person.leavesAt,
      endedAt: reachesAt,
      freeAt: reachesAt,
      drivingSeconds: 0,
      waitingSeconds: 0,
      doorSeconds: 0,
    };
  }

  const arrivedAt = reachesAt;
  let outcome: Trip['outcome'];
  let leftAt = person.leavesAt;
  let waiting = 0;
  let door = 0;
  if (arrivedAt > person.leavesAt) {
    outcome = 'late';
  } else if (person.arranged) {
    outcome = 'handedOverAsArranged';
    leftAt = person.exitAt;
    waiting = person.exitAt - arrivedAt;
    door = duration(rules.handover, draws, first + DRAW.handover);
  } else if (arrivedAt >= person.exitAt) {
    outcome = arrivedAt > person.exitAt ? 'pickedUpFromHold' : 'pickedUpAtRelease';
    leftAt = arrivedAt;
    door = duration(rules.handover, draws, first + DRAW.handover);
  } else {
    const patience = duration(rules.patience, draws, first + DRAW.patience);
    // Nobody who was told of half past eleven gives up at eleven.
    const waitsUntil = Math.max(arrivedAt, person.expectedExitAt) + patience;
    const isHeld = person.leavesAt > person.exitAt;
    if (waitsUntil < person.exitAt) {
      outcome = 'teamLeft';
      waiting = waitsUntil - arrivedAt;
    } else if (!isHeld && chance(rules.otherExit, draws, first + DRAW.otherExit)) {
      // The team does not know that the person has left, so it waits until its patience ends (docs/reference/facts.md,
      // N4).
      outcome = 'lostByAnotherExit';
      leftAt = person.exitAt;
      waiting = waitsUntil - arrivedAt;
    } else {
      outcome = 'pickedUpAtRelease';
      leftAt = person.exitAt;
      waiting = person.exitAt - arrivedAt;
      door = duration(rules.handover, draws, first + DRAW.handover);
    }
  }
  const endedAt = arrivedAt + waiting;
  const departure = endedAt + door;
  const back =
    rules.wayBack === null
      ? drawTravel({ facility, at: departure }, policy, draws, first + DRAW.wayBack)
      : duration(rules.wayBack, draws, first + DRAW.wayBack);
  return {
    outcome,
    arrivedAt,
    leftAt,
    endedAt,
    freeAt: departure + back,
    drivingSeconds: outward + back,
    waitingSeconds: waiting,
    doorSeconds: door,
  };
}
