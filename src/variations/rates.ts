import { askedParts } from '../engine/plan/parts-of-run.ts';
import { makePool } from '../engine/run/workers.ts';
import { RATIOS } from '../measures/definitions.ts';
import { ratioInRow, valuesOf } from '../measures/run-rows.ts';
import type { ResolvedScenario } from '../resolved/scenario.ts';
import type { RateCounts } from './paired-effect.ts';

export interface RatesAsked {
  /** The policy whose pickup rate is looked at. */
  policy: string;
  /** Look at its difference from this policy instead. */
  baseline: string | null;
  seed: number;
  replications: number;
  workers(scenario: ResolvedScenario): number;
  stop: AbortSignal;
}

const PICKUP_RATE = RATIOS.findIndex(({ key }) => key === 'pickupRate');

/** The pickup rates of variations of a scenario under the policies that are looked at, over the same people. */
export class Rates {
  private readonly asked: RatesAsked;

  constructor(asked: RatesAsked) {
    this.asked = asked;
  }

  /** The scenario with only these policies. */
  chosen(resolved: ResolvedScenario): ResolvedScenario {
    const { policy, baseline, seed, replications } = this.asked;
    const policies = resolved.policies.filter(({ name }) => name === policy || name === baseline);
    return { ...resolved, policies, baseline: baseline ?? policy, seed, replications };
  }

  /** null if stopped before all replications were run. */
  async of(resolved: ResolvedScenario): Promise<RateCounts | null> {
    const { policy, baseline, replications, workers, stop } = this.asked;
    const scenario = this.chosen(resolved);
    const pool = makePool(scenario, workers(scenario), { isDetailed: true });
    const tally = await pool.run(0, replications, stop, () => {}).finally(() => pool.close());
    if (tally.replications < replications) return null;
    const { facility, month } = askedParts(scenario, null);
    const countsOf = (name: string) => {
      const p = scenario.policies.findIndex((one) => one.name === name);
      return valuesOf(tally.policies[p].runs, ratioInRow(PICKUP_RATE, facility + month));
    };
    return { policy: countsOf(policy), baseline: baseline === null ? null : countsOf(baseline) };
  }
}

/** What decides the pickup rate, as a text: nothing about costs, titles or the weekly report. */
export function decidesRates({ policies, weeklyReport: _, context: __, ...rest }: ResolvedScenario): string {
  const rules = policies.map(({ costs: _, changes: __, title: ___, source: ____, ...rules }) => rules);
  return JSON.stringify({ ...rest, title: '', description: '', policies: rules });
}
