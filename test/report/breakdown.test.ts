import { describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { PART_MEASURES } from '../../src/measures/definitions.ts';
import type { Breakdown } from '../../src/measures/result.ts';
import { resultSchema } from '../../src/measures/result.ts';
import { breakdownTables } from '../../src/report/breakdown.ts';
import { renderText } from '../../src/report/text.ts';
import { renderCsv } from '../../src/result-tables/render-csv.ts';
import { mean, policyResult, result } from './results.ts';

type Part = Breakdown['policies'][number]['parts'][number];

/** Bookings over both replications, and means of one. */
function part(name: string, bookings: number, pickups: number, detainers: number): Part {
  const means: Record<string, number | null> = {
    detainersLodged: detainers,
    noticesSent: detainers,
    pickups,
    pickupRate: detainers === 0 ? null : pickups / detainers,
    hoursHeld: 0,
  };
  const measures = PART_MEASURES.map(({ key }) => [
    key,
    { mean: means[key], low: means[key], high: means[key], range: null },
  ]);
  return { name, bookings, measures: Object.fromEntries(measures) };
}

const changes = [{ from: '2014-06-11', title: 'A judge’s order' }];
const breakdown: Breakdown = {
  by: 'month',
  policies: [{ policy: 'practice', changes, parts: [part('2014-05', 4000, 9, 10), part('2014-06', 2000, 0, 0)] }],
};
const practice = policyResult(
  'practice',
  { notIdentified: 6000 },
  { pickups: mean(9, 1), pickupRate: mean(0.9, 0.05) },
);
const shown = result([practice], { replications: 2, breakdown });

describe('a breakdown', () => {
  test('has one row per part and one for all; a change is listed below the month in which it happens', () => {
    expect(breakdownTables(shown)).toEqual([
      'By month of booking (average per run of 365 days)',
      '  practice',
      '             bookings  detainers  notices  picked up  pickup rate         hours held',
      '    2014-05     2,000         10       10          9       90.0 %  ± 0.0           0',
      '    2014-06     1,000          0        0          0            –                  0',
      '      ◂ from 2014-06-11: A judge’s order',
      '    all         3,000          0        0          9       90.0 %  ± 5.0           0',
      '  Pickup rate: pickups ÷ detainers over all replications, with its 95 % interval: ± its half-width,',
      '  or from low to high where few detainers, or nearly all, end in a pickup.',
    ]);
  });

  test('is part of the report, at most 100 columns wide, and only on request', () => {
    expect(renderText(shown)).toContain(breakdownTables(shown).join('\n'));
    expect(Math.max(...breakdownTables(shown).map((line) => [...line].length))).toBeLessThanOrEqual(100);
    expect(renderText(result([practice]))).not.toContain('By month');
    expect([...renderCsv(result([practice])).keys()]).not.toContain('months.csv');
  });

  test('as CSV: one row per policy, month and measure, with means per run and totals in columns of their own', () => {
    const rows = parse(renderCsv(shown).get('months.csv') ?? '', { columns: true }) as Record<string, string>[];
    expect(Object.keys(rows[0])).toEqual([
      'policy',
      'month',
      'measure',
      'unit',
      'mean',
      'low',
      'high',
      'rangeLow',
      'rangeHigh',
      'rangeReplications',
      'total',
      'changes',
    ]);
    const of = (month: string, measure: string) => rows.find((row) => row.month === month && row.measure === measure)!;
    // 4,000 bookings in two runs are 2,000 per run; 10 detainers per run are 20 in two.
    expect(of('2014-05', 'bookings')).toMatchObject({ unit: 'people', mean: '2000', total: '4000' });
    expect(of('2014-05', 'detainersLodged')).toMatchObject({ unit: 'people', mean: '10', total: '20' });
    expect(of('2014-05', 'pickupRate')).toMatchObject({ unit: 'share', mean: '0.9', total: '' });
    expect(of('2014-06', 'pickupRate').mean).toBe('');
    expect(of('2014-05', 'pickups').changes).toBe('');
    expect(of('2014-06', 'pickups').changes).toBe('2014-06-11: A judge’s order');
    expect(rows).toHaveLength(2 * 6);
  });

  test('a facility whose name a spreadsheet would take for a formula is written as text', () => {
    const jail = {
      by: 'facility' as const,
      policies: [{ policy: 'practice', changes: [], parts: [part('-jail', 1, 0, 0)] }],
    };
    const text = renderCsv(result([practice], { breakdown: jail })).get('facilities.csv');
    expect(text?.split('\r\n')[1].startsWith("practice,'-jail,bookings,")).toBe(true);
  });

  test('has the form of the published schema; planted fault: a part without its measures does not', () => {
    expect(resultSchema.safeParse(shown).error).toBeUndefined();
    const [first] = breakdown.policies;
    const broken = { ...breakdown, policies: [{ ...first, parts: [{ name: '2014-05', bookings: 1, measures: {} }] }] };
    expect(resultSchema.safeParse({ ...shown, breakdown: broken }).success).toBe(false);
  });
});

describe('a week', () => {
  const parts = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].flatMap((weekday, day) =>
    Array.from({ length: 24 }, (_, hour) => {
      const name = `${weekday} ${String(hour).padStart(2, '0')}:00`;
      // Two replications: 40 detainers on a Monday at 8, fewer than 30 at 9, and none at other times.
      const detainers = day > 0 ? 0 : hour === 8 ? 20 : hour === 9 ? 10 : 0;
      return part(name, 100, detainers / 2, detainers);
    }),
  );
  const week: Breakdown = { by: 'week', policies: [{ policy: 'practice', changes: [], parts }] };
  const lines = breakdownTables(result([practice], { replications: 2, breakdown: week }));

  test('is two maps per policy of at most 100 columns; a rate of few has no shade, and nobody a blank', () => {
    expect(lines.filter((line) => line.startsWith('Mon'))).toEqual([
      `Mon${' '.repeat(33)}50· 50`,
      `Mon${' '.repeat(33)}20█ 10·`,
    ]);
    expect(lines.filter((line) => line === 'Sun')).toHaveLength(2);
    expect(Math.max(...lines.map((line) => [...line].length))).toBeLessThanOrEqual(100);
  });

  test('with a hundred in every cell keeps its columns apart', () => {
    const all = parts.map(({ name }) => part(name, 100, 50, 50));
    const full: Breakdown = { by: 'week', policies: [{ policy: 'practice', changes: [], parts: all }] };
    const rows = breakdownTables(result([practice], { replications: 2, breakdown: full }));
    expect(rows.find((line) => line.startsWith('Mon'))).toBe(`Mon${'100·'.repeat(24)}`);
    expect(Math.max(...rows.map((line) => [...line].length))).toBeLessThanOrEqual(100);
  });
});
