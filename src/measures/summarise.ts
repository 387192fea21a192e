import { OUTCOMES } from '../../events/outcome.ts';
import type { ResolvedPolicy, ResolvedScenario } from '../resolved/scenario.ts';
import { MEASURES, PART_COUNTS, PART_SHARES } from './definitions.ts';
import { type Estimate, estimate, halfWidth } from './interval.ts';
import type { Measure } from './measure.ts';
import type { Part } from './parts.ts';
import { type Breakdown, type MeasureResult, type PolicyResult, QUANTILES, type Result } from './result.ts';
import type { PartTally, PolicyTally, Tally } from './tally.ts';

/**
 * Turns a tally into the numbers of a report: plain data in the shape of `resultSchema`, without what only the scenario
 * file says.
 */
export function summarise(
  tally: Tally,
  scenario: ResolvedScenario,
): Pick<Result, 'seed' | 'replications' | 'days' | 'policies' | 'differences' | 'context'> {
  const { baseline } = scenario;
  return {
    seed: scenario.seed,
    replications: tally.replications,
    days: scenario.days,
    policies: scenario.policies.map((policy, p) => policyResult(policy, tally.policies[p])),
    differences: scenario.policies.flatMap(({ name }, p) =>
      name === baseline ? [] : [{ policy: name, baseline, measures: differences(tally.policies[p]) }],
    ),
    context: scenario.context ?? [],
  };
}

/** What a tally says about each facility or month, by name. */
export function breakDown(tally: Tally, scenario: ResolvedScenario, by: Part, names: readonly string[]): Breakdown {
  return {
    by,
    policies: scenario.policies.map(({ name, inForce = [] }, p) => ({
      policy: name,
      changes: inForce.flatMap(({ from, title }) => (from === null ? [] : [{ from, title }])),
      parts: tally.policies[p].parts[by].map((part, i) => partResult(names[i], part)),
    })),
  };
}

function partResult(
  name: string,
  { bookings, counts, shares }: PartTally,
): Breakdown['policies'][number]['parts'][number] {
  const measures = [
    ...PART_SHARES.map(({ key }, m) => [key, asShare(estimate(shares[m]))]),
    ...PART_COUNTS.map(({ key }, m) => [key, estimate(counts[m])]),
  ];
  return { name, bookings, measures: Object.fromEntries(measures) };
}

/** Limits the interval to what a share can be: at least 0, at most 1. */
function asShare({ mean, low, high }: Estimate): Estimate {
  return { mean, low: low === null ? null : Math.max(0, low), high: high === null ? null : Math.min(1, high) };
}

function policyResult(policy: ResolvedPolicy, tally: PolicyTally): PolicyResult {
  return {
    name: policy.name,
    title: policy.title,
    source: policy.source,
    requestedLeadMinutes: policy.releaseNotice.requestedLeadSeconds / 60,
    bookings: tally.bookings,
    outcomes: Object.fromEntries(OUTCOMES.map((key, i) => [key, outcomeResult(tally, i)])),
    measures: Object.fromEntries(MEASURES.map((measure, m) => [measure.key, measureResult(measure, tally, m)])),
    exposureBasis: policy.costs.exposureBasis,
  };
}

function outcomeResult(tally: PolicyTally, i: number): PolicyResult['outcomes'][string] {
  const count = tally.outcomes[i];
  const share = tally.bookings === 0 ? 0 : count / tally.bookings;
  const width = halfWidth(tally.outcomeShares[i]);
  if (width === null) return { count, share, low: null, high: null };
  return { count, share, low: Math.max(0, share - width), high: Math.min(1, share + width) };
}

function measureResult(measure: Measure, tally: PolicyTally, m: number): MeasureResult {
  const { unit } = measure;
  const found = estimate(tally.values[m]);
  return { unit, ...(unit === 'share' ? asShare(found) : found), quantiles: quantiles(measure, tally) };
}

function quantiles(measure: Measure, tally: PolicyTally): MeasureResult['quantiles'] {
  if (measure.quantilesOf === undefined) return null;
  const histogram = tally.histograms[measure.quantilesOf];
  const minutesPerUnit = measure.unit === 'h' ? 60 : 1;
  const entries = QUANTILES.map((q) => [q, histogram.quantileMinutes(q / 100)] as const);
  if (entries.some(([, minutes]) => minutes === null)) return null;
  return Object.fromEntries(
    entries.map(([q, minutes]) => [q, (minutes ?? 0) / minutesPerUnit]),
  ) as MeasureResult['quantiles'];
}

function differences(tally: PolicyTally): Result['differences'][number]['measures'] {
  return Object.fromEntries(MEASURES.map((measure, m) => [measure.key, estimate(tally.differences[m])]));
}
