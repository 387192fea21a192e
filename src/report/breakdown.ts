import { PART_KEYS } from '../measures/definitions.ts';
import type { Breakdown, Result } from '../measures/result.ts';
import { counted, percent, table, wrapped } from './format.ts';
import { intervalText } from './interval-text.ts';
import { people } from './people.ts';
import { weekMaps } from './week-map.ts';

type OfPolicy = Breakdown['policies'][number];
type Part = OfPolicy['parts'][number];

/** The heads above each measure's columns. The pickup rate has a second column for its interval. */
const HEADS_OF: Record<(typeof PART_KEYS)[number], string[]> = {
  detainersLodged: ['detainers'],
  noticesSent: ['notices'],
  pickups: ['picked up'],
  pickupRate: ['pickup rate', ''],
  hoursHeld: ['hours held'],
};
const HEADS = ['', 'bookings', ...PART_KEYS.flatMap((key) => HEADS_OF[key])];

const RATES =
  'Pickup rate: pickups ÷ detainers over all replications, with its 95 % interval: ± its half-width, ' +
  'or from low to high where few detainers, or nearly all, end in a pickup.';

const WHAT: Record<Breakdown['by'], string> = {
  facility: 'facility',
  month: 'month of booking',
  reason: 'reason of release',
  hour: 'local hour at which the release is ordered',
  weekday: 'local weekday on which the release is ordered',
  week: '',
  priority: 'class of priority',
  convicted: 'conviction',
};

/**
 * One table per policy: a row per part, then the total. A week has maps instead. Empty if the result has no breakdown.
 */
export function breakdownTables(result: Result): string[] {
  const { breakdown, policies, replications } = result;
  if (breakdown === undefined) return [];
  if (breakdown.by === 'week') return weekMaps(breakdown, replications);
  const lines = [`By ${WHAT[breakdown.by]} (average per run of ${counted(result.days, 'day')})`];
  for (const [p, ofPolicy] of breakdown.policies.entries()) {
    const all: Part = { name: 'all', bookings: policies[p].bookings, measures: policies[p].measures };
    const [head, ...rows] = table([HEADS, ...[...ofPolicy.parts, all].map((part) => row(part, replications))]);
    lines.push(`  ${ofPolicy.policy}`, `    ${head}`);
    for (const [i, line] of rows.entries()) {
      lines.push(`    ${line}`);
      for (const mark of i < ofPolicy.parts.length ? marks(ofPolicy.parts[i], ofPolicy) : []) {
        lines.push(...wrapped(mark, '      '));
      }
    }
  }
  return [...lines, ...wrapped(RATES, '  ')];
}

function row({ name, bookings, measures }: Part, replications: number): string[] {
  const { mean } = measures.pickupRate;
  const interval = replications < 2 ? '' : intervalText(measures.pickupRate, 100);
  const rate = mean === null ? ['–', ''] : [percent(mean), interval];
  const cells = PART_KEYS.flatMap((key) => (key === 'pickupRate' ? rate : [cell(measures[key].mean)]));
  return [name, people(bookings / replications), ...cells];
}

function cell(value: number | null): string {
  return value === null ? '–' : people(value);
}

/** The policy's changes within a month, one line each. */
function marks({ name }: Part, { changes }: OfPolicy): string[] {
  return changes.filter(({ from }) => from.startsWith(`${name}-`)).map(({ from, title }) => `◂ from ${from}: ${title}`);
}
