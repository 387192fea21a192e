import type { LocalDays } from '../../calendar/local-days.ts';
import { type Draws, pick } from '../../model/chance.ts';
import { RELEASE_DRAW } from '../../model/draw-order.ts';
import { type Policy, rulesAt } from '../../model/policy.ts';
import { decideOrder } from '../../model/release.ts';
import type { ResolvedScenario } from '../../resolved/scenario.ts';
import { type Alike, alikeOf } from './alike.ts';
import { ByDay } from './by-day.ts';
import { type ReasonSpan, ReasonsOn, reasonSpans } from './reasons-on.ts';

/**
 * People booked outside the run are followed if they leave at most this long before its start, or after its last exit.
 * That covers the clearing, too, which is not drawn for them.
 */
const MARGIN_DAYS = 14;

/** By policy: 1 where a person is followed, 0 elsewhere. */
export type Followers = Readonly<Uint8Array>;

interface AlikeUntil extends Alike {
  latest: number;
  /** The longest stay of a member. */
  longestStay: number;
}

/**
 * Under which policies the people are followed who are booked outside the counted days: under those where they leave
 * near these days. Nobody else competes with a counted person for a team. No policy's answer depends on the others, so
 * its results are the same whatever other policies the scenario has.
 */
export class RunIn {
  /** Followers of a person who is followed under every policy, as counted people are. */
  readonly every: Followers;
  private readonly followers: Uint8Array;
  private readonly days: number;
  private readonly alike: AlikeUntil[];
  private readonly earliest: number;
  private readonly spans: ReasonSpan[];
  private readonly reasonsByDay = new ByDay((day) => this.findReasons(day));

  constructor(scenario: ResolvedScenario, policies: readonly Policy[], days: LocalDays) {
    this.every = new Uint8Array(policies.length).fill(1);
    this.followers = new Uint8Array(policies.length);
    this.days = scenario.days;
    this.alike = alikeOf(scenario, policies).map((alike) => ({
      ...alike,
      // The cool-down ends when hardly any counted person is left. Few exits come later, and are not waited for.
      latest: days.startOf(scenario.days + alike.windows.longest.coolDownDays + MARGIN_DAYS),
      longestStay: Math.max(...alike.members.map(({ longestStay }) => longestStay)),
    }));
    this.spans = reasonSpans(scenario);
    this.earliest = days.startOf(-MARGIN_DAYS);
  }

  /** The reasons whose people are booked on a day somewhere under some policy; null if there are none. */
  reasonsOn(day: number): ReasonsOn | null {
    return this.reasonsByDay.of(day);
  }

  private findReasons(day: number): ReasonsOn | null {
    const spans = this.spans.filter(({ warmUpDays, coolDownDays }) => this.isWithin(day, warmUpDays, coolDownDays));
    return spans.length === 0 ? null : new ReasonsOn(spans);
  }

  private isWithin(day: number, warmUpDays: number, coolDownDays: number): boolean {
    return day < 0 ? -day <= warmUpDays : day < this.days + coolDownDays;
  }

  /**
   * Under which policies a person is followed who was booked outside the counted days; null if under none. `draws` are
   * the person's of the stage release notice; two of them decide, even under policies that release alike. The next call
   * overwrites the answer.
   */
  followersOf(day: number, bookedAt: number, facility: number, draws: Draws): Followers | null {
    const { alike, earliest, followers } = this;
    let any = false;
    for (let a = 0; a < alike.length; a++) {
      const { policy, windows, latest, longestStay, members } = alike[a];
      const rules = rulesAt(policy, facility, bookedAt).releaseNotice;
      const reason = pick(rules.reasonShares, draws, RELEASE_DRAW.reason);
      const { warmUpDays, coolDownDays } = windows.of(facility, rules.reasons[reason].name);
      if (!this.isWithin(day, warmUpDays, coolDownDays)) continue;
      const orderAt = decideOrder(reason, bookedAt, rules, draws);
      if (orderAt + longestStay < earliest || orderAt >= latest) continue;
      // Most people are followed under no policy, and need no answer cleared.
      if (!any) followers.fill(0);
      any = true;
      for (let m = 0; m < members.length; m++) {
        if (orderAt + members[m].longestStay >= earliest) followers[members[m].policy] = 1;
      }
    }
    return any ? followers : null;
  }
}
