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
