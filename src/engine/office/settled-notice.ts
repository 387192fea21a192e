import type { AgentArrival } from '../../../events/agent-arrival.ts';
import { OUTCOMES } from '../../../events/outcome.ts';
import type { Counters } from '../../measures/counters.ts';
import { countArrival, countSettled, type SettledNotice } from '../../measures/observe.ts';
import { HAS_DETAINER, TOLD, TOO_SHORT } from './due-notice.ts';
import {
  AGENTS,
  ARRIVED_AT,
  COUNTED,
  DELAY_BASIS,
  DISPATCHED_AT,
  DISPATCHES,
  DOOR_SECONDS,
  DRIVING_SECONDS,
  DUE_AT,
  type DueNotices,
  EXIT_AT,
  FLAGS,
  FRUITLESS_SECONDS,
  HOLD_BASIS,
  LEAVES_AT,
  LEFT_AT,
  NEVER,
  OUTCOME,
  PERSON,
  RECEIVED_AT,
  UNDELAYED_EXIT_AT,
  WAITING_SECONDS,
} from './due-notices.ts';

export function blankSettled(): SettledNotice {
  return {
    outcome: 0,
    hasDetainer: true,
    isTold: true,
    receivedAt: 0,
    undelayedExitAt: 0,
    exitAt: 0,
    leavesAt: 0,
    isTooShort: false,
    leftAt: 0,
    arrivedAt: null,
    dispatches: 0,
    agents: 0,
    drivingSeconds: 0,
    waitingSeconds: 0,
    doorSeconds: 0,
    fruitlessSeconds: 0,
    delayBasis: 0,
    holdBasis: 0,
  };
}

/** A settled notice as the measures read it. Overwrites `settled` if it is given. */
export function readSettled(due: DueNotices, notice: number, settled: SettledNotice = blankSettled()): SettledNotice {
  const { rows } = due;
  const row = due.rowOf(notice);
  const dispatches = rows[row + DISPATCHES];
  settled.outcome = rows[row + OUTCOME];
  settled.hasDetainer = (rows[row + FLAGS] & HAS_DETAINER) !== 0;
  settled.isTold = (rows[row + FLAGS] & TOLD) !== 0;
  settled.isTooShort = (rows[row + FLAGS] & TOO_SHORT) !== 0;
  settled.receivedAt = rows[row + RECEIVED_AT];
  settled.undelayedExitAt = rows[row + UNDELAYED_EXIT_AT];
  settled.exitAt = rows[row + EXIT_AT];
  settled.leavesAt = rows[row + LEAVES_AT];
  settled.delayBasis = rows[row + DELAY_BASIS];
  settled.holdBasis = rows[row + HOLD_BASIS];
  settled.dispatches = dispatches;
  if (dispatches === 0) {
    settled.leftAt = settled.leavesAt;
    settled.arrivedAt = null;
    settled.drivingSeconds = settled.waitingSeconds = settled.doorSeconds = settled.fruitlessSeconds = 0;
    return settled;
  }
  settled.leftAt = rows[row + LEFT_AT];
  settled.agents = rows[row + AGENTS];
  settled.arrivedAt = instantOrNull(rows[row + ARRIVED_AT]);
  settled.drivingSeconds = rows[row + DRIVING_SECONDS];
  settled.waitingSeconds = rows[row + WAITING_SECONDS];
  settled.doorSeconds = rows[row + DOOR_SECONDS];
  settled.fruitlessSeconds = rows[row + FRUITLESS_SECONDS];
  return settled;
}

/** Counts a settled notice, if its person is counted. Overwrites `settled` if it is given. */
export function countSettledNotice(counters: Counters, due: DueNotices, notice: number, settled?: SettledNotice): void {
  const { rows } = due;
  const row = due.rowOf(notice);
  if (rows[row + COUNTED] === 0) return;
  // For a person with a detainer who is neither sent for nor held, only the outcome is counted: half of the
  // benchmark's people.
  const isLodged = (rows[row + FLAGS] & HAS_DETAINER) !== 0;
  const isPlain = isLodged && rows[row + DISPATCHES] === 0 && rows[row + LEAVES_AT] === rows[row + UNDELAYED_EXIT_AT];
  if (isPlain && rows[row + HOLD_BASIS] < 0) counters.outcomes[rows[row + OUTCOME]]++;
  else countSettled(counters, readSettled(due, notice, settled));
}

/**
 * Counts the arrival of a team after which another was sent to the same person. The last team's arrival is counted when
 * the notice is settled.
 */
export function countEarlierTrip(counters: Counters, due: DueNotices, notice: number): void {
  const { rows } = due;
  const row = due.rowOf(notice);
  if (rows[row + COUNTED] === 0 || rows[row + ARRIVED_AT] === NEVER) return;
  countArrival(counters, rows[row + RECEIVED_AT], rows[row + EXIT_AT], rows[row + ARRIVED_AT]);
}

/** A row of the field office as an event. */
export function arrivalEvent(due: DueNotices, notice: number): AgentArrival {
  const row = due.rowOf(notice);
  const { arrivedAt, leftAt, outcome, dispatches, drivingSeconds, waitingSeconds, doorSeconds } = readSettled(
    due,
    notice,
  );
  return {
    person: due.rows[row + PERSON],
    dueAt: due.rows[row + DUE_AT],
    dispatchedAt: dispatches > 0 ? due.rows[row + DISPATCHED_AT] : null,
    arrivedAt,
    leftAt,
    outcome: OUTCOMES[outcome],
    dispatches,
    drivingSeconds,
    waitingSeconds,
    doorSeconds,
  };
}

function instantOrNull(value: number): number | null {
  return value === NEVER ? null : value;
}
