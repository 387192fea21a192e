import { describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { partNames } from '../../src/engine/plan/parts-of-run.ts';
import { runScenario } from '../../src/engine/run/run-scenario.ts';
import { PARTS, type Part } from '../../src/measures/parts.ts';
import { breakDown, perReplication, summarise } from '../../src/measures/summarise.ts';
import { RESULT_TABLES } from '../../src/result-tables/all-tables.ts';
import { PART_TABLES } from '../../src/result-tables/parts.ts';
import { renderCsv } from '../../src/result-tables/render-csv.ts';
import { TABLE_FILES } from '../../src/result-tables/table.ts';
import { plainPolicy, plainScenario } from '../engine/scenarios.ts';
import { A_MANIFEST } from '../manifest/a-manifest.ts';
import { faultsOf, packageOf } from './conforms.ts';

const plain = plainPolicy();
const hold = { ...plain.releaseNotice.hold, rule: 'upTo' } as const;
const line = { title: '=review', payer: 'county', per: 'detainer', amount: '$85', dollars: 85 } as const;
const scenario = plainScenario({ days: 20, facilities: ['jail'] }, [
  plainPolicy({ name: '=practice', costLines: [{ ...line, source: 'S', instead: false }] }),
  plainPolicy({ name: 'held, "long"', releaseNotice: { ...plain.releaseNotice, hold } }),
]);

async function tables(by: Part, replications: number): Promise<Map<string, string>> {
  const of = { ...scenario, baseline: '=practice', replications };
  const stop = new AbortController().signal;
  const { tally } = await runScenario(of, { workers: 1, stop, by, onProgress: () => {} });
  const about = {
    manifest: A_MANIFEST,
    scenario: { title: 'A jail', sha256: 'ab', resolvedSha256: 'cd', inputs: [] },
    assumptions: [
      { path: 'booking.rate', value: '6', basis: 'assumption' as const, source: '', from: 'file' },
      { path: 'x', policy: '=practice', value: '-1', basis: 'reported' as const, source: 'S', from: 'file' },
    ],
    notes: ['a note'],
    complete: true,
  };
  const parts = {
    breakdown: breakDown(tally, of, by, partNames({ ...of, facilities: ['-jail'] }, by)),
    ...perReplication(tally, of),
  };
  return renderCsv({ ...about, ...summarise(tally, of), ...parts });
}

describe('the data package beside the tables', () => {
  test.each<[Part, number]>([...PARTS.map((by): [Part, number] => [by, 3]), ['month', 1]])(
    'describes every cell of every table (by %s, replications: %d)',
    async (by, replications) => {
      const files = await tables(by, replications);
      expect(faultsOf(files)).toEqual([]);
      expect(packageOf(files).resources.map(({ path }) => path)).toEqual(
        TABLE_FILES.filter(
          (file) => !PART_TABLES.some((one) => one.file === file && one !== PART_TABLES[PARTS.indexOf(by)]),
        ),
      );
    },
  );

  test('is a tabular data package: every column has a type and a description, every number a unit', async () => {
    const { profile, name, resources } = packageOf(await tables('month', 1));
    expect({ profile, name }).toEqual({ profile: 'tabular-data-package', name: 'pickup-gap-result' });
    for (const resource of resources) {
      expect(resource.name).toMatch(/^[-a-z0-9._/]+$/);
      const named = resource.schema.fields.map((field) => field.name);
      for (const field of resource.schema.fields) {
        expect(field.description).not.toBe('');
        const isNumber = (field.type === 'number' || field.type === 'integer') && field.name !== 'replication';
        // The unit is the field's own, or is in the row.
        if (isNumber && field.unit === undefined) expect(named).toContain('unit');
        if (!isNumber) expect(field.unit).toBeUndefined();
      }
    }
  });

  test('says what was run, and what a reader should know', async () => {
    expect(packageOf(await tables('month', 1))).toMatchObject({
      title: 'A jail',
      description: expect.stringContaining('20 days, 1 replication, seed'),
      replications: 1,
      days: 20,
      complete: true,
      notes: ['a note'],
    });
  });
});

test('the columns of replications.csv add up to the totals, means and pooled rates of other tables', async () => {
  const files = await tables('month', 5);
  const rowsOf = (file: string): Record<string, string>[] => parse(files.get(file) ?? '', { columns: true });
  const runs = rowsOf('replications.csv');
  for (const { policy, bookingsTotal, detainersLodgedTotal } of rowsOf('policies.csv')) {
    const own = runs.filter((row) => row.policy === policy);
    expect(own.map(({ replication }) => replication)).toEqual(['1', '2', '3', '4', '5']);
    const sum = (column: string) => own.reduce((so, row) => so + Number(row[column]), 0);
    const meanOf = (measure: string) =>
      Number(rowsOf('measures.csv').find((row) => row.policy === policy && row.measure === measure)?.mean);
    expect(sum('bookings')).toBe(Number(bookingsTotal));
    expect(sum('detainersLodged')).toBe(Number(detainersLodgedTotal));
    for (const { outcome, peopleTotal } of rowsOf('outcomes.csv').filter((row) => row.policy === policy)) {
      expect(sum(outcome)).toBe(Number(peopleTotal));
    }
    expect(sum('agentHours') / 5).toBeCloseTo(meanOf('agentHours'), 6);
    expect(sum('pickups') / sum('detainersLodged')).toBeCloseTo(meanOf('pickupRate'), 9);
  }
});

describe('planted faults are found', () => {
  const planted = async (file: string, change: (text: string) => string) => {
    const files = await tables('month', 2);
    return faultsOf(new Map([...files].map(([name, text]) => [name, name === file ? change(text) : text])));
  };

  test.each<[string, (text: string) => string, RegExp]>([
    ['measures.csv', (text) => text.replace('min', 'minutes'), /^measures\.unit: "minutes" is not allowed$/],
    ['measures.csv', (text) => text.replace("'=practice,pickups", 'another,pickups'), /is not in policies$/],
    ['outcomes.csv', (text) => text.replace(/,0\r\n/, ',2\r\n'), /shareOfDetainers: 2 is out of range$/],
    ['outcomes.csv', (text) => `${text}${text.split('\r\n')[1]}\r\n`, /policy,outcome is not unique$/],
    ['policies.csv', (text) => text.replace('bookingsTotal', 'bookings'), /^policies: the header is /],
  ])('in %s', async (file, change, fault) => {
    expect(await planted(file, change)).toContainEqual(expect.stringMatching(fault));
  });
});

test('a column’s name means one thing in every file', () => {
  const fields = RESULT_TABLES.flatMap(({ file, fields: all }) => all.map((field) => ({ file, ...field })));
  for (const { file, name, type, unit, description } of fields) {
    const same = fields.find((field) => field.name === name)!;
    // After the semicolon is when a cell is empty.
    const meaning = (text: string) => text.split(';')[0];
    expect({ file, name, type, unit, means: meaning(description) }).toEqual({
      file,
      name,
      type: same.type,
      unit: same.unit,
      means: meaning(same.description),
    });
  }
});
