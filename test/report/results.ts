import { OUTCOMES, type Outcome } from '../../events/outcome.ts';
import { MEASURES } from '../../src/measures/definitions.ts';
import { countLocks } from '../../src/measures/locks.ts';
import type { MeasureResult, PolicyResult, Result } from '../../src/measures/result.ts';
import { A_MANIFEST } from '../manifest/a-manifest.ts';

/** Results made by hand. Values that are not given are 0, or null for a mean without cases. */

export type Measured = Record<string, Partial<MeasureResult>>;

export function measureResults(given: Measured = {}): PolicyResult['measures'] {
  for (const key of Object.keys(given)) {
    if (!MEASURES.some((measure) => measure.key === key)) throw new Error(`No measure is called ${key}.`);
  }
  return Object.fromEntries(
    MEASURES.map(({ key, unit }) => {
      const nothing = unit === 'min' || unit === 'share' ? null : 0;
      const without = { range: null, quantiles: null, quantileIntervals: null };
      return [key, { unit, mean: nothing, low: nothing, high: nothing, ...without, ...given[key] }];
    }),
  );
}

/** A mean with its interval. */
export function mean(value: number, half: number): Partial<MeasureResult> {
  return { mean: value, low: value - half, high: value + half };
}

/** A duration in minutes with these values at 5 %, 50 % and 95 %. */
export function duration(low: number, middle: number, high: number): Partial<MeasureResult> {
  return {
    ...mean(middle, 1),
    quantiles: { 5: low, 25: low, 50: middle, 75: high, 90: high, 95: high },
  };
}

export function policyResult(
  name: string,
  outcomes: Partial<Record<Outcome, number>> = {},
  measures: Measured = {},
  changes: Partial<PolicyResult> = {},
): PolicyResult {
  const bookings = Object.values(outcomes).reduce((sum, count) => sum + count, 0);
  return {
    name,
    title: `Title of ${name}`,
    source: '',
    requestedLeadMinutes: 1440,
    bookings,
    outcomes: Object.fromEntries(
      OUTCOMES.map((key) => {
        const count = outcomes[key] ?? 0;
        return [key, { count, withoutDetainer: 0, share: count / bookings, low: null, high: null, range: null }];
      }),
    ),
    locks: countLocks((key) => outcomes[key] ?? 0).map(({ lock, lost, left }) => ({ lock, lost, left })),
    measures: measureResults(measures),
    exposureBasis: 'a figure of the test',
    ...changes,
  };
}

export function result(policies: PolicyResult[], changes: Partial<Result> = {}): Result {
  const [baseline, ...others] = policies;
  return {
    manifest: A_MANIFEST,
    scenario: { title: 'A made-up jail', sha256: 'abcdef0123456789', resolvedSha256: '0123456789abcdef', inputs: [] },
    seed: 1,
    replications: 10,
    complete: true,
    days: 365,
    policies,
    flows: [],
    differences: others.map(({ name, measures }) => ({
      policy: name,
      baseline: baseline.name,
      measures: Object.fromEntries(
        Object.entries(measures).map(([key, { mean: value }]) => {
          const from = baseline.measures[key].mean;
          const difference = value === null || from === null ? null : value - from;
          return [key, { mean: difference, low: difference, high: difference, range: null }];
        }),
      ),
    })),
    assumptions: [
      { path: 'booking.rate', value: '6 per day', basis: 'reported', source: 'a paper', from: 'file' },
      { path: 'agentArrival.noShow', value: '5 %', basis: 'assumption', source: '', from: 'default' },
    ],
    context: [],
    notes: [],
    ...changes,
  };
}
