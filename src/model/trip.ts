import type { Outcome } from '../../events/outcome.ts';
import { chance, type Draws, duration } from './chance.ts';
import { ARRIVAL_DRAW as DRAW, DRAWS_PER_DISPATCH } from './draw-order.ts';
import type { Policy } from './policy.ts';
import { drawTravel } from './travel.ts';

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

export function blankDispatch(): Dispatch {
  return { facility: 0, expectedExitAt: 0, exitAt: 0, leavesAt: 0, arranged: false, dispatchedAt: 0, attempt: 0 };
}

export function blankTrip(): Trip {
  return {
    outcome: 'noShow',
    arrivedAt: null,
    leftAt: 0,
    endedAt: 0,
    freeAt: 0,
    drivingSeconds: 0,
    waitingSeconds: 0,
    doorSeconds: 0,
  };
}

/** Stage 4 for one dispatch. Overwrites `trip` if it is given. */
export function makeTrip(person: Dispatch, policy: Policy, draws: Draws, trip: Trip = blankTrip()): Trip {
  const { facility, dispatchedAt, attempt } = person;
  const rules = policy.agentArrival;
  const first = attempt * DRAWS_PER_DISPATCH;
  const outward = drawTravel({ facility, at: dispatchedAt }, policy, draws, first + DRAW.travel);
  const reachesAt = dispatchedAt + outward;
  trip.leftAt = person.leavesAt;
  trip.drivingSeconds = trip.waitingSeconds = trip.doorSeconds = 0;
  if (chance(rules.noShow, draws, first + DRAW.noShow)) {
    trip.outcome = 'noShow';
    trip.arrivedAt = null;
    trip.endedAt = trip.freeAt = reachesAt;
    return trip;
  }
  trip.arrivedAt = reachesAt;
  meet(person, rules, draws, trip);
  trip.endedAt = reachesAt + trip.waitingSeconds;
  const departure = trip.endedAt + trip.doorSeconds;
  const back =
    rules.wayBack === null
      ? drawTravel({ facility, at: departure }, policy, draws, first + DRAW.wayBack)
      : duration(rules.wayBack, draws, first + DRAW.wayBack);
  trip.freeAt = departure + back;
  trip.drivingSeconds = outward + back;
  return trip;
}

/** What becomes of a person to whom a team has come: the outcome, when the person leaves, and the team's time. */
function meet(person: Dispatch, rules: Policy['agentArrival'], draws: Draws, trip: Trip): void {
  const { expectedExitAt, exitAt, leavesAt } = person;
  const first = person.attempt * DRAWS_PER_DISPATCH;
  const arrivedAt = trip.arrivedAt!;
  if (arrivedAt > leavesAt) {
    trip.outcome = 'late';
    return;
  }
  if (person.arranged) {
    trip.outcome = 'handedOverAsArranged';
  } else if (arrivedAt >= exitAt) {
    trip.outcome = arrivedAt > exitAt ? 'pickedUpFromHold' : 'pickedUpAtRelease';
  } else {
    const patience = duration(rules.patience, draws, first + DRAW.patience);
    // Nobody who was told of half past eleven gives up at eleven.
    const waitsUntil = Math.max(arrivedAt, expectedExitAt) + patience;
    const isHeld = leavesAt > exitAt;
    if (waitsUntil < exitAt) {
      trip.outcome = 'teamLeft';
      trip.waitingSeconds = waitsUntil - arrivedAt;
      return;
    }
    if (!isHeld && chance(rules.otherExit, draws, first + DRAW.otherExit)) {
      // The team does not know that the person has left, so it waits until its patience ends (docs/reference/facts.md,
      // N4).
      trip.outcome = 'lostByAnotherExit';
      trip.leftAt = exitAt;
      trip.waitingSeconds = waitsUntil - arrivedAt;
      return;
    }
    trip.outcome = 'pickedUpAtRelease';
  }
  trip.leftAt = Math.max(arrivedAt, exitAt);
  trip.waitingSeconds = trip.leftAt - arrivedAt;
  trip.doorSeconds = duration(rules.handover, draws, first + DRAW.handover);
}
