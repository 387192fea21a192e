import type { Booking } from '../../events/booking.ts';
import type { LearnedBy } from '../../events/release-notice.ts';
import { policyInForce } from '../engine/plan/in-force.ts';
import type { Plan } from '../engine/plan/plan.ts';
import { agencyLane } from './agency-lane.ts';
import { type Course, exitOf, leftAt } from './course.ts';
import { type Ending, endingOf } from './ending.ts';
import { jailLane } from './jail-lane.ts';
import { Clock, type Lane } from './lane.ts';
import { officeSeen } from './office-seen.ts';
import { caseOf, only, type Recording, recordReplication } from './recording.ts';
import { teamLane } from './team-lane.ts';

/** One simulated person under every policy of a plan. Instants are seconds since 1970-01-01 UTC. */
export interface PersonLanes {
  /** The key of events, and the number that `explain --person` takes: null if booked outside the counted time. */
  person: number;
  number: number | null;
  /** How many people the replication books in the counted time. */
  people: number;
  bookedAt: number;
  localBookedAt: string;
  facility: string;
  priority: string;
  foreignBorn: boolean;
  /** An earlier encounter with the agency is on record. */
  priorContact: boolean;
  /** Convicted; if false, charged. */
  convicted: boolean;
  /** Agrees, or would agree if asked, to a call to the agency. */
  consents: boolean;
  /** In the plan's order. */
  policies: PolicyLanes[];
}

export interface PolicyLanes {
  name: string;
  /** If the policy changes on dates, this says which of its rules are meant. */
  title: string;
  lanes: { jail: Lane<'jail'>; agency: Lane<'agency'>; team: Lane<'team'> };
  ending: Ending;
  /** The ordinary exit, before any hold; null if the agency never learned of the person. */
  exitAt: number | null;
  leftAt: number | null;
  /** A detainer was lodged before the exit; if not, the agency may have asked about the person. */
  hasDetainer: boolean;
  learnedBy: LearnedBy;
  /** How much notice the agency asks for, in seconds. */
  requestedLead: number;
  /** In seconds; null where there is none. Negative: after the exit. */
  noticeWindow: number | null;
  heardWindow: number | null;
  /** Positive: after the exit. */
  pickupGap: number | null;
  /** Past the undelayed exit; 0 if not at all. */
  heldFor: number;
}

/**
 * What happens to one person (a key) in a replication (from 0) under every policy. Without a recording it makes one,
 * which runs the replication once; a caller that asks about several people or days hands the same in again.
 */
export function personLanes(
  plan: Plan,
  replication: number,
  person: number,
  recording: Recording = recordReplication(plan, replication, only(person)),
): PersonLanes {
  const booking = recording.bookings.get(person);
  if (booking === undefined) throw new RangeError(`Nobody has the key ${person} in replication ${replication}.`);
  const { scenario } = plan;
  return {
    person,
    number: recording.numbers.numberOf(person),
    people: recording.numbers.people,
    bookedAt: plan.days.unixSeconds(booking.bookedAt),
    localBookedAt: plan.days.label(booking.bookedAt),
    facility: scenario.facilities[booking.facility],
    priority: scenario.priorities[booking.priority],
    foreignBorn: booking.foreignBorn,
    priorContact: booking.priorContact,
    convicted: booking.convicted,
    consents: booking.consents,
    policies: scenario.policies.map((_, p) => policyLanes(plan, recording, p, booking)),
  };
}

function policyLanes(plan: Plan, recording: Recording, p: number, booking: Booking): PolicyLanes {
  const recorded = caseOf(recording, p, booking.person);
  const { found, arrival } = recorded;
  const clock = new Clock(plan.days);
  const course: Course = {
    ...recorded,
    booking,
    facility: plan.scenario.facilities[booking.facility],
    trips: recording.policies[p].trips.filter(({ person }) => person === booking.person),
    inForce: policyInForce(plan, p, booking, found),
    policy: plan.policies[p],
    clock,
  };
  const office = officeSeen(plan, recording, p, plan.fieldOfficeOf[booking.facility]);
  const exitAt = exitOf(course);
  const left = leftAt(course);
  const { notice } = found;
  const unix = (t: number | null) => (t === null ? null : clock.unix(t));
  const before = (t: number | null | undefined) => (t == null || exitAt === null ? null : exitAt - t);
  return {
    name: course.inForce.name,
    title: course.inForce.title,
    lanes: { jail: jailLane(course), agency: agencyLane(course), team: teamLane(course, office) },
    ending: endingOf(course, office),
    exitAt: unix(exitAt),
    leftAt: unix(left),
    hasDetainer: notice?.hasDetainer ?? false,
    learnedBy: notice?.learnedBy ?? 'nothing',
    requestedLead: course.inForce.releaseNotice.requestedLeadSeconds,
    noticeWindow: before(notice?.sentAt),
    heardWindow: before(notice?.receivedAt),
    pickupGap: arrival?.arrivedAt == null || exitAt === null ? null : arrival.arrivedAt - exitAt,
    heldFor: notice === null || left === null ? 0 : left - notice.undelayedExitAt,
  };
}
