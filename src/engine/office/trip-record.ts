import { isPickupAt, OUTCOME_INDEX } from '../../../events/outcome.ts';
import type { Trip } from '../../model/trip.ts';
import {
  AGENTS,
  ARRIVED_AT,
  DISPATCHED_AT,
  DISPATCHES,
  DOOR_SECONDS,
  DRIVING_SECONDS,
  type DueNotices,
  FRUITLESS_SECONDS,
  LEFT_AT,
  NEVER,
  OUTCOME,
  tripOf,
  WAITING_SECONDS,
} from './due-notices.ts';

/** A team's trip to the person of the notice whose row begins at `row`. */
export interface TripToRecord {
  row: number;
  trip: Trip;
  dispatchedAt: number;
  /** In the team. */
  agents: number;
}

/** Enters a trip. Times of several trips to the same person are added up. */
export function recordTrip({ rows, trips }: DueNotices, { row, trip, dispatchedAt, agents }: TripToRecord): void {
  const { drivingSeconds, waitingSeconds, doorSeconds } = trip;
  const outcome = indexOf(trip.outcome);
  const fruitlessSeconds = isPickupAt(outcome) ? 0 : drivingSeconds + waitingSeconds + doorSeconds;
  const isFirst = rows[row + DISPATCHES] === 0;
  rows[row + OUTCOME] = outcome;
  rows[row + DISPATCHES]++;
  const at = tripOf(row);
  trips[at + DISPATCHED_AT] = dispatchedAt;
  trips[at + ARRIVED_AT] = trip.arrivedAt ?? NEVER;
  trips[at + LEFT_AT] = trip.leftAt;
  trips[at + DRIVING_SECONDS] = drivingSeconds + (isFirst ? 0 : trips[at + DRIVING_SECONDS]);
  trips[at + WAITING_SECONDS] = waitingSeconds + (isFirst ? 0 : trips[at + WAITING_SECONDS]);
  trips[at + DOOR_SECONDS] = doorSeconds + (isFirst ? 0 : trips[at + DOOR_SECONDS]);
  trips[at + FRUITLESS_SECONDS] = fruitlessSeconds + (isFirst ? 0 : trips[at + FRUITLESS_SECONDS]);
  trips[at + AGENTS] = agents;
}

/** The same as OUTCOME_INDEX[outcome], without the call that a lookup by a varying name costs. */
function indexOf(outcome: Trip['outcome']): number {
  switch (outcome) {
    case 'late':
      return OUTCOME_INDEX.late;
    case 'pickedUpAtRelease':
      return OUTCOME_INDEX.pickedUpAtRelease;
    case 'pickedUpFromHold':
      return OUTCOME_INDEX.pickedUpFromHold;
    case 'handedOverAsArranged':
      return OUTCOME_INDEX.handedOverAsArranged;
    case 'teamLeft':
      return OUTCOME_INDEX.teamLeft;
    case 'noShow':
      return OUTCOME_INDEX.noShow;
    case 'lostByAnotherExit':
      return OUTCOME_INDEX.lostByAnotherExit;
  }
}
