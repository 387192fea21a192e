import { countFlow, type Flows } from '../../measures/flows.ts';

/**
 * The outcomes of the counted people of one replication about whom the agency asks, under every policy: a byte per
 * person and policy, in a buffer that is reused from one replication to the next.
 */
export class OutcomesOfPeople {
  private readonly policies: number;
  /** By person and then by policy: an index into OUTCOMES. */
  private outcomes: Uint8Array;
  private people = 0;

  constructor(policies: number) {
    this.policies = policies;
    this.outcomes = new Uint8Array(FIRST_PEOPLE * policies);
  }

  clear(): void {
    this.people = 0;
  }

  /** Makes room for more people, and returns the number of the first of them, from 0. */
  add(people = 1): number {
    const first = this.people;
    this.people += people;
    const size = this.people * this.policies;
    if (size > this.outcomes.length) {
      const wider = new Uint8Array(2 * size);
      wider.set(this.outcomes);
      this.outcomes = wider;
    }
    return first;
  }

  /** Every person needs an outcome under every policy. */
  set(person: number, policy: number, outcome: number): void {
    this.outcomes[person * this.policies + policy] = outcome;
  }

  /** Adds everybody to the flows from the baseline to each of the other policies. */
  addTo(flows: readonly Flows[], baseline: number): void {
    const { outcomes, policies } = this;
    for (let first = 0; first < this.people * policies; first += policies) {
      for (let p = 0; p < policies; p++) {
        if (p !== baseline) countFlow(flows[p], outcomes[first + baseline], outcomes[first + p]);
      }
    }
  }
}

const FIRST_PEOPLE = 1024;
