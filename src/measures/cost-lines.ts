import type { CostLine } from '../resolved/scenario.ts';
import type { ChargedPer } from '../scenario/schema/cost-lines.ts';
import { PAYERS } from '../scenario/schema/payers.ts';
import type { PolicyResult } from './result.ts';

/** What a run counted on average. */
interface Averages {
  measures: PolicyResult['measures'];
  /** null if no replication finished. */
  bookings: number | null;
  days: number;
}

/** The measure of which one unit costs the line's amount, and how many of the measure's units make one. */
const COUNTED: Record<Exclude<ChargedPer, 'booking' | 'year'>, { key: string; unit: number }> = {
  detainer: { key: 'detainersLodged', unit: 1 },
  notice: { key: 'noticesSent', unit: 1 },
  pickup: { key: 'pickups', unit: 1 },
  'person held': { key: 'peopleHeld', unit: 1 },
  'hour held': { key: 'hoursHeld', unit: 1 },
  'bed-day held': { key: 'hoursHeld', unit: 24 },
  'agent hour': { key: 'agentHours', unit: 1 },
};

/**
 * What each cost line comes to in a run. A line is a measure times an amount, so its mean and interval are the
 * measure's times the amount. The means of a payer's lines are added up; those of two payers never are.
 */
export function linesResult(
  lines: readonly CostLine[] | undefined,
  averages: Averages,
): Pick<PolicyResult, 'costLines' | 'costTotals'> {
  if (lines === undefined) return {};
  const costLines = lines.map((line) => ({ ...line, ...dollarsOf(line, averages) }));
  const summed = costLines.filter(({ instead }) => !instead);
  const costTotals = PAYERS.flatMap((payer) => {
    const own = summed.filter((line) => line.payer === payer);
    if (own.length === 0) return [];
    const means = own.map(({ mean }) => mean);
    const mean = means.includes(null) ? null : means.reduce<number>((sum, one) => sum + (one ?? 0), 0);
    return [{ payer, mean }];
  });
  return { costLines, costTotals };
}

function dollarsOf({ per, dollars }: CostLine, { measures, bookings, days }: Averages) {
  if (per === 'year') return sure((dollars * days) / 365);
  if (per === 'booking') return sure(bookings === null ? null : dollars * bookings);
  const { key, unit } = COUNTED[per];
  const { mean, low, high } = measures[key];
  const times = (value: number | null) => (value === null ? null : (value / unit) * dollars);
  return { mean: times(mean), low: times(low), high: times(high) };
}

function sure(mean: number | null) {
  return { mean, low: null, high: null };
}
