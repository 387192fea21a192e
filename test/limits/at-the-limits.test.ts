import { globSync, readFileSync, truncateSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CSV_LOG_ROWS } from '../../src/event-log/read/read-csv.ts';
import { readLog } from '../../src/event-log/read/read-log.ts';
import { INPUT_LIMITS, type InputLimit } from '../../src/limits/input-limits.ts';
import { InputError } from '../../src/refusals/input-error.ts';
import { readYaml } from '../../src/scenario/text/read-yaml.ts';
import { readColumns } from '../../src/tables/csv.ts';
import { checkSize } from '../../src/tables/csv-size.ts';
import { Room } from '../input-files/room.ts';
import { printedBy } from '../safe-text/in-process.ts';
import { problems, scenario } from '../scenario/scenario-text.ts';

/** Each limit: as much as it allows is accepted, and one more is refused in words that name it. */

type Limit = keyof typeof INPUT_LIMITS;

interface AtLimit {
  /** What is wrong with an input that has `count` of what is limited. */
  refusals(count: number): Promise<string> | string;
  /** Part of the refusal of one more. */
  words: RegExp;
}

let room: Room;
beforeAll(() => {
  room = new Room();
});
afterAll(() => room.remove());

const times = (count: number, text: (i: number) => string) => Array.from({ length: count }, (_, i) => text(i));
const inScenario = (textOf: (count: number) => string) => async (count: number) =>
  (await problems(textOf(count))).join('\n');
const inYaml = (textOf: (count: number) => string) => (count: number) =>
  readYaml(textOf(count), 'a.yaml')
    .problems.map(({ message }) => message)
    .join('\n');

/** A file without disk space that begins with `text`, which makes its reader stop there. */
function large(name: string, text: string, read: (file: string) => Promise<unknown>) {
  return async (bytes: number) => {
    const file = room.write(name, text);
    truncateSync(file, bytes);
    const error = await read(file).catch((found: unknown) => found);
    return error instanceof InputError ? error.message : '';
  };
}
const log = (name: string, text: string) => large(name, text, (file) => readLog(file, 'America/Chicago'));

const facilities = (count: number) =>
  `  facilities:\n${times(count, (i) => `    f${i}: { rate: 1 per day, travel: 1 h }`).join('\n')}\n  booking: {}`;
const shares = (count: number) => times(count, (i) => `g${i}: ${100 / count} %`).join(', ');

/** Jails, each of which the agency reaches in a time that is not known. */
const unsure = (count: number) =>
  [
    '  facilities:',
    ...times(count, (i) => `    f${i}: { rate: 1 per day, travel: { value: 1 h, range: [1 h, 2 h] } }`),
    '  booking: {}',
  ].join('\n');

function sizeRefusal(rows: number, columns: number, limit?: InputLimit): string {
  try {
    checkSize({ file: 'a.csv', line: rows + 1 }, { rows, columns }, limit);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

const CASES: Partial<Record<Limit, AtLimit>> = {
  scenarioLevels: {
    refusals: inYaml((count) => `a: ${'['.repeat(count - 1)}1${']'.repeat(count - 1)}`),
    words: /nested too deeply/,
  },
  scenarioValues: { refusals: inYaml((count) => `[${'1,'.repeat(count - 2)}1]`), words: /more than 100000 values/ },
  textLength: {
    refusals: inScenario((count) =>
      scenario().replace('7 days', `${' '.repeat(count - 6)}7 days`.replace(/^.*$/, '"$&"')),
    ),
    words: /expected at most 500 characters/,
  },
  proseLength: {
    refusals: inScenario((count) =>
      scenario().replace('7 days', `{ value: 7 days, source: a, note: ${'n'.repeat(count)} }`),
    ),
    words: /expected at most 10000 characters/,
  },
  csvBytes: {
    refusals: large('a.csv', 'b,c\n', (file) => readColumns(file, ['a'])),
    words: /bytes, more than a CSV file/,
  },
  csvRows: { refusals: (rows) => sizeRefusal(rows, 1), words: /at most 2,000,000 rows in a CSV file, got more/ },
  cells: { refusals: (cells) => sizeRefusal(1000, cells / 1000), words: /at most 100,000,000 cells in a CSV file/ },
  ocelBytes: { refusals: log('a.json', ']'), words: /bytes, more than a OCEL file may have/ },
  xesBytes: { refusals: log('a.xes', 'x<'), words: /bytes, more than a XES file may have/ },
  parquetBytes: { refusals: log('a.parquet', 'no'), words: /bytes, more than a Parquet file may have/ },
  cases: {
    refusals: (rows) => sizeRefusal(rows, 1, CSV_LOG_ROWS),
    words: /at most 1,000,000 rows in a log in CSV, got more/,
  },
  unknowns: {
    refusals: async (count) => {
      const file = room.write('unsure.yaml', scenario(unsure(count)));
      return (await printedBy('spread', file, '--draws', '5', '--replications', '2')).stderr;
    },
    words: /33 values of .* have a range. Give at most 32 of them one/,
  },
  csvLogBytes: { refusals: log('log.csv', 'b,c\n'), words: /bytes, more than a CSV file may have/ },
  facilities: { refusals: inScenario((count) => scenario(facilities(count))), words: /expected 1 to 500 facilities/ },
  policies: {
    refusals: inScenario((count) =>
      scenario().replace('  practice: {}', times(count, (i) => `  p${i}: {}`).join('\n')),
    ),
    words: /expected 1 to 50 policies/,
  },
  changes: {
    refusals: inScenario((count) =>
      scenario(facilities(count), times(count, (i) => `      facilities.f${i}.travel: 2 h`).join('\n')),
    ),
    words: /expected at most 200 changes/,
  },
  datedChanges: {
    refusals: inScenario((count) => {
      const entries = times(count, (i) => {
        const from = new Date(Date.UTC(2018, 0, 2 + i)).toISOString().slice(0, 10);
        return `      - { from: ${from}, changes: { agentArrival.noShow: ${i} % } }`;
      });
      return `${scenario().replace('7 days', '200 days')}  other:\n    dated:\n${entries.join('\n')}\n`;
    }),
    words: /expected at most 100 entries/,
  },
  priorities: {
    refusals: inScenario((count) => scenario(`  booking: { rate: 6 per day, priority: { ${shares(count)} } }`)),
    words: /classes of priority/,
  },
  citizenshipGroups: {
    refusals: inScenario((count) => scenario('', '', `weeklyReport: { citizenship: { ${shares(count)} } }`)),
    words: /groups of citizenship/,
  },
  costLines: {
    refusals: inScenario((count) => {
      const line = '{ title: A, payer: county, per: booking, amount: $1 }';
      return scenario(`  costs: { lines: [${times(count, () => line).join(', ')}] }`);
    }),
    words: /expected at most 50 entries/,
  },
  replications: {
    refusals: inScenario((count) => scenario('', '', `replications: ${count}`)),
    words: /expected at most 1000000/,
  },
  days: { refusals: inScenario((count) => scenario().replace('7 days', `${count} days`)), words: /1 to 8036 days/ },
  daysFromStart: {
    refusals: inScenario((count) => scenario('', '', `warmUp: ${count} days`)),
    words: /expected at most 8191 days/,
  },
  bookingsPerDay: {
    refusals: inScenario((count) => scenario(`  booking: { rate: ${count} per day }`)),
    words: /bookings per day are too many/,
  },
  teams: {
    refusals: inScenario((count) => scenario(`  agentArrival: { teams: { count: ${count}, hours: always } }`)),
    words: /10000/,
  },
};

/** Limits whose test is where the rest of their subject is tested. The file quotes the words. */
const ELSEWHERE: Partial<Record<Limit, [test: string, words: string]>> = {
  scenarioBytes: ['test/input-files/counted-bytes.test.ts', 'INPUT_LIMITS.scenarioBytes'],
  rulesInPlace: ['test/scenario/regimes.test.ts', 'expected at most 2000 rules'],
  logDepth: ['test/event-log/foreign-texts.test.ts', 'INPUT_LIMITS.logDepth'],
  logElement: ['test/event-log/json-lists.test.ts', 'INPUT_LIMITS.logElement'],
  logKeys: ['test/event-log/foreign-texts.test.ts', 'INPUT_LIMITS.logKeys'],
  parquetSeconds: ['test/event-log/foreign-parquet.test.ts', 'more processor time than a log needs'],
};

describe.each(Object.entries(CASES))('%s', (key, { refusals, words }) => {
  const { most } = INPUT_LIMITS[key as Limit];

  test('as much as the limit is accepted', async () => expect(await refusals(most)).not.toMatch(words));
  test('one more is refused', async () => expect(await refusals(most + 1)).toMatch(words));
});

/** Whether a test of another folder takes this limit from the table. */
const isUsedIn = (text: string, key: string) => /\bINPUT_LIMITS\b/.test(text) && new RegExp(`\\b${key}\\b`).test(text);

test('every limit has such a test here, or in a file that uses it', () => {
  const others = globSync('test/**/*.ts')
    .filter((file) => !file.includes('at-the-limits'))
    .map((file) => readFileSync(file, 'utf8'));
  const tested = new Set([...Object.keys(CASES), ...Object.keys(ELSEWHERE)]);
  const untested = Object.keys(INPUT_LIMITS).filter(
    (key) => !tested.has(key) && !others.some((text) => isUsedIn(text, key)),
  );
  expect(untested).toEqual([]);
  for (const [file, words] of Object.values(ELSEWHERE)) expect(readFileSync(file, 'utf8')).toContain(words);
});

test('planted fault: a limit that no test uses is found', () => {
  expect(isUsedIn('const { most } = INPUT_LIMITS.csvBytes;', 'csvBytes')).toBe(true);
  expect(isUsedIn('const { most } = INPUT_LIMITS.csvBytes;', 'csvLogBytes')).toBe(false);
});
