import type { Estimate } from '../measures/interval.ts';
import { replicationsOf } from '../measures/run-rows.ts';
import type { KeptRuns } from '../measures/tally.ts';
import type { ResolvedScenario } from '../resolved/scenario.ts';
import { QUANTITY_OF, type Series } from '../snapshot/quantities.ts';
import type { SweptMeasure, SweptPolicy } from './sweep-result.ts';

/** By policy, then by measure: what each replication counted. */
export type SeriesOf = ReadonlyMap<string, ReadonlyMap<string, Series>>;

/** What each replication of a scenario counted of some measures. */
export function seriesOf({ policies }: ResolvedScenario, kept: KeptRuns, measures: readonly string[]): SeriesOf {
  return new Map(
    policies.map(({ name }, p) => {
      const { runs } = kept.policies[p];
      const rows = replicationsOf(runs).map((replication) => runs.get(replication)!);
      return [name, new Map(measures.map((key) => [key, rows.map(QUANTITY_OF.get(key)!.read)]))];
    }),
  );
}

/** The results of a point, and with `written` their difference from the scenario as written. */
export function sweptPolicies(point: SeriesOf, written: SeriesOf | null): SweptPolicy[] {
  return [...point].map(([policy, measures]) => ({
    policy,
    measures: Object.fromEntries(
      [...measures].map(([key, series]): [string, SweptMeasure] => {
        const { unit, estimate, difference } = QUANTITY_OF.get(key)!;
        const before = written?.get(policy)?.get(key);
        const change = before === undefined ? null : isSame(series, before) ? UNCHANGED : difference(series, before);
        return [key, { ...estimate(series), unit, change }];
      }),
    ),
  }));
}

const UNCHANGED: Estimate = { mean: 0, low: 0, high: 0 };

function isSame(one: Series, other: Series): boolean {
  return one.every(([part, whole], r) => part === other[r][0] && whole === other[r][1]);
}
