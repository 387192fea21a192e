import { OUTCOME_INDEX, OUTCOMES } from '../../events/outcome.ts';
import type { ResolvedPolicy, ResolvedScenario } from '../resolved/scenario.ts';
import { linesResult } from './cost-lines.ts';
import { MEASURES, PART_MEASURES } from './definitions.ts';
import { differenceEstimate, limitsOf, measureEstimate, partEstimate } from './estimates.ts';
import { flowsByOutcome, peopleIn } from './flows.ts';
import { countLocks } from './locks.ts';
import type { Measure } from './measure.ts';
import { rangeOfOneRun } from './one-run.ts';
import type { Part } from './parts.ts';
import { QUANTILES, type QuantileEstimate, quantileEstimates } from './quantile-interval.ts';
import type { Breakdown, MeasureResult, PolicyResult, Result } from './result.ts';
import {
  bookingsInRow,
  differencesOf,
  measureInRow,
  outcomeInRow,
  outcomeShareInRow,
  partMeasureInRow,
  type ReadRow,
  replicationsOf,
  valuesOf,
} from './run-rows.ts';
import { shareEstimate } from './share-interval.ts';
import type { PolicyTally, Tally } from './tally.ts';

const SHARES = QUANTILES.map((q) => q / 100);

/**
 * Turns a tally into the numbers of a report: plain data in the shape of `resultSchema`, without what only the scenario
 * file says.
 */
export function summarise(
  tally: Tally,
  scenario: ResolvedScenario,
): Pick<Result, 'seed' | 'replications' | 'days' | 'policies' | 'differences' | 'flows' | 'context'> {
  const { baseline } = scenario;
  const base = tally.policies[scenario.policies.findIndex(({ name }) => name === baseline)];
  return {
    seed: scenario.seed,
    replications: tally.replications,
    days: scenario.days,
    policies: scenario.policies.map((policy, p) =>
      policyResult(policy, tally.policies[p], tally.replications, scenario),
    ),
    differences: scenario.policies.flatMap(({ name }, p) =>
      name === baseline ? [] : [{ policy: name, baseline, measures: differences(tally.policies[p], base) }],
    ),
    flows: flows(tally, scenario),
    context: scenario.context ?? [],
  };
}

function flows({ policies }: Tally, { baseline, policies: resolved }: ResolvedScenario): Result['flows'] {
  const base = policies[resolved.findIndex(({ name }) => name === baseline)];
  return resolved.flatMap(({ name }, p) => {
    if (name === baseline) return [];
    const from = flowsByOutcome(policies[p].flows);
    return [{ policy: name, baseline, leftOut: base.bookings - peopleIn(from), from }];
  });
}

/** What each replication gave under each policy, of those that are kept: the first 1,000, by number. */
export function perReplication(tally: Tally, scenario: ResolvedScenario): Pick<Required<Result>, 'perReplication'> {
  return {
    perReplication: scenario.policies.map(({ name }, p) => {
      const { runs } = tally.policies[p];
      return {
        policy: name,
        replications: replicationsOf(runs).map((replication) => replication + 1),
        bookings: valuesOf(runs, bookingsInRow),
        outcomes: Object.fromEntries(OUTCOMES.map((key, i) => [key, valuesOf(runs, outcomeInRow(i))])),
        measures: Object.fromEntries(MEASURES.map(({ key }, m) => [key, valuesOf(runs, measureInRow(m))])),
      };
    }),
  };
}

/** What a tally says about each facility or month, by name. */
export function breakDown(tally: Tally, scenario: ResolvedScenario, by: Part, names: readonly string[]): Breakdown {
  return {
    by,
    policies: scenario.policies.map(({ name, inForce = [] }, p) => ({
      policy: name,
      changes: inForce.flatMap(({ from, title }) => (from === null ? [] : [{ from, title }])),
      parts: tally.policies[p].parts[by].map((_, i) => partResult(names[i], tally.policies[p], by, i)),
    })),
  };
}

function partResult(
  name: string,
  { parts, runs }: PolicyTally,
  by: Part,
  i: number,
): Breakdown['policies'][number]['parts'][number] {
  const part = parts[by][i];
  const measures = PART_MEASURES.map(({ key }, m) => [
    key,
    { ...partEstimate(m, part), range: rangeOfOneRun(valuesOf(runs, partMeasureInRow(i, m))) },
  ]);
  return { name, bookings: part.bookings, measures: Object.fromEntries(measures) };
}

function policyResult(
  policy: ResolvedPolicy,
  tally: PolicyTally,
  replications: number,
  { days }: ResolvedScenario,
): PolicyResult {
  const measures = Object.fromEntries(MEASURES.map((measure, m) => [measure.key, measureResult(measure, tally, m)]));
  const bookings = replications === 0 ? null : tally.bookings / replications;
  return {
    name: policy.name,
    title: policy.title,
    source: policy.source,
    requestedLeadMinutes: policy.releaseNotice.requestedLeadSeconds / 60,
    bookings: tally.bookings,
    outcomes: Object.fromEntries(OUTCOMES.map((key, i) => [key, outcomeResult(tally, i)])),
    locks: locks(tally),
    measures,
    ...linesResult(policy.costLines, { measures, bookings, days }),
    exposureBasis: policy.costs.exposureBasis,
  };
}

function outcomeResult(tally: PolicyTally, i: number): PolicyResult['outcomes'][string] {
  const { mean, low, high } = shareEstimate(tally.outcomeShares[i]);
  const count = tally.outcomes[i];
  const withoutDetainer = tally.outcomesWithoutDetainer[i];
  return { count, withoutDetainer, share: mean ?? 0, low, high, range: rangeIn(tally, outcomeShareInRow(i)) };
}

/** As the pickup rate, they are about detainers: people without one are in no lock. */
function locks({ outcomes, outcomesWithoutDetainer }: PolicyTally): PolicyResult['locks'] {
  const lodged = (i: number) => outcomes[i] - outcomesWithoutDetainer[i];
  return countLocks((key) => lodged(OUTCOME_INDEX[key])).map(({ lock, lost, left }) => ({ lock, lost, left }));
}

function measureResult(measure: Measure, tally: PolicyTally, m: number): MeasureResult {
  return {
    unit: measure.unit,
    ...measureEstimate(m, tally),
    range: rangeIn(tally, measureInRow(m)),
    ...quantilesOf(measure, tally),
  };
}

function rangeIn({ runs }: PolicyTally, read: ReadRow): MeasureResult['range'] {
  return rangeOfOneRun(valuesOf(runs, read));
}

/** The quantiles over people of a measure, if it has any. */
export function quantilesOf(
  measure: Measure,
  { histograms }: Pick<PolicyTally, 'histograms'>,
): Pick<MeasureResult, 'quantiles' | 'quantileIntervals'> {
  const none = { quantiles: null, quantileIntervals: null };
  if (measure.quantilesOf === undefined) return none;
  const found = quantileEstimates(histograms[measure.quantilesOf], SHARES);
  if (found === null) return none;
  const minutesPerUnit = measure.unit === 'h' ? 60 : 1;
  const { least } = limitsOf(measure);
  const ends = ({ minutes, half }: QuantileEstimate) =>
    half === null
      ? { low: null, high: null }
      : { low: Math.max(least, minutes - half) / minutesPerUnit, high: (minutes + half) / minutesPerUnit };
  return {
    quantiles: Object.fromEntries(QUANTILES.map((q, i) => [q, found[i].minutes / minutesPerUnit])),
    quantileIntervals: Object.fromEntries(QUANTILES.map((q, i) => [q, ends(found[i])])),
  } as Pick<MeasureResult, 'quantiles' | 'quantileIntervals'>;
}

function differences(tally: PolicyTally, base: PolicyTally): Result['differences'][number]['measures'] {
  return Object.fromEntries(
    MEASURES.map(({ key }, m) => {
      const range = rangeOfOneRun(differencesOf(tally.runs, base.runs, measureInRow(m)));
      return [key, { ...differenceEstimate(m, tally, base), range }];
    }),
  );
}
