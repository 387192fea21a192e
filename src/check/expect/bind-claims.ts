import { partNames } from '../../engine/plan/parts-of-run.ts';
import { quoted } from '../../refusals/quoted.ts';
import type { ResolvedScenario } from '../../resolved/scenario.ts';
import type { Finding } from '../../scenario/checks/findings.ts';
import { didYouMean } from '../../scenario/checks/zod-findings.ts';
import type { BoundClaim } from './claim.ts';
import type { ExpectFile } from './read-expect.ts';

/**
 * The claims with the positions of their policies, facilities and months in the scenario.
 *
 * @throws InputError with every name that the scenario does not have, at its place in the expect file.
 */
export function bindClaims(expected: ExpectFile, scenario: ResolvedScenario): BoundClaim[] {
  const findings: Finding[] = [];
  const policies = scenario.policies.map(({ name }) => name);
  const find = (name: string, known: readonly string[], what: string, path: PropertyKey[]): number => {
    const index = known.indexOf(name);
    if (index < 0) {
      const message = `the scenario has no ${what} ${quoted(name)}`;
      findings.push({ path, message, allowed: listed(known), ...didYouMean(name, known) });
    }
    return index;
  };
  const bound = expected.claims.map((claim, i): BoundClaim => {
    const { policy, against, part } = claim;
    return {
      ...claim,
      policyIndex: find(policy, policies, 'policy', ['expect', i, 'policy']),
      againstIndex: against === null ? null : find(against, policies, 'policy', ['expect', i, 'against']),
      partIndex:
        part === null
          ? null
          : find(part.name, partNames(scenario, part.by), PART_WORDS[part.by], ['expect', i, 'by', part.by]),
    };
  });
  if (findings.length > 0) throw expected.errorOf(findings);
  return bound;
}

const PART_WORDS = { facility: 'facility', month: 'month' } as const;

const SHOWN = 20;

function listed(names: readonly string[]): string {
  const rest = names.length - SHOWN;
  return `${names.slice(0, SHOWN).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}
