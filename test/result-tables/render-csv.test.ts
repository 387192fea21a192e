import { describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { LOCKS, OUTCOMES } from '../../events/outcome.ts';
import { MEASURES } from '../../src/measures/definitions.ts';
import { renderCsv } from '../../src/result-tables/render-csv.ts';
import { csv } from '../../src/tables/csv-cells.ts';
import { duration, mean, policyResult, result } from '../report/results.ts';

const read = (text: string): string[][] => parse(text, { relax_column_count: false });
const recordsOf = (text = ''): Record<string, string>[] => parse(text, { columns: true });

describe('a cell', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=x', '\\t=x'],
    ['\r=x', '\\r=x'],
    [' =1+1', "' =1+1"],
    ['a;=1+1', "a;'=1+1"],
    ['=HYPERLINK("http://x","y")', `"'=HYPERLINK(""http://x"",""y"")"`],
    ['=a,b', `"'=a,b"`],
    ['a=b', 'a=b'],
    ['24 h', '24 h'],
  ])('of the text %j is written %j, so that a spreadsheet does not take it for a formula', (text, cell) => {
    expect(csv(['head'], [[text]])).toBe(`head\r\n${cell}\r\n`);
  });

  test.each([
    [-1, '-1'],
    [-0.25, '-0.25'],
    [1e-7, '1e-7'],
    [123456.789, '123456.789'],
    [null, ''],
    [undefined, ''],
  ])('of the number %d is unchanged', (value, cell) => {
    expect(csv(['a', 'b'], [[value, 'x']])).toBe(`a,b\r\n${cell},x\r\n`);
  });
});

test('a row is one line, and comes back unchanged from a CSV reader unless it holds a formula', () => {
  const cell = fc.oneof(
    fc.string().map((text) => `x${text.replaceAll(';', ',')}`),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constantFrom('a,b', 'a"b', '=x', ''),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
      const back = read(csv(['one', 'two'], rows));
      const expected = rows.map((row) => row.map((value) => (value === '=x' ? `'${value}` : String(value))));
      expect(back).toEqual([['one', 'two'], ...expected]);
    }),
    { seed: 20180101 },
  );
});

describe('the tables of a result', () => {
  const range = { low: 80, high: 95, ends: 'least and greatest', replications: 10 } as const;
  const unknown = { low: null, high: null };
  const quantileIntervals = {
    5: unknown,
    25: unknown,
    50: { low: 87, high: 91 },
    75: unknown,
    90: unknown,
    95: unknown,
  };
  const practice = policyResult(
    'practice',
    { late: 3, noticeUnheard: 1 },
    { noticeWindow: { ...duration(61, 89, 116), range, quantileIntervals }, pickups: mean(2.5, 0.5) },
  );
  const held = policyResult('=held, "long"', { pickedUpFromHold: 4 }, { pickups: mean(4, 0.25) });
  const tables = new Map<string, string>(renderCsv(result([practice, held])));
  const rowsOf = (name: string) => recordsOf(tables.get(name));

  test('are these, and a file that describes them', () => {
    expect([...tables.keys()]).toEqual([
      'policies.csv',
      'outcomes.csv',
      'locks.csv',
      'measures.csv',
      'differences.csv',
      'flows.csv',
      'assumptions.csv',
      'datapackage.json',
    ]);
  });

  test('policies.csv: a row for each policy, with people per run and in total', () => {
    // 4 people in ten replications.
    const counts = { bookingsPerRun: '0.4', bookingsTotal: '4', detainersLodgedTotal: '4' };
    expect(rowsOf('policies.csv')).toMatchObject([
      { policy: 'practice', isBaseline: 'true', requestedLeadMinutes: '1440', ...counts },
      { policy: `'=held, "long"`, isBaseline: 'false', ...counts },
    ]);
  });

  test('outcomes.csv: a row for each policy and outcome, with people per run and in total, and two shares', () => {
    const mixed = policyResult('mixed', { notIdentified: 5, late: 3, noticeUnheard: 2 });
    Object.assign(mixed.outcomes.late, { low: 0.25, high: 0.35, range: { low: 0.2, high: 0.4, replications: 10 } });
    const rows = recordsOf(renderCsv(result([mixed])).get('outcomes.csv'));
    expect(rows).toHaveLength(OUTCOMES.length);
    // Ten bookings in ten replications, of whom five have a detainer.
    expect(rows).toContainEqual({
      policy: 'mixed',
      outcome: 'late',
      peoplePerRun: '0.3',
      peopleTotal: '3',
      withoutDetainerTotal: '0',
      shareOfBookings: '0.3',
      shareOfBookingsLow: '0.25',
      shareOfBookingsHigh: '0.35',
      shareOfBookingsRangeLow: '0.2',
      shareOfBookingsRangeHigh: '0.4',
      rangeReplications: '10',
      shareOfDetainers: '0.6',
    });
    const none = rows.find(({ outcome }) => outcome === 'notIdentified');
    expect(none).toMatchObject({
      peopleTotal: '5',
      shareOfBookings: '0.5',
      shareOfBookingsLow: '',
      shareOfDetainers: '',
    });
  });

  test('locks.csv: a row for each policy and lock, with who stops there and who continues', () => {
    const mixed = policyResult('mixed', { notIdentified: 5, noTeamFree: 2, outOfReach: 1, pickedUpAtRelease: 1 });
    const rows = recordsOf(renderCsv(result([mixed])).get('locks.csv'));
    expect(rows.map(({ lock }) => lock)).toEqual(Object.keys(LOCKS));
    expect(rows).toContainEqual({
      policy: 'mixed',
      lock: 'teamFreeAndInReach',
      position: '5',
      step: 'a team is free and in reach',
      outcomes: 'no team free; out of reach',
      lostPerRun: '0.3',
      leftPerRun: '0.1',
      lostTotal: '3',
      leftTotal: '1',
      leftShareOfDetainers: '0.25',
    });
  });

  test('outcomes.csv and policies.csv: people whose release is told without a detainer are no detainers', () => {
    const asked = policyResult('asked', { noDetainer: 5, late: 3, pickedUpAtRelease: 2 });
    asked.outcomes.late.withoutDetainer = 1;
    const files = renderCsv(result([asked]));
    // Of five people whose release was told, four had a detainer; two of these were late and two picked up.
    expect(recordsOf(files.get('policies.csv'))).toMatchObject([{ bookingsTotal: '10', detainersLodgedTotal: '4' }]);
    const rows = recordsOf(files.get('outcomes.csv'));
    const late = { peopleTotal: '3', withoutDetainerTotal: '1', shareOfBookings: '0.3', shareOfDetainers: '0.5' };
    expect(rows.find(({ outcome }) => outcome === 'late')).toMatchObject(late);
    expect(rows.find(({ outcome }) => outcome === 'pickedUpAtRelease')).toMatchObject({ shareOfDetainers: '0.5' });
  });

  test('measures.csv: a row for each policy and measure, with interval, range and quantiles if there are any', () => {
    const rows = rowsOf('measures.csv');
    expect(rows).toHaveLength(2 * MEASURES.length);
    const of = (measure: string) => rows.find((row) => row.policy === 'practice' && row.measure === measure);
    expect(of('noticeWindow')).toEqual({
      policy: 'practice',
      measure: 'noticeWindow',
      unit: 'min',
      mean: '89',
      low: '88',
      high: '90',
      rangeLow: '80',
      rangeHigh: '95',
      rangeReplications: '10',
      ...{
        q5: '61',
        q5Low: '',
        q5High: '',
        q25: '61',
        q25Low: '',
        q25High: '',
        q50: '89',
        q50Low: '87',
        q50High: '91',
      },
      ...{
        q75: '116',
        q75Low: '',
        q75High: '',
        q90: '116',
        q90Low: '',
        q90High: '',
        q95: '116',
        q95Low: '',
        q95High: '',
      },
    });
    expect(of('pickups')).toMatchObject({ unit: 'people', mean: '2.5', low: '2', high: '3', rangeLow: '', q50: '' });
  });

  test('differences.csv: a row for each policy except the baseline, and measure, in columns of other names', () => {
    const rows = rowsOf('differences.csv');
    expect(rows).toHaveLength(MEASURES.length);
    expect(rows.find(({ measure }) => measure === 'pickups')).toEqual({
      policy: `'=held, "long"`,
      baseline: 'practice',
      measure: 'pickups',
      unit: 'people',
      difference: '1.5',
      differenceLow: '1.5',
      differenceHigh: '1.5',
      differenceRangeLow: '',
      differenceRangeHigh: '',
      rangeReplications: '',
    });
  });

  test('replications.csv: a row for each policy and replication, a column for each outcome and measure', () => {
    const people = Object.fromEntries(OUTCOMES.map((key) => [key, key === 'late' ? [3, 4] : [0, 0]]));
    const values = Object.fromEntries(MEASURES.map(({ key }) => [key, key === 'hoursHeld' ? [0.5, null] : [1, 1]]));
    const perReplication = [
      { policy: 'practice', replications: [1, 3], bookings: [7, 8], outcomes: people, measures: values },
    ];
    const rows = recordsOf(renderCsv(result([practice], { perReplication })).get('replications.csv'));
    expect(Object.keys(rows[0])).toHaveLength(3 + OUTCOMES.length + MEASURES.length);
    expect(rows).toMatchObject([
      { policy: 'practice', replication: '1', bookings: '7', late: '3', hoursHeld: '0.5', pickups: '1' },
      { policy: 'practice', replication: '3', bookings: '8', late: '4', hoursHeld: '', pickups: '1' },
    ]);
    expect([...renderCsv(result([practice])).keys()]).not.toContain('replications.csv');
  });

  test('assumptions.csv: every value with its basis and source', () => {
    expect(read(tables.get('assumptions.csv')!).slice(1)).toEqual([
      ['booking.rate', '', '6 per day', 'reported', 'a paper', '', 'file'],
      ['agentArrival.noShow', '', '5 %', 'assumption', '', '', 'default'],
    ]);
  });
});
