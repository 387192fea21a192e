import { isPickupAt, outcomeIndex } from '../../../events/outcome.ts';
import type { Trip } from '../../model/trip.ts';

import {
  ARRIVED_AT,
  DISPATCHED_AT,
  DISPATCHES,
  DOOR_SECONDS,
  DRIVING_SECONDS,
  FRUITLESS_SECONDS,
  LEFT_AT,
  NEVER,
  OUTCOME,
  WAITING_SECONDS,
} from './due-notices.ts';

/** Enters a trip into the row that begins at `row`. */
export function recordTrip(rows: Int32Array, row: number, trip: Trip, dispatchedAt: number): void {
  const { drivingSeconds, waitingSeconds, doorSeconds } = trip;
  const outcome = outcomeIndex(trip.outcome);
  const fruitlessSeconds = isPickupAt(outcome) ? 0 : drivingSeconds + waitingSeconds + doorSeconds;
  const isFirst = rows[row + DISPATCHES] === 0;
  rows[row + OUTCOME] = outcome;
  rows[row + DISPATCHES]++;
  rows[row + DISPATCHED_AT] = dispatchedAt;
  rows[row + ARRIVED_AT] = trip.arrivedAt ?? NEVER;
  rows[row + LEFT_AT] = trip.leftAt;
  rows[row + DRIVING_SECONDS] = drivingSeconds + (isFirst ? 0 : rows[row + DRIVING_SECONDS]);
  rows[row + WAITING_SECONDS] = waitingSeconds + (isFirst ? 0 : rows[row + WAITING_SECONDS]);
  rows[row + DOOR_SECONDS] = doorSeconds + (isFirst ? 0 : rows[row + DOOR_SECONDS]);
  rows[row + FRUITLESS_SECONDS] = fruitlessSeconds + (isFirst ? 0 : rows[row + FRUITLESS_SECONDS]);
}
