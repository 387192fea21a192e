import { businessDays, Hours } from '../../calendar/hours.ts';
import type { LocalDays } from '../../calendar/local-days.ts';
import type { HoursSpec } from '../../calendar/weekly-hours.ts';
import { WeightedTime } from '../../calendar/weighted-time.ts';
import type { Distribution } from '../../draws/distribution.ts';
import { compile } from '../../draws/sampler.ts';
import { wholeInstant } from '../../model/instant.ts';
import type { Policy, Ready } from '../../model/policy.ts';
import type { ReleaseReason, ResolvedPolicy, ResolvedRegime } from '../../resolved/scenario.ts';

/** Before any instant of a run. */
const BEGINNING = -(2 ** 31);

/** Makes policies ready to run. What they have in common is made once. */
export class PolicyMaker {
  private readonly days: LocalDays;
  private readonly holidays: ReadonlySet<string>;
  /** Compiled distributions and tables of hours, by what they are made from. */
  private readonly made = new Map<string, unknown>();

  constructor(days: LocalDays, holidays: ReadonlySet<string>) {
    this.days = days;
    this.holidays = holidays;
  }

  make(policy: ResolvedPolicy): Policy {
    const clearing = this.ready(policy.releaseNotice.clearing);
    const travel = this.ready(policy.agentArrival.travel);
    const ready = this.rules(policy, clearing, travel);
    const { regimes, inForce, baseClearing } = policy;
    ready.baseClearing = baseClearing == null ? null : this.ready(baseClearing);
    ready.releasesAsBase = baseClearing !== null;
    if (regimes === undefined || inForce === undefined) return ready;
    const rules = regimes.map((regime) => this.rules(regime, clearing, travel));
    ready.periods = inForce.map(({ from, regimeOf }) => ({
      from: from === null ? BEGINNING : wholeInstant(this.days.startOf(this.days.dayOfDate(from))),
      rules: regimeOf.map((regime) => rules[regime]),
    }));
    return ready;
  }

  private rules(
    { detainer, releaseNotice, agentArrival }: ResolvedRegime,
    clearing: Policy['releaseNotice']['clearing'],
    travel: Policy['agentArrival']['travel'],
  ): Policy {
    const { travelFactor } = agentArrival;
    const days = this.days;
    return {
      periods: null,
      detainer: this.ready(detainer),
      releaseNotice: {
        ...this.ready(releaseNotice),
        clearing,
        reasonShares: releaseNotice.reasons.map((reason) => reason.weight),
        orderTimes: releaseNotice.reasons.map((reason) => this.orderTime(reason)),
      },
      agentArrival: {
        ...this.ready(agentArrival),
        travel,
        sameFactorAllDay: travelFactor.every((factor) => factor === travelFactor[0]) ? travelFactor[0] : null,
      },
      baseClearing: null,
      releasesAsBase: true,
      businessDays: this.once('business days', () => businessDays(days, this.holidays)),
      dayOf: (instant) => days.dayOf(instant),
      hourOf: (instant) => days.hourOf(instant),
      weekdayOf: (instant) => days.weekdayOf(days.dayOf(instant)) - 1,
      weekOf: (instant) => Math.floor(days.dayOf(instant) / 7),
    };
  }

  /** With all hours alike, weighted time is the clock's. */
  private orderTime({ within, hours: spec, profile }: ReleaseReason): WeightedTime | null {
    const hours = this.ready(spec);
    if (within === 'atStart' || hours.never || (hours.always && profile.length === 0)) return null;
    const key = `weighted ${JSON.stringify([spec, profile])}`;
    return this.once(key, () => new WeightedTime(this.days, hours, spec, profile));
  }

  /** Copies a rule with every distribution in it compiled and every weekly timetable made into hours. */
  private ready<T>(rule: T): Ready<T> {
    const visit = (node: unknown): unknown => {
      if (typeof node === 'string') return asConstant(node);
      if (node === null || typeof node !== 'object') return node;
      if (Array.isArray(node)) return node.map(visit);
      if (isDistribution(node)) return this.once(JSON.stringify(node), () => compile(node));
      if ('intervals' in node) {
        return this.once(JSON.stringify(node), () => new Hours(node as HoursSpec, this.days, this.holidays));
      }
      return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, visit(value)]));
    };
    return visit(rule) as Ready<T>;
  }

  private once<T>(key: string, make: () => T): T {
    if (!this.made.has(key)) this.made.set(key, make());
    return this.made.get(key) as T;
  }
}

/**
 * The same text as V8 keeps the constants of a program. A text from a file, or from another thread, would be compared
 * with a constant letter by letter, which took a tenth of a run.
 */
function asConstant(text: string): string {
  return Object.keys({ [text]: null })[0];
}

const DISTRIBUTIONS: Record<Distribution['kind'], true> = {
  constant: true,
  uniform: true,
  triangular: true,
  exponential: true,
  lognormal: true,
  gamma: true,
  weibull: true,
  empirical: true,
  mixture: true,
};

/** Checks the name of the kind, because the release channel has a `kind` too. */
function isDistribution(node: object): node is Distribution {
  return 'kind' in node && typeof node.kind === 'string' && node.kind in DISTRIBUTIONS;
}
