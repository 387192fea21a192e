import { OUTCOMES, type Outcome } from '../../events/outcome.ts';
import { dayOfPerson } from '../engine/book/person-key.ts';
import type { Plan } from '../engine/plan/plan.ts';
import { observeReplication } from '../engine/run/observe-replication.ts';
import { PersonNumbers } from '../engine/run/person-numbers.ts';

/** How many counted people ended in one way, and the number of the first. */
export interface Ended {
  outcome: Outcome;
  people: number;
  first: number;
}

/** How many counted people ended in one way under the baseline and in another under a policy. */
export interface Moved {
  /** The policy's name. */
  policy: string;
  /** The outcome under the baseline. */
  from: Outcome;
  to: Outcome;
  people: number;
  first: number;
}

/** In the order of outcomes; `moved` policy by policy. Only what occurs. */
export interface OutcomesFound {
  /** Under the baseline. */
  ended: Ended[];
  moved: Moved[];
}

/** How the counted people of one replication (from 0) ended, under the baseline and compared with it. */
export function findOutcomes(plan: Plan, replication: number): OutcomesFound {
  const { baseline, policies, scenario } = plan;
  // By policy, then by outcome under the baseline × outcome under the policy.
  const pairs = policies.map(() => new Map<number, { people: number; firstKey: number }>());
  eachOutcome(plan, replication, (person, outcomes) => {
    for (const [p, outcome] of outcomes.entries()) {
      const pair = outcomes[baseline] * OUTCOMES.length + outcome;
      const seen = pairs[p].get(pair);
      if (seen === undefined) pairs[p].set(pair, { people: 1, firstKey: person });
      else {
        seen.people++;
        seen.firstKey = Math.min(seen.firstKey, person);
      }
    }
  });
  const numbers = new PersonNumbers(plan, replication);
  const found = (p: number) =>
    [...pairs[p]]
      .sort(([a], [b]) => a - b)
      .map(([pair, { people, firstKey }]) => ({
        policy: scenario.policies[p].name,
        from: OUTCOMES[Math.floor(pair / OUTCOMES.length)],
        to: OUTCOMES[pair % OUTCOMES.length],
        people,
        first: numbers.numberOf(firstKey)!,
      }));
  return {
    ended: found(baseline).map(({ to, people, first }) => ({ outcome: to, people, first })),
    moved: policies.flatMap((_, p) => (p === baseline ? [] : found(p).filter(({ from, to }) => from !== to))),
  };
}

/** Calls `visit` for every counted person with the outcomes (indexes into OUTCOMES) under all policies. */
function eachOutcome(plan: Plan, replication: number, visit: (person: number, outcomes: number[]) => void): void {
  const { days } = plan.scenario;
  const isCounted = (person: number) => dayOfPerson(person) >= 0 && dayOfPerson(person) < days;
  // People whose cases are still at a field office.
  const open = new Map<number, { outcomes: number[]; missing: number }>();
  const index = (outcome: Outcome) => OUTCOMES.indexOf(outcome);
  const enter = (person: number, p: number, outcome: Outcome | null) => {
    let one = open.get(person);
    if (one === undefined) {
      one = { outcomes: plan.policies.map(() => 0), missing: plan.policies.length };
      open.set(person, one);
    }
    if (outcome === null) return;
    one.outcomes[p] = index(outcome);
    one.missing--;
    if (one.missing > 0) return;
    open.delete(person);
    visit(person, one.outcomes);
  };
  observeReplication(plan, replication, {
    booked() {},
    followed(p, { person }, { outcome }) {
      if (isCounted(person)) enter(person, p, outcome);
    },
    served(p, { person, outcome }) {
      if (isCounted(person)) enter(person, p, outcome);
    },
  });
}
