import { NOT_LODGED, OUTCOMES, type Outcome } from '../../events/outcome.ts';
import type { Result } from './result.ts';

/**
 * Gross flows: people by their outcome under the baseline and their outcome under another policy. Counted are those
 * whose case goes beyond the detainer under at least one of the two; of everybody else neither policy asks anything of
 * the jail. A flow is at baseline × OUTCOMES.length + other, both indices into OUTCOMES.
 */
export type Flows = Float64Array;

const SIZE = OUTCOMES.length;

/** Blank flows; with a single policy, there are none. */
export function blankFlows(policies: number): Flows {
  return new Float64Array(policies > 1 ? SIZE * SIZE : 0);
}

const endsAtDetainer = OUTCOMES.map((key) => NOT_LODGED.includes(key));

/** Counts a person with these outcomes, as indices into OUTCOMES. */
export function countFlow(flows: Flows, baseline: number, other: number): void {
  if (endsAtDetainer[baseline] && endsAtDetainer[other]) return;
  flows[baseline * SIZE + other]++;
}

/**
 * Adds one replication's people. `outcomes` has, by policy, the outcomes of the same people in the same order.
 * Throws if they cannot be the same people.
 */
export function addFlows(flows: readonly Flows[], outcomes: readonly Uint8Array[], baseline: number): void {
  const base = outcomes[baseline];
  for (const [p, others] of outcomes.entries()) {
    if (others.length !== base.length)
      throw new Error(`${others.length} people were followed, and ${base.length} under the baseline.`);
    if (p === baseline) continue;
    for (let i = 0; i < base.length; i++) countFlow(flows[p], base[i], others[i]);
  }
}

type FlowsByOutcome = Result['flows'][number]['from'];

/** The flows that are not 0, by outcome under the baseline and then under the other policy. */
export function flowsByOutcome(flows: Flows): FlowsByOutcome {
  const from: FlowsByOutcome = {};
  for (const [b, baseline] of OUTCOMES.entries()) {
    const to = OUTCOMES.flatMap((other, o): [Outcome, number][] => {
      const people = flows[b * SIZE + o];
      return people > 0 ? [[other, people]] : [];
    });
    if (to.length > 0) from[baseline] = Object.fromEntries(to);
  }
  return from;
}

export function peopleIn(from: FlowsByOutcome): number {
  const rows = Object.values(from);
  return rows.reduce((total, to) => total + Object.values(to).reduce((sum, people) => sum + people, 0), 0);
}
