import type { Policy } from '../../model/policy.ts';
import type { ResolvedPolicy, ResolvedScenario } from '../../resolved/scenario.ts';
import { Windows } from './windows.ts';

const DAY_SECONDS = 86_400;

/** Policies under which people are released alike: the same draws give the same reason and order. */
export interface Alike {
  /** One of them. */
  policy: Policy;
  windows: Windows;
  members: {
    /** Its index among the scenario's policies. */
    policy: number;
    /** The longest that it keeps a person after the release was ordered. */
    longestStay: number;
  }[];
}

export function alikeOf(scenario: ResolvedScenario, policies: readonly Policy[]): Alike[] {
  const known = new Map<string, Alike>();
  for (const [p, policy] of policies.entries()) {
    const resolved = scenario.policies[p];
    const { releaseNotice, regimes = [], runIn } = resolved;
    const key = JSON.stringify([reasonsEverywhere(resolved), runIn]);
    const longestStay = Math.max(...[releaseNotice, ...regimes.map((regime) => regime.releaseNotice)].map(stay));
    const alike = known.get(key) ?? { policy, windows: new Windows(scenario, resolved), members: [] };
    alike.members.push({ policy: p, longestStay });
    known.set(key, alike);
  }
  return [...known.values()];
}

/** The reasons by period and facility, as text. Periods that differ in other rules are one. */
function reasonsEverywhere({ releaseNotice, regimes, inForce }: ResolvedPolicy): string {
  if (regimes === undefined || inForce === undefined) return JSON.stringify(releaseNotice.reasons);
  const texts = regimes.map((regime) => JSON.stringify(regime.releaseNotice.reasons));
  const periods = inForce.map(({ from, regimeOf }) => {
    const all = regimeOf.map((regime) => texts[regime]);
    return { from, text: all.every((text) => text === all[0]) ? all[0] : JSON.stringify(all) };
  });
  const changes = periods.filter(({ text }, i) => text !== periods[i - 1]?.text);
  return changes.length === 1 ? changes[0].text : JSON.stringify(changes);
}

/** At least as long as delay and hold together can keep a person. */
function stay({ notice, hold }: Pick<ResolvedPolicy['releaseNotice'], 'notice' | 'hold'>): number {
  const delay = notice.delayRelease ? notice.leadSeconds : 0;
  if (hold.rule === 'none') return delay;
  // Three days of a long weekend come to the first business day, and two more to every five.
  const longest = hold.clock === 'elapsed' ? hold.limitSeconds : 2 * hold.limitSeconds + 4 * DAY_SECONDS;
  return delay + longest;
}
