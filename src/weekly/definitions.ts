import type { Booking } from '../../events/booking.ts';
import { countedIn } from '../engine/plan/is-counted.ts';
import type { Plan } from '../engine/plan/plan.ts';
import { ObservedReplications } from '../engine/run/observe-replication.ts';
import { PersonNumbers } from '../engine/run/person-numbers.ts';
import type { Case } from '../model/case.ts';
import { COUNTED_BY } from './declined.ts';
import type { DefinitionsResult } from './definitions-result.ts';
import { type EndedCase, TERM_KEYS, TERMS } from './terms.ts';

type Policies = DefinitionsResult['policies'];

/** Counts a run's detainers as each party does, one replication after the other. */
export class DefinitionCounts {
  readonly policies: Policies;
  /** The cases of the first replication that one party counts and the other does not, in the order of the persons. */
  readonly cases: DefinitionsResult['cases'] = [];
  replications = 0;
  private readonly plan: Plan;
  private readonly observed: ObservedReplications;
  private readonly isCounted: (booking: Booking) => boolean;
  /** Of the first replication: the numbers that `explain` takes. */
  private readonly numbers: PersonNumbers;

  constructor(plan: Plan) {
    this.plan = plan;
    this.observed = new ObservedReplications(plan);
    this.isCounted = countedIn(plan);
    this.numbers = new PersonNumbers(plan, 0);
    this.policies = plan.scenario.policies.map(({ name, title }) => ({
      policy: name,
      title,
      lodged: 0,
      terms: TERM_KEYS.map((term) => ({ term, agency: 0, county: 0, agencyOnly: 0, countyOnly: 0 })),
    }));
  }

  /** Counts a replication, from 0. */
  add(replication: number): void {
    const open = this.plan.policies.map(() => new Map<number, { booking: Booking; found: Case }>());
    this.observed.run(replication, {
      everybody: false,
      booked() {},
      followed: (policy, booking, found) => {
        if (found.notice?.hasDetainer !== true || !this.isCounted(booking)) return;
        if (found.outcome === null) open[policy].set(booking.person, { booking, found });
        else this.count(policy, replication, { booking, found, arrival: null });
      },
      served: (policy, arrival) => {
        const known = open[policy].get(arrival.person);
        if (known !== undefined) this.count(policy, replication, { ...known, arrival });
      },
    });
    this.replications++;
    if (replication === 0) this.cases.sort((a, b) => a.person - b.person);
  }

  private count(p: number, replication: number, ended: EndedCase): void {
    const policy = this.policies[p];
    policy.lodged++;
    for (const [t, term] of TERM_KEYS.entries()) {
      const by = TERMS[term].countedBy(ended, this.plan.policies[p]);
      const counts = policy.terms[t];
      for (const party of COUNTED_BY) if (by[party]) counts[party]++;
      if (by.agency === by.county) continue;
      const party = by.agency ? 'agency' : 'county';
      counts[`${party}Only`]++;
      if (replication > 0) continue;
      const outcome = (ended.arrival?.outcome ?? ended.found.outcome)!;
      this.cases.push({
        policy: policy.policy,
        term,
        countedBy: party,
        person: this.numbers.numberOf(ended.booking.person)!,
        outcome,
      });
    }
  }
}
