import { OUTCOME_INDEX, type Outcome } from '../../events/outcome.ts';
import type { ResolvedCosts } from '../resolved/scenario.ts';
import { ExactProducts, ExactRatio } from '../sums/exact-ratio.ts';
import { ExactSum } from '../sums/exact-sum.ts';
import type { Counters } from './counters.ts';
import { isRatio, measured } from './definitions.ts';
import { ratioDifferenceEstimate } from './estimates.ts';
import { blankFlows, countFlow, flowsByOutcome } from './flows.ts';
import { type Estimate, pairedEstimate } from './interval.ts';
import type { Measure, Ratio } from './measure.ts';
import type { Result } from './result.ts';

export type OutcomeByPerson = Map<number, Outcome>;

/** What one replication of a state gave under one policy. */
export interface StateRun {
  counters: Counters;
  costs: ResolvedCosts;
  /** Of the counted people about whom the agency asks. */
  outcomes: OutcomeByPerson;
}

/** One measure of both states, and the difference of the second from the first. */
export interface PairedMeasure {
  key: string;
  before: number | null;
  after: number | null;
  difference: Estimate;
}

export interface PairedPolicy {
  measures: PairedMeasure[];
  /** People by their outcome in the first state and their outcome in the second. */
  from: Result['flows'][number]['from'];
}

/**
 * Two states of a scenario under one policy, over the same people and the same replications. Differences and their
 * intervals are those that a report has between two policies: ratios are pooled, errors are paired by replication.
 */
export class PairedStates {
  private readonly pairs: readonly Pair[];
  private readonly flows = blankFlows(2);

  constructor(measures: readonly Measure[]) {
    this.pairs = measures.map((measure) => (isRatio(measure) ? new PairedRatio(measure) : new PairedAmount(measure)));
  }

  /** Adds one replication of both states. */
  add(before: StateRun, after: StateRun): void {
    for (const pair of this.pairs) pair.add(before, after);
    for (const [person, outcome] of before.outcomes) {
      this.countMove(outcome, after.outcomes.get(person) ?? NOT_ASKED);
    }
    for (const [person, outcome] of after.outcomes) {
      if (!before.outcomes.has(person)) this.countMove(NOT_ASKED, outcome);
    }
  }

  found(): PairedPolicy {
    return { measures: this.pairs.map((pair) => pair.found()), from: flowsByOutcome(this.flows) };
  }

  private countMove(from: Outcome, to: Outcome): void {
    countFlow(this.flows, OUTCOME_INDEX[from], OUTCOME_INDEX[to]);
  }
}

/** Of somebody about whom the agency asks in one state only. */
const NOT_ASKED = 'notIdentified' satisfies Outcome;

interface Pair {
  add(before: StateRun, after: StateRun): void;
  found(): PairedMeasure;
}

class PairedRatio implements Pair {
  private readonly measure: Measure & Ratio;
  private readonly before = new ExactRatio();
  private readonly after = new ExactRatio();
  private readonly products = new ExactProducts();

  constructor(measure: Measure & Ratio) {
    this.measure = measure;
  }

  add(before: StateRun, after: StateRun): void {
    const [was, is] = [before, after].map(({ counters }) => this.measure.countsOf(counters));
    this.before.add(...was);
    this.after.add(...is);
    this.products.add(is, was);
  }

  found(): PairedMeasure {
    const { measure, before, after, products } = this;
    const pooled = ({ count, mean }: ExactRatio) => (count === 0 ? null : mean / measure.partsPerUnit);
    const difference = ratioDifferenceEstimate(measure, after, before, { products });
    return { key: measure.key, before: pooled(before), after: pooled(after), difference };
  }
}

class PairedAmount implements Pair {
  private readonly measure: Measure;
  private readonly before = new ExactSum();
  private readonly after = new ExactSum();
  private readonly differences = new ExactSum();

  constructor(measure: Measure) {
    this.measure = measure;
  }

  add(before: StateRun, after: StateRun): void {
    const [was, is] = [before, after].map(({ counters, costs }) => measured(this.measure, counters, costs));
    if (was !== null) this.before.add(was);
    if (is !== null) this.after.add(is);
    if (was !== null && is !== null) this.differences.add(is - was);
  }

  found(): PairedMeasure {
    const mean = (sum: ExactSum) => (sum.count === 0 ? null : sum.mean);
    const { before, after, differences } = this;
    return {
      key: this.measure.key,
      before: mean(before),
      after: mean(after),
      difference: pairedEstimate(differences),
    };
  }
}
