import { countedIn } from '../engine/plan/is-counted.ts';
import type { Plan } from '../engine/plan/plan.ts';
import { ObservedReplications } from '../engine/run/observe-replication.ts';
import { measureOfKey } from '../measures/definitions.ts';
import { type OutcomeByPerson, type PairedPolicy, PairedStates, type StateRun } from '../measures/paired-states.ts';

/** The measures in which two states of a page are compared. */
const COMPARED = ['pickupRate', 'hoursHeld', 'agentHoursWithoutPickup'] as const;

/** Two states of a scenario over the same replications: plain data. */
export interface Compared {
  replications: number;
  days: number;
  /** People who are booked, over all replications; they are the same people if nothing of the bookings differs. */
  bookings: { before: number; after: number };
  policies: (PairedPolicy & { name: string })[];
}

/** Runs two states of a scenario side by side, one replication after the other, and pairs them person by person. */
export class ComparedStates {
  private readonly before: State;
  private readonly after: State;
  private readonly pairs: readonly PairedStates[];
  private replications = 0;

  /** Both plans have the same policies, in the same order. */
  constructor(before: Plan, after: Plan) {
    this.before = new State(before);
    this.after = new State(after);
    this.pairs = after.policies.map(() => new PairedStates(COMPARED.map(measureOfKey)));
  }

  runOne(): void {
    const [before, after] = [this.before, this.after].map((state) => state.run(this.replications));
    for (const [p, pair] of this.pairs.entries()) pair.add(before[p], after[p]);
    this.replications++;
  }

  found(): Compared {
    const { before, after, replications, pairs } = this;
    const { days, policies } = after.plan.scenario;
    return {
      replications,
      days,
      bookings: { before: before.bookings, after: after.bookings },
      policies: policies.map(({ name }, p) => ({ name, ...pairs[p].found() })),
    };
  }
}

class State {
  readonly plan: Plan;
  bookings = 0;
  private readonly replications: ObservedReplications;
  private readonly isCounted: ReturnType<typeof countedIn>;

  constructor(plan: Plan) {
    this.plan = plan;
    this.replications = new ObservedReplications(plan);
    this.isCounted = countedIn(plan);
  }

  /** What a replication gives under each policy. The counters are those of the next replication, too. */
  run(replication: number): StateRun[] {
    const { plan, isCounted } = this;
    const { counters } = this.replications;
    const outcomes = counters.map((): OutcomeByPerson => new Map());
    const open = counters.map(() => new Set<number>());
    this.replications.run(replication, {
      everybody: false,
      booked() {},
      followed(p, booking, found) {
        if (!isCounted(booking)) return;
        if (found.outcome === null) open[p].add(booking.person);
        else outcomes[p].set(booking.person, found.outcome);
      },
      served(p, { person, outcome }) {
        if (open[p].has(person)) outcomes[p].set(person, outcome);
      },
    });
    this.bookings += counters[0].bookings;
    return counters.map((counted, p) => ({
      counters: counted,
      costs: plan.scenario.policies[p].costs,
      outcomes: outcomes[p],
    }));
  }
}
