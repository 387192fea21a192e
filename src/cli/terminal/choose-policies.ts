import { nearest } from '../../refusals/nearest.ts';
import type { ResolvedScenario } from '../../resolved/scenario.ts';
import { UsageError } from './failure.ts';

/** The scenario with only some of its policies. If the baseline is not among them, the first one named replaces it. */
export function choosePolicies(scenario: ResolvedScenario, names: readonly string[]): ResolvedScenario {
  const known = scenario.policies.map(({ name }) => name);
  for (const name of names) {
    if (known.includes(name)) continue;
    const near = nearest(name, known);
    const hint = near === undefined ? '' : ` Did you mean "${near}"?`;
    throw new UsageError(`The scenario has no policy "${name}".${hint} It has: ${known.join(', ')}.`);
  }
  return {
    ...scenario,
    policies: scenario.policies.filter(({ name }) => names.includes(name)),
    baseline: names.includes(scenario.baseline) ? scenario.baseline : names[0],
  };
}
