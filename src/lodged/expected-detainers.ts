import { LocalDays } from '../calendar/local-days.ts';
import { swingAt } from '../engine/book/day-swings.ts';
import { PolicyMaker } from '../engine/plan/ready-policy.ts';
import { beforeSwing, blankDetainer, decideDetainer } from '../model/detainer.ts';
import { DETAINER_DRAW, RELEASE_DRAW } from '../model/draw-order.ts';
import { type Policy, rulesAt } from '../model/policy.ts';
import { decideRelease } from '../model/release.ts';
import type { ResolvedScenario } from '../resolved/scenario.ts';
import { type Sampled, sampledPeople } from './people.ts';

/** In how many equal parts the distribution of a day's swing is taken. */
const SWINGS = 64;

/** People who get a detainer before the exit with the probability times the same factor. */
interface Alike {
  factor: number;
  /** The swing's coefficient of variation. */
  swing: number;
  people: number;
}

/**
 * How many detainers one run of the baseline policy lodges before the exit on average, for any probability that the
 * agency issues one. Nothing is drawn: whether a person is matched, found and issued a detainer, and for which reason
 * they are released, is taken with its probability.
 */
export class ExpectedDetainers {
  /** The greatest probability that stays at most 1 with the factors of every facility and period. */
  readonly mostProbable: number;
  private readonly alike: Alike[];
  private readonly swings = new Map<number, number[]>();

  constructor(scenario: ResolvedScenario) {
    const days = new LocalDays(scenario.zone, scenario.start);
    const resolved = scenario.policies.find(({ name }) => name === scenario.baseline)!;
    const policy = new PolicyMaker(days, new Set(scenario.holidays)).make(resolved);
    const rules = policy.periods?.flatMap((period) => period.rules) ?? [policy];
    this.mostProbable = 1 / Math.max(1, ...rules.map(({ detainer }) => detainer.issue.regimeFactor));
    const found = new Map<string, Alike>();
    for (const person of sampledPeople(scenario, days)) follow(person, policy, found);
    this.alike = [...found.values()];
  }

  /** Detainers in a run. */
  at(probability: number): number {
    let sum = 0;
    for (const { factor, swing, people } of this.alike) {
      const parts = this.swingParts(swing);
      const issued = parts.reduce((all, part) => all + Math.min(1, probability * factor * part), 0) / parts.length;
      sum += people * issued;
    }
    return sum;
  }

  /** The probability that gives this many detainers in a run; null if even the greatest gives fewer. */
  probabilityOf(detainers: number): number | null {
    if (this.at(this.mostProbable) < detainers) return null;
    let [low, high] = [0, this.mostProbable];
    for (let i = 0; i < 60; i++) {
      const middle = (low + high) / 2;
      if (this.at(middle) < detainers) low = middle;
      else high = middle;
    }
    return high;
  }

  /** Factors with mean 1, equally likely. */
  private swingParts(variation: number): number[] {
    let parts = this.swings.get(variation);
    if (parts === undefined) {
      const at = swingAt(variation);
      const factors = Array.from({ length: variation === 0 ? 1 : SWINGS }, (_, i) => at((i + 0.5) / SWINGS));
      const mean = factors.reduce((sum, factor) => sum + factor, 0) / factors.length;
      parts = factors.map((factor) => factor / mean);
      this.swings.set(variation, parts);
    }
    return parts;
  }
}

const detainer = blankDetainer();

/** Adds the person's chances of a detainer before the exit. */
function follow({ booking, point, people }: Sampled, policy: Policy, found: Map<string, Alike>): void {
  const rules = rulesAt(policy, booking.facility, booking.bookedAt);
  const exits = exitsOf({ booking, point }, policy, rules);
  const { fingerprint, courtRecords } = rules.detainer;
  const { foreignBorn, notForeignBorn } = courtRecords.probability;
  const match = booking.priorContact ? fingerprint.match : 0;
  const record = booking.foreignBorn ? foreignBorn : notForeignBorn;
  for (const isMatched of [true, false]) {
    for (const isFound of [true, false]) {
      const share = (isMatched ? match : 1 - match) * (isFound ? record : 1 - record);
      if (share === 0) continue;
      // A draw of 0 is below every probability but 0, and one of 1 above every probability but 1.
      const draws = {
        at(index: number) {
          if (index === DETAINER_DRAW.issued) return 0;
          if (index === DETAINER_DRAW.match) return isMatched ? 0 : 1;
          return index === DETAINER_DRAW.found ? Number(!isFound) : point.detainer(index);
        },
      };
      const { lodgedAt } = decideDetainer(booking, policy, { detainer: draws, swing: () => 1 }, detainer);
      if (lodgedAt === null) continue;
      const inTime = exits.reduce((sum, { exitAt, weight }) => (exitAt > lodgedAt ? sum + weight : sum), 0);
      if (inTime === 0) continue;
      const due = rulesAt(policy, booking.facility, lodgedAt);
      const factor = beforeSwing(1, booking, detainer, due);
      const { swing } = due.detainer.issue;
      const key = `${factor}/${swing}`;
      const alike = found.get(key) ?? { factor, swing, people: 0 };
      alike.people += people * share * inTime;
      found.set(key, alike);
    }
  }
}

/** The exit for every reason of release, with the reason's weight. */
function exitsOf({ booking, point }: Pick<Sampled, 'booking' | 'point'>, policy: Policy, rules: Policy) {
  let before = 0;
  return rules.releaseNotice.reasonShares.flatMap((weight) => {
    const middle = before + weight / 2;
    before += weight;
    if (weight === 0) return [];
    const draws = { at: (index: number) => (index === RELEASE_DRAW.reason ? middle : point.release(index)) };
    return [{ exitAt: decideRelease(booking, policy, draws).exitAt, weight }];
  });
}
