import { dayOfPerson } from '../engine/book/person-key.ts';
import type { Plan } from '../engine/plan/plan.ts';
import { Clock } from './lane.ts';
import type { Recording } from './recording.ts';
import type { OfficeSeen } from './waits.ts';

/** One field office under policy `p`, as a recording saw it. */
export function officeSeen(plan: Plan, recording: Recording, p: number, fieldOffice: number): OfficeSeen {
  const facility = plan.fieldOfficeOf.indexOf(fieldOffice);
  const policy = plan.policies[p];
  const { agentArrival } = policy.periods === null ? policy : policy.periods[0].rules[facility];
  const { regimes, inForce, agentArrival: written } = plan.scenario.policies[p];
  const regime = regimes === undefined || inForce === undefined ? null : regimes[inForce[0].regimeOf[facility]];
  return {
    rules: agentArrival,
    teamHours: (regime?.agentArrival ?? written).teams.map(({ hours }) => hours),
    trips: recording.policies[p].trips.filter((trip) => trip.fieldOffice === fieldOffice),
    clock: new Clock(plan.days),
    nameOf: (person) => {
      const number = recording.numbers.numberOf(person);
      if (number !== null) return `person ${number}`;
      return dayOfPerson(person) < 0 ? 'somebody booked before the run' : 'somebody booked after the run';
    },
  };
}
