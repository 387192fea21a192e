import type { LocalDays } from '../../calendar/local-days.ts';
import { type Draws, pick } from '../../model/chance.ts';
import { RELEASE_DRAW } from '../../model/draw-order.ts';
import { type Policy, rulesAt } from '../../model/policy.ts';
import { decideOrder } from '../../model/release.ts';
import type { ResolvedPolicy, ResolvedScenario, RunInDays } from '../../resolved/scenario.ts';
import { type ReasonSpan, ReasonsOn, reasonSpans } from './reasons-on.ts';

const DAY_SECONDS = 86_400;
/**
 * People booked outside the run are followed if they leave at most this long before its start, or after its last exit.
 * That covers the clearing, too, which is not drawn for them.
 */
const MARGIN_DAYS = 14;

/** Policies under which people are released alike. */
interface Alike {
  policy: Policy;
  /** The longest that one of the policies keeps a person after the release was ordered. */
  longestStay: number;
}

/**
 * Which of the people who are booked outside the counted days are followed: those who leave near these days under some
 * policy. Nobody else competes with a counted person for a team.
 */
export class RunIn {
  private readonly days: number;
  private readonly alike: Alike[];
  /** By facility: the days by reason; null: everywhere and always `all`. */
  private readonly byFacility: Record<string, RunInDays>[] | null;
  private readonly all: RunInDays;
  private readonly earliest: number;
  private readonly latest: number;
  private readonly spans: ReasonSpan[];
  private readonly reasonsByDay = new Map<number, ReasonsOn | null>();

  constructor(scenario: ResolvedScenario, policies: readonly Policy[], days: LocalDays) {
    const { runIn, warmUpDays, coolDownDays } = scenario;
    this.days = scenario.days;
    this.alike = alikeOf(scenario.policies, policies);
    this.all = { warmUpDays, coolDownDays };
    this.byFacility = runIn === undefined ? null : runIn.tableOf.map((table) => runIn.tables[table]);
    this.spans = reasonSpans(scenario, (facility, reason) => this.byFacility?.[facility][reason] ?? this.all);
    this.earliest = days.startOf(-MARGIN_DAYS);
    // The cool-down ends when hardly any counted person is left. Few exits come later, and are not waited for.
    this.latest = days.startOf(scenario.days + coolDownDays + MARGIN_DAYS);
  }

  /** The reasons whose people are booked on a day somewhere under some policy; null if there are none. */
  reasonsOn(day: number): ReasonsOn | null {
    let reasons = this.reasonsByDay.get(day);
    if (reasons === undefined) {
      const spans = this.spans.filter(({ warmUpDays, coolDownDays }) => this.isWithin(day, warmUpDays, coolDownDays));
      reasons = spans.length === 0 ? null : new ReasonsOn(spans);
      this.reasonsByDay.set(day, reasons);
    }
    return reasons;
  }

  private isWithin(day: number, warmUpDays: number, coolDownDays: number): boolean {
    return day < 0 ? -day <= warmUpDays : day < this.days + coolDownDays;
  }

  /**
   * Whether a person is followed who was booked outside the counted days. `draws` are the person's of the stage release
   * notice; two of them decide, even under policies that release alike.
   */
  follows(day: number, bookedAt: number, facility: number, draws: Draws): boolean {
    const { alike, byFacility, all, earliest, latest } = this;
    for (let a = 0; a < alike.length; a++) {
      const { policy, longestStay } = alike[a];
      const rules = rulesAt(policy, facility, bookedAt).releaseNotice;
      const reason = pick(rules.reasonShares, draws, RELEASE_DRAW.reason);
      // A reason of weight 0 is in no table. It is drawn only where the other shares sum to a little less than 1.
      const { warmUpDays, coolDownDays } = byFacility?.[facility][rules.reasons[reason].name] ?? all;
      if (!this.isWithin(day, warmUpDays, coolDownDays)) continue;
      const orderAt = decideOrder(reason, bookedAt, rules, draws);
      if (orderAt + longestStay >= earliest && orderAt < latest) return true;
    }
    return false;
  }
}

function alikeOf(resolved: readonly ResolvedPolicy[], policies: readonly Policy[]): Alike[] {
  const known = new Map<string, Alike>();
  for (const [p, policy] of policies.entries()) {
    const { releaseNotice, regimes = [] } = resolved[p];
    const key = reasonsEverywhere(resolved[p]);
    const longestStay = Math.max(...[releaseNotice, ...regimes.map((regime) => regime.releaseNotice)].map(stay));
    const alike = known.get(key);
    if (alike === undefined) known.set(key, { policy, longestStay });
    else alike.longestStay = Math.max(alike.longestStay, longestStay);
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
