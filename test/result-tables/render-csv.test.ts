import { describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { OUTCOMES } from '../../events/outcome.ts';
import { MEASURES } from '../../src/measures/definitions.ts';
import { renderCsv } from '../../src/result-tables/render-csv.ts';
import { csv } from '../../src/tables/csv-cells.ts';
import { duration, mean, policyResult, result } from '../report/results.ts';

const read = (text: string): string[][] => parse(text, { relax_column_count: false });

describe('a cell', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    ['\r=x', `"'\r=x"`],
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

test('rows come back unchanged from a CSV reader (RFC 4180), apart from the apostrophe before a formula', () => {
  const cell = fc.oneof(
    fc.string(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constantFrom('a,b', 'a"b', 'a\r\nb', '=x'),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
      const back = read(csv(['one', 'two'], rows));
      const expected = rows.map((row) =>
        row.map((value) => (typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value))),
      );
      expect(back).toEqual([['one', 'two'], ...expected]);
    }),
    { seed: 20180101 },
  );
});

describe('the tables of a result', () => {
  const practice = policyResult(
    'practice',
    { late: 3, noticeUnheard: 1 },
    { noticeWindow: duration(61, 89, 116), pickups: mean(2.5, 0.5) },
  );
  const held = policyResult('=held, "long"', { pickedUpFromHold: 4 }, { pickups: mean(4, 0.25) });
  const tables = new Map<string, string>(renderCsv(result([practice, held])));
  const rowsOf = (name: string) => read(tables.get(name)!);

  test('are these, and a file that describes them', () => {
    expect([...tables.keys()]).toEqual([
      'policies.csv',
      'outcomes.csv',
      'measures.csv',
      'differences.csv',
      'assumptions.csv',
      'datapackage.json',
    ]);
  });

  test('policies.csv: a row for each policy, with people per run and in total', () => {
    const [header, ...rows] = rowsOf('policies.csv');
    const cells = rows.map((row) => Object.fromEntries(header.map((name, c) => [name, row[c]])));
    // 4 people in ten replications.
    const counts = { bookingsPerRun: '0.4', bookingsTotal: '4', detainersLodgedTotal: '4' };
    expect(cells).toMatchObject([
      { policy: 'practice', isBaseline: 'true', requestedLeadMinutes: '1440', ...counts },
      { policy: `'=held, "long"`, isBaseline: 'false', ...counts },
    ]);
  });

  test('outcomes.csv: a row for each policy and outcome, with people per run and in total, and two shares', () => {
    const mixed = policyResult('mixed', { notIdentified: 5, late: 3, noticeUnheard: 2 });
    const [header, ...rows] = read(renderCsv(result([mixed])).get('outcomes.csv')!);
    expect(header).toEqual([
      'policy',
      'outcome',
      'peoplePerRun',
      'peopleTotal',
      'shareOfBookings',
      'shareOfBookingsLow',
      'shareOfBookingsHigh',
      'shareOfDetainers',
    ]);
    expect(rows).toHaveLength(OUTCOMES.length);
    // Ten bookings in ten replications, of whom five have a detainer.
    expect(rows).toContainEqual(['mixed', 'notIdentified', '0.5', '5', '0.5', '', '', '']);
    expect(rows).toContainEqual(['mixed', 'late', '0.3', '3', '0.3', '', '', '0.6']);
    expect(rowsOf('outcomes.csv')).toContainEqual([`'=held, "long"`, 'pickedUpFromHold', '0.4', '4', '1', '', '', '1']);
  });

  test('measures.csv: a row for each policy and measure, with quantiles where they exist', () => {
    const [header, ...rows] = rowsOf('measures.csv');
    expect(header.slice(-6)).toEqual(['q5', 'q25', 'q50', 'q75', 'q90', 'q95']);
    expect(rows).toHaveLength(2 * MEASURES.length);
    expect(rows).toContainEqual([
      'practice',
      'noticeWindow',
      'min',
      '89',
      '88',
      '90',
      '61',
      '61',
      '89',
      '116',
      '116',
      '116',
    ]);
    expect(rows).toContainEqual(['practice', 'pickups', 'people', '2.5', '2', '3', '', '', '', '', '', '']);
  });

  test('differences.csv: a row for each policy except the baseline, and measure, in columns of other names', () => {
    const [header, ...rows] = rowsOf('differences.csv');
    expect(header.slice(4)).toEqual(['difference', 'differenceLow', 'differenceHigh']);
    expect(rows).toHaveLength(MEASURES.length);
    expect(rows).toContainEqual([`'=held, "long"`, 'practice', 'pickups', 'people', '1.5', '1.5', '1.5']);
  });

  test('assumptions.csv: every value with its basis and source', () => {
    expect(rowsOf('assumptions.csv').slice(1)).toEqual([
      ['booking.rate', '', '6 per day', 'reported', 'a paper', '', 'file'],
      ['agentArrival.noShow', '', '5 %', 'assumption', '', '', 'default'],
    ]);
  });
});
