import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { InputError } from '../../src/refusals/input-error.ts';
import { loadScenario } from '../../src/scenario/load.ts';

test('all problems with dates and counts of a table are reported at once, in their order', async () => {
  const room = mkdtempSync(join(tmpdir(), 'daily-'));
  try {
    writeFileSync(join(room, 'c.csv'), 'date,count\n2018-01-01,-2\n2018-02-30,1.5\n2018-01-01,3\n');
    writeFileSync(
      join(room, 'c.yaml'),
      `title: x
zone: America/Chicago
start: 2018-01-01
length: 1 days
base:
  booking: { dailyCounts: { csv: c.csv, date: date, count: count } }
policies: { one: {} }
`,
    );
    const error = await loadScenario(join(room, 'c.yaml')).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof InputError)) throw new Error('This should have been refused.');
    expect(error.problems.map(({ line, column, message }) => `${line}:${column} ${message}`)).toEqual([
      '2:12 row 1, column "count": expected a whole number of at least 0, got "-2"',
      '3:1 row 2, column "date": "2018-02-30" is not a date',
      '3:12 row 2, column "count": expected a whole number of at least 0, got "1.5"',
      '4:1 row 3, column "date": 2018-01-01 appears here a second time',
    ]);
  } finally {
    rmSync(room, { recursive: true });
  }
});
