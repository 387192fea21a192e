import type { ReleaseReason, ResolvedScenario, RunInDays } from '../../resolved/scenario.ts';
import { Windows } from './windows.ts';

/** Wider than what shares may lack to a sum of 1. */
const GUARD = 1e-8;

/** The draws from `from` to `to` that give a reason, and the days on which its people are booked. */
export interface ReasonSpan extends RunInDays {
  from: number;
  to: number;
}

/** Every distinct span of the scenario's facilities and policies. */
export function reasonSpans(scenario: ResolvedScenario): ReasonSpan[] {
  const { policies, facilities } = scenario;
  const spans = new Map<string, ReasonSpan>();
  for (const policy of policies) {
    const { releaseNotice, regimes, inForce } = policy;
    const windows = new Windows(scenario, policy);
    for (let facility = 0; facility < facilities.length; facility++) {
      const inPlace = inForce?.map(({ regimeOf }) => regimes![regimeOf[facility]].releaseNotice.reasons);
      const lists = new Set(inPlace ?? [releaseNotice.reasons]);
      for (const span of [...lists].flatMap((reasons) => spansOf(reasons, (reason) => windows.of(facility, reason)))) {
        spans.set(JSON.stringify(span), span);
      }
    }
  }
  return [...spans.values()];
}

function spansOf(reasons: readonly ReleaseReason[], daysOf: (reason: string) => RunInDays): ReasonSpan[] {
  let sum = 0;
  return reasons.flatMap(({ name, weight }) => {
    const from = sum;
    sum += weight;
    return weight > 0 ? [{ from: from - GUARD, to: sum + GUARD, ...daysOf(name) }] : [];
  });
}

/** The draws that give one of a day's reasons. A draw near a border may be included that gives another. */
export class ReasonsOn {
  /** Whether every draw does. */
  readonly all: boolean;
  /** All of them are in [least, most). */
  readonly least: number;
  readonly most: number;
  private readonly from: number[] = [];
  private readonly to: number[] = [];

  constructor(spans: readonly ReasonSpan[]) {
    for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
      const last = this.to.length - 1;
      if (last >= 0 && from <= this.to[last]) this.to[last] = Math.max(this.to[last], to);
      else {
        this.from.push(from);
        this.to.push(to);
      }
    }
    this.all = this.from[0] < 0 && this.to[0] > 1;
    this.least = this.from[0];
    this.most = this.to[this.to.length - 1];
  }

  includes(u: number): boolean {
    for (let i = 0; i < this.from.length; i++) {
      if (u >= this.from[i] && u < this.to[i]) return true;
    }
    return false;
  }
}
