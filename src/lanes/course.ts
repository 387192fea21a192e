import type { Booking } from '../../events/booking.ts';
import type { TeamTrip } from '../engine/office/team-trip.ts';
import { leftWithoutTeam } from '../model/case.ts';
import type { Policy } from '../model/policy.ts';
import type { ResolvedPolicy } from '../resolved/scenario.ts';
import type { Clock } from './lane.ts';
import type { RecordedCase } from './recording.ts';

/** What happened to one person under one policy, and the rules behind it. */
export interface Course extends RecordedCase {
  booking: Booking;
  facility: string;
  /** The teams sent to the person, in order of time. */
  trips: TeamTrip[];
  /** The rules that were in force for the person, with hours in numbers. */
  inForce: ResolvedPolicy;
  /** The policy as the stages read it. */
  policy: Policy;
  clock: Clock;
}

/** When the person left, alone or with agents; null if the simulation did not follow the person so far. */
export function leftAt({ found, arrival }: RecordedCase): number | null {
  if (arrival !== null) return arrival.leftAt;
  return found.notice === null ? found.exitAt : leftWithoutTeam(found.notice);
}

/** The ordinary exit, before any hold; null if nobody asks about it. */
export function exitOf({ found }: RecordedCase): number | null {
  return found.notice?.exitAt ?? found.exitAt;
}
