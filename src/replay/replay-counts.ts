import { OUTCOME_INDEX, OUTCOMES, PICKUPS } from '../../events/outcome.ts';
import type { LoggedCase } from '../event-log/logged-case.ts';
import { rangeOfOneRun } from '../measures/one-run.ts';
import { wilson } from '../measures/share-interval.ts';
import { outcomeOf } from '../overlay/log-tally.ts';
import { pairedShareInterval } from './paired-share.ts';
import type { ReplayResult } from './replay-result.ts';
import type { ReplayedOutcomes } from './replayed-outcomes.ts';

type PolicyFound = Omit<ReplayResult['policies'][number], 'policy' | 'title' | 'measures'>;
type Replays = Pick<PolicyFound['pickupRate'], 'mean' | 'low' | 'high'>;

const PICKUP_PLACES = PICKUPS.map((key) => OUTCOME_INDEX[key]);

/** What one policy's replays counted. */
class PolicyCounts {
  /** By replay and outcome: cases with a detainer. */
  readonly outcomes: number[][] = [];
  readonly detainers: number[] = [];
  readonly pickups: number[] = [];
  gained = 0;
  lost = 0;
  /** Whether every case had a detainer where it had one under the baseline. */
  hasSameDetainers = true;
  sameOutcome = 0;
  samePickup = 0;
}

/** Adds up the replays of a log. */
export class ReplayCounts {
  private readonly policies: PolicyCounts[];
  private readonly baseline: number;
  /** By case: the index of the outcome that the log states; −1 if it states none, or one without a detainer. */
  private readonly stated: Int32Array;
  /** By case with a detainer: 1 picked up, 0 not; −1 if the log does not say. */
  private readonly statedPickup: Int8Array;
  replays = 0;

  /** `hasPickups`: the log has times of pickups, so that a case without one was not picked up. */
  constructor(
    policies: number,
    baseline: number,
    { cases, hasPickups }: { cases: readonly LoggedCase[]; hasPickups: boolean },
  ) {
    this.policies = Array.from({ length: policies }, () => new PolicyCounts());
    this.baseline = baseline;
    this.stated = Int32Array.from(cases, (logged) => {
      const outcome = logged.lodgedAt === null ? null : outcomeOf(logged);
      return outcome === null ? -1 : OUTCOME_INDEX[outcome];
    });
    this.statedPickup = Int8Array.from(cases, ({ lodgedAt, pickedUpAt }, i) => {
      if (this.stated[i] >= 0) return PICKUP_PLACES.includes(this.stated[i]) ? 1 : 0;
      return lodgedAt === null || !hasPickups ? -1 : Number(pickedUpAt !== null);
    });
  }

  add(found: ReplayedOutcomes): void {
    this.replays++;
    for (const [p, counts] of this.policies.entries()) {
      const outcomes = found.counts(p);
      counts.outcomes.push(outcomes);
      counts.detainers.push(outcomes.reduce((sum, count) => sum + count, 0));
      counts.pickups.push(PICKUP_PLACES.reduce((sum, place) => sum + outcomes[place], 0));
      for (let i = 0; i < this.stated.length; i++) this.addCase(counts, found, p, i);
    }
  }

  private addCase(counts: PolicyCounts, found: ReplayedOutcomes, p: number, i: number): void {
    const isPickup = found.isPickup(p, i);
    const wasPickup = found.isPickup(this.baseline, i);
    if (isPickup && !wasPickup) counts.gained++;
    if (wasPickup && !isPickup) counts.lost++;
    if (found.hasDetainer(p, i) !== found.hasDetainer(this.baseline, i)) counts.hasSameDetainers = false;
    if (found.outcome(p, i) === this.stated[i]) counts.sameOutcome++;
    if (Number(isPickup) === this.statedPickup[i]) counts.samePickup++;
  }

  of(p: number): PolicyFound {
    const { replays, baseline } = this;
    const counts = this.policies[p];
    const detainers = average(counts.detainers) ?? 0;
    const rate = pooled(counts.pickups, counts.detainers);
    const agreement = (same: number, stated: Int32Array | Int8Array) => {
      const cases = stated.filter((one) => one >= 0).length;
      return { cases, share: cases * replays === 0 ? null : same / (cases * replays) };
    };
    return {
      detainers,
      outcomes: Object.fromEntries(
        OUTCOMES.map((key, o) => [key, replaysOf(counts.outcomes.map((outcomes) => outcomes[o]))]),
      ) as PolicyFound['outcomes'],
      pickupRate: { ...rate, chance: rate.mean === null ? null : wilson(rate.mean, detainers) },
      difference: p === baseline ? null : this.differenceOf(p),
      agreement: {
        outcome: agreement(counts.sameOutcome, this.stated),
        pickup: agreement(counts.samePickup, this.statedPickup),
      },
    };
  }

  private differenceOf(p: number): PolicyFound['difference'] {
    const [own, base] = [this.policies[p], this.policies[this.baseline]];
    const cases = average(own.detainers) ?? 0;
    const [gained, lost] = [own.gained, own.lost].map((count) => (this.replays === 0 ? 0 : count / this.replays));
    const [rate, of] = [own, base].map(({ pickups, detainers }) => pooled(pickups, detainers).mean);
    const single = own.pickups.map((pickups, r) => {
      const [n, m] = [own.detainers[r], base.detainers[r]];
      return n === 0 || m === 0 ? null : pickups / n - base.pickups[r] / m;
    });
    const range = rangeOfOneRun(single);
    return {
      mean: rate === null || of === null ? null : rate - of,
      low: range?.low ?? null,
      high: range?.high ?? null,
      chance: own.hasSameDetainers ? pairedShareInterval({ gained, lost, cases }) : null,
      gained,
      lost,
    };
  }
}

function replaysOf(values: readonly number[]): Replays {
  const range = rangeOfOneRun(values);
  return { mean: average(values), low: range?.low ?? null, high: range?.high ?? null };
}

/** The sum of the parts ÷ the sum of the wholes, and the range of single replays. */
function pooled(parts: readonly number[], wholes: readonly number[]): Replays {
  const whole = wholes.reduce((sum, one) => sum + one, 0);
  const range = rangeOfOneRun(parts.map((part, r) => (wholes[r] === 0 ? null : part / wholes[r])));
  return {
    mean: whole === 0 ? null : parts.reduce((sum, one) => sum + one, 0) / whole,
    low: range?.low ?? null,
    high: range?.high ?? null,
  };
}

function average(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, one) => sum + one, 0) / values.length;
}
