import type { Plan } from '../plan/plan.ts';
import { observeReplication } from './observe-replication.ts';
import { PersonNumbers } from './person-numbers.ts';

/** The numbers (from 1) of the first `most` people with a detainer lodged before the exit under some policy. */
export function peopleWithDetainers(plan: Plan, replication: number, most: number): number[] {
  const keys = new Set<number>();
  observeReplication(plan, replication, {
    booked() {},
    followed(_policy, { person }, { notice }) {
      if (notice?.hasDetainer === true && keys.size < most && person >= 0) keys.add(person);
    },
    served() {},
  });
  const numbers = new PersonNumbers(plan, replication);
  return [...keys].flatMap((key) => numbers.numberOf(key) ?? []);
}
