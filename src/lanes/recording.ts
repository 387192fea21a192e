import type { AgentArrival } from '../../events/agent-arrival.ts';
import type { Booking } from '../../events/booking.ts';
import type { TeamTrip } from '../engine/office/team-trip.ts';
import type { Plan } from '../engine/plan/plan.ts';
import { observeReplication } from '../engine/run/observe-replication.ts';
import { PersonNumbers } from '../engine/run/person-numbers.ts';
import { blankCaseRecords, type Case } from '../model/case.ts';
import { blankDetainer } from '../model/detainer.ts';

/** One person's case under one policy; `arrival` is null if it ended before the field office. */
export interface RecordedCase {
  found: Case;
  arrival: AgentArrival | null;
}

/** What one replication did under every policy: its people, and every trip of every team. */
export interface Recording {
  replication: number;
  numbers: PersonNumbers;
  /** By the person's key: everybody whom a policy follows. People booked outside the counted time compete for teams. */
  bookings: Map<number, Booking>;
  /** In the plan's order. */
  policies: RecordedPolicy[];
}

export interface RecordedPolicy {
  /** By the person's key, without those of whom the agency never heard. */
  cases: Map<number, RecordedCase>;
  /** In order of time within each field office. */
  trips: TeamTrip[];
}

/** Whether to keep a person's case under a policy. */
export type Keeps = (booking: Booking, found: Case) => boolean;

/**
 * Runs one replication (from 0) and keeps what happened, for lanes. It runs once for all policies. `keeps` says which
 * cases are kept (default: all); trips are kept of all teams, because other people explain a wait. Without `everybody`,
 * nothing is seen of people about whom no policy can ask anything, which takes half the time.
 */
export function recordReplication(
  plan: Plan,
  replication: number,
  keeps: Keeps = () => true,
  everybody = true,
): Recording {
  const bookings = new Map<number, Booking>();
  const policies = plan.policies.map((): RecordedPolicy => ({ cases: new Map(), trips: [] }));
  observeReplication(plan, replication, {
    everybody,
    booked() {},
    followed(p, booking, found) {
      const { person } = booking;
      if (!keeps(booking, found)) return;
      if (!bookings.has(person)) bookings.set(person, { ...booking });
      if (!isUntouched(found)) policies[p].cases.set(person, { found, arrival: null });
    },
    sent(p, trip) {
      policies[p].trips.push(trip);
    },
    served(p, arrival) {
      const recorded = policies[p].cases.get(arrival.person);
      if (recorded !== undefined) recorded.arrival = arrival;
    },
  });
  return { replication, numbers: new PersonNumbers(plan, replication), bookings, policies };
}

/** Keeps one person's cases. */
export function only(person: number): Keeps {
  return (booking) => booking.person === person;
}

/** Most people of a year: nobody calls about them, and the agency never identifies them. */
function isUntouched({ detainer, outcome }: Case): boolean {
  return outcome === 'notIdentified' && detainer.calledAt === null && detainer.identifiedAt === null;
}

/** A person's case under policy `p`. The person's booking must have been kept. */
export function caseOf({ policies, bookings }: Recording, p: number, person: number): RecordedCase {
  const recorded = policies[p].cases.get(person);
  if (recorded !== undefined) return recorded;
  if (!bookings.has(person)) throw new RangeError(`The recording has nobody with the key ${person}.`);
  const detainer = { ...blankDetainer(), person };
  return { found: { ...blankCaseRecords().found, detainer, outcome: 'notIdentified' }, arrival: null };
}
