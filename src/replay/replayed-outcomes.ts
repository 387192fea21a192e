import type { AgentArrival } from '../../events/agent-arrival.ts';
import type { Booking } from '../../events/booking.ts';
import { isPickupAt, NOT_LODGED, OUTCOME_INDEX, OUTCOMES } from '../../events/outcome.ts';
import type { Observer } from '../engine/run/replicate.ts';
import type { Case } from '../model/case.ts';

/** Set in a byte beside the outcome's index if a detainer was lodged before the exit. */
const HAS_DETAINER = 128;
const WITHOUT = 127;
const FIRST_AFTER_LODGING = NOT_LODGED.length;

/** How each case of a log ends in one replication, under every policy. */
export class ReplayedOutcomes implements Observer {
  /** By policy, then by case: an index into OUTCOMES, and whether there is a detainer. */
  private readonly endings: Uint8Array[];
  private readonly indexOf: ReadonlyMap<number, number>;

  /** `keys` are those of the cases, in order. */
  constructor(policies: number, keys: readonly number[]) {
    this.endings = Array.from({ length: policies }, () => new Uint8Array(keys.length));
    this.indexOf = new Map(keys.map((key, i) => [key, i]));
  }

  booked(): void {}

  followed(policy: number, { person }: Booking, { outcome, notice }: Case): void {
    const i = this.indexOf.get(person);
    if (i === undefined) return;
    const detainer = notice?.hasDetainer === true ? HAS_DETAINER : 0;
    this.endings[policy][i] = detainer + (outcome === null ? 0 : OUTCOME_INDEX[outcome]);
  }

  served(policy: number, { person, outcome }: AgentArrival): void {
    const i = this.indexOf.get(person);
    if (i === undefined) return;
    const endings = this.endings[policy];
    endings[i] = (endings[i] & HAS_DETAINER) + OUTCOME_INDEX[outcome];
  }

  /** The outcome of a case, as an index into OUTCOMES. */
  outcome(policy: number, i: number): number {
    return this.endings[policy][i] & WITHOUT;
  }

  /** Whether a detainer was lodged before the exit. */
  hasDetainer(policy: number, i: number): boolean {
    return (this.endings[policy][i] & HAS_DETAINER) !== 0 && this.outcome(policy, i) >= FIRST_AFTER_LODGING;
  }

  isPickup(policy: number, i: number): boolean {
    return this.hasDetainer(policy, i) && isPickupAt(this.outcome(policy, i));
  }

  /** The cases with a detainer by outcome, in the order of OUTCOMES. */
  counts(policy: number): number[] {
    const counts = OUTCOMES.map(() => 0);
    for (const [i] of this.endings[policy].entries()) {
      if (this.hasDetainer(policy, i)) counts[this.outcome(policy, i)]++;
    }
    return counts;
  }
}
