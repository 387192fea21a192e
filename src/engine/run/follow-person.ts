import type { AgentArrival } from '../../../events/agent-arrival.ts';
import type { Booking } from '../../../events/booking.ts';
import { StageDraws } from '../../draws/stage-draws.ts';
import type { Case } from '../../model/case.ts';
import { STAGE } from '../../model/draw-order.ts';
import { personKey } from '../book/person-key.ts';
import type { Plan } from '../plan/plan.ts';
import { observeReplication } from './observe-replication.ts';

/**
 * One person's case under every policy of a plan, in the plan's order. `arrival` is null if no notice was heard in
 * time.
 */
export interface Followed {
  booking: Booking;
  cases: { found: Case; arrival: AgentArrival | null }[];
}

/** How many people a replication (from 0) books in the counted time. */
export function countPeople(plan: Plan, replication: number): number {
  let people = 0;
  for (let day = 0; day < plan.scenario.days; day++) people += peopleOn(day, plan, replication);
  return people;
}

/** The key of the n-th person booked in the counted time (n from 1, in order of day); null if there are fewer. */
export function nthPerson(plan: Plan, replication: number, n: number): number | null {
  let rest = n - 1;
  for (let day = 0; day < plan.scenario.days; day++) {
    const people = peopleOn(day, plan, replication);
    if (rest < people) return personKey(day, rest);
    rest -= people;
  }
  return null;
}

/** Runs one replication and keeps what happens to one person. The others compete for the same teams. */
export function followPerson(plan: Plan, replication: number, person: number): Followed {
  let booking: Booking | null = null;
  const found = new Map<number, Case>();
  const arrivals = new Map<number, AgentArrival>();
  observeReplication(plan, replication, {
    booked(event) {
      if (event.person === person) booking = event;
    },
    followed(policy, event, followed) {
      if (event.person === person) found.set(policy, followed);
    },
    served(policy, event) {
      if (event.person === person) arrivals.set(policy, event);
    },
  });
  if (booking === null) throw new RangeError(`Nobody has the key ${person} in replication ${replication}.`);
  return {
    booking,
    cases: plan.policies.map((_, policy) => {
      const followed = found.get(policy);
      if (followed === undefined) throw new Error(`Person ${person} was not followed under policy ${policy}.`);
      return { found: followed, arrival: arrivals.get(policy) ?? null };
    }),
  };
}

/** The numbers (from 1) of the first `most` people with a detainer lodged before the exit under some policy. */
export function peopleWithDetainers(plan: Plan, replication: number, most: number): number[] {
  const keys = new Set<number>();
  observeReplication(plan, replication, {
    booked() {},
    followed(_policy, booking, { notice }) {
      if (notice?.hasDetainer === true && keys.size < most && booking.person >= 0) keys.add(booking.person);
    },
    served() {},
  });
  const numbers: number[] = [];
  let before = 0;
  for (let day = 0; day < plan.scenario.days; day++) {
    const people = peopleOn(day, plan, replication);
    for (let number = 0; number < people; number++) {
      if (keys.has(personKey(day, number))) numbers.push(before + number + 1);
    }
    before += people;
  }
  return numbers;
}

function peopleOn(day: number, plan: Plan, replication: number): number {
  const draws = new StageDraws(STAGE.day);
  draws.seek(plan.scenario.seed, replication, day);
  return plan.bookingDays.count(day, draws);
}
