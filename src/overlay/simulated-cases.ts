import type { AgentArrival } from '../../events/agent-arrival.ts';
import type { Booking } from '../../events/booking.ts';
import { type Outcome, PICKUPS } from '../../events/outcome.ts';
import { countedIn } from '../engine/plan/is-counted.ts';
import { makePlan, type Plan } from '../engine/plan/plan.ts';
import { observeReplication } from '../engine/run/observe-replication.ts';
import type { EventLog } from '../event-log/event-log.ts';
import { blankCase, type LoggedCase } from '../event-log/logged-case.ts';
import { type Case, leftWithoutTeam } from '../model/case.ts';
import { rulesAt } from '../model/policy.ts';
import type { ResolvedScenario } from '../resolved/scenario.ts';

/**
 * One replication (from 0) of a scenario with a single policy as a log: everybody booked in the counted time, numbered
 * as `explain --person` numbers them, in order of day.
 *
 * @throws RangeError if the scenario has more than one policy, since a log covers one course of events.
 */
export function simulatedLog(scenario: ResolvedScenario, replication: number): EventLog {
  const [policy, ...others] = scenario.policies;
  if (policy === undefined || others.length > 0) throw new RangeError('A log is written under exactly one policy.');
  const plan = makePlan(scenario);
  const origin = plan.days.unixSeconds(0);
  return {
    title: `${scenario.title}: ${policy.name}, replication ${replication + 1}, seed ${scenario.seed}`,
    cases: simulatedCases(plan, replication, origin),
    stamp: (instant) => plan.days.iso(instant - origin),
  };
}

function simulatedCases(plan: Plan, replication: number, origin: number): LoggedCase[] {
  const cases: LoggedCase[] = [];
  const waiting = new Map<number, { logged: LoggedCase; found: Case }>();
  const isCounted = countedIn(plan);
  observeReplication(plan, replication, {
    booked(booking) {
      if (isCounted(booking)) cases.push(booked(booking, String(cases.length + 1), plan, origin));
    },
    followed(_policy, booking, found) {
      if (!isCounted(booking)) return;
      const logged = cases[cases.length - 1];
      addCase(logged, found, reasonsAt(plan, booking), origin);
      if (found.outcome === null) waiting.set(booking.person, { logged, found });
      else addEnd(logged, found, null, origin);
    },
    sentAgain(_policy, { person, dispatchedAt, arrivedAt }) {
      const logged = waiting.get(person)?.logged;
      if (logged === undefined) return;
      if (dispatchedAt !== null)
        logged.earlierDispatchedAt = [...(logged.earlierDispatchedAt ?? []), origin + dispatchedAt];
      if (arrivedAt !== null) logged.earlierArrivedAt = [...(logged.earlierArrivedAt ?? []), origin + arrivedAt];
    },
    sent(_policy, { person, team, backAt }) {
      const logged = waiting.get(person)?.logged;
      if (logged === undefined) return;
      logged.teamNumber = team;
      logged.backAt = origin + backAt;
    },
    served(_policy, arrival) {
      const known = waiting.get(arrival.person);
      if (known === undefined) return; // booked in the warm-up or the cool-down
      addEnd(known.logged, known.found, arrival, origin);
      waiting.delete(arrival.person);
    },
  });
  if (waiting.size > 0) throw new Error(`${waiting.size} cases never ended.`);
  return cases;
}

function booked(booking: Booking, id: string, { scenario }: Plan, origin: number): LoggedCase {
  const logged = blankCase(id);
  logged.facility = scenario.facilities[booking.facility];
  if (scenario.fieldOffices && scenario.fieldOfficeOf)
    logged.fieldOffice = scenario.fieldOffices[scenario.fieldOfficeOf[booking.facility]];
  logged.priority = scenario.priorities[booking.priority];
  logged.foreignBorn = booking.foreignBorn;
  logged.priorContact = booking.priorContact;
  logged.convicted = booking.convicted;
  logged.consents = booking.consents;
  logged.bookedAt = origin + booking.bookedAt;
  return logged;
}

/** The release reasons in force at the booking, of which a notice has the index. */
function reasonsAt({ policies: [policy] }: Plan, { facility, bookedAt }: Booking): readonly { name: string }[] {
  return rulesAt(policy, facility, bookedAt).releaseNotice.reasons;
}

/** Adds all that is known before the field office. A call planned for after the exit is not made. */
function addCase(
  logged: LoggedCase,
  { detainer, exitAt, notice }: Case,
  reasons: readonly { name: string }[],
  origin: number,
): void {
  const at = (instant: number | null) => (instant === null ? null : origin + instant);
  const { calledAt } = detainer;
  logged.asked = detainer.asked;
  logged.calledAt = at(calledAt !== null && (exitAt === null || calledAt < exitAt) ? calledAt : null);
  logged.identifiedAt = at(detainer.identifiedAt);
  logged.channel = detainer.channel;
  logged.lodgedAt = at(detainer.lodgedAt);
  logged.askedAboutAt = at(detainer.askedAboutAt);
  logged.undelayedExitAt = at(exitAt);
  logged.exitAt = at(notice?.exitAt ?? exitAt);
  if (notice === null) return;
  logged.knownAt = at(notice.knownAt);
  logged.orderAt = at(notice.orderAt);
  logged.releaseReason = reasons[notice.reason].name;
  logged.sentAt = at(notice.sentAt);
  const isFound = notice.learnedBy === 'otherwise';
  logged.receivedAt = isFound ? null : at(notice.receivedAt);
  logged.foundAt = isFound ? at(notice.receivedAt) : null;
  logged.learnedBy = notice.learnedBy;
  logged.delayBasis = notice.delayBasis;
  logged.holdBasis = notice.holdBasis;
}

function addEnd(logged: LoggedCase, { notice, exitAt, outcome }: Case, arrival: AgentArrival | null, origin: number) {
  const at = (instant: number | null) => (instant === null ? null : origin + instant);
  logged.outcome = arrival?.outcome ?? outcome;
  if (notice === null || logged.outcome === null) {
    logged.leftAt = at(exitAt);
    return;
  }
  const leftAt = arrival === null ? leftWithoutTeam(notice) : arrival.leftAt;
  logged.leftAt = at(leftAt);
  if (leftAt > notice.exitAt) logged.heldAt = at(notice.exitAt);
  if (PICKUPS.includes(logged.outcome as Outcome)) logged.pickedUpAt = at(leftAt);
  if (arrival === null) return;
  logged.dueAt = at(arrival.dueAt);
  logged.dispatchedAt = at(arrival.dispatchedAt);
  logged.arrivedAt = at(arrival.arrivedAt);
  if (arrival.dispatches === 0) return;
  logged.dispatches = arrival.dispatches;
  logged.drivingSeconds = arrival.drivingSeconds;
  logged.waitingSeconds = arrival.waitingSeconds;
  logged.doorSeconds = arrival.doorSeconds;
}
