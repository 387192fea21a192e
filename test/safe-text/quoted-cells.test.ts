import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { readExpectFile } from '../../src/check/expect/read-expect.ts';
import { COLUMNS } from '../../src/event-log/logged-case.ts';
import { readLog } from '../../src/event-log/read/read-log.ts';
import { InputError, type Problem, renderProblems } from '../../src/refusals/input-error.ts';
import { loadScenario } from '../../src/scenario/load.ts';
import { readSnapshot } from '../../src/snapshot/read-snapshot.ts';
import { readColumns } from '../../src/tables/csv.ts';
import { numbersOf } from '../../src/tables/table.ts';
import { jsonParquet, parquet } from '../event-log/parquet-files.ts';
import { scenario } from '../scenario/scenario-text.ts';
import { taken, takenText } from '../snapshot/small.ts';
import { NASTY } from './nasty-texts.ts';
import { acting, commandIn } from './seen.ts';

/**
 * Refusals quote cells, names and keys of their input. Whatever the reader and whatever the cell, what a terminal gets
 * acts on nothing and has a bounded length.
 */

const TEXTS = {
  'a command after a line feed': NASTY['a workflow command after a line feed'],
  'a colour': NASTY['a colour'],
  'a bidi override': NASTY['a bidi override'],
  'zero-width characters': NASTY['zero-width spaces and joiners'],
  'a lone surrogate': NASTY['a lone high surrogate'],
  'a flood of marks': NASTY['a flood of marks'],
  'a line separator': NASTY['a workflow command after a line separator'],
  'a command of Azure Pipelines': NASTY['a command of Azure Pipelines'],
  'many overrides': NASTY['very many overrides'],
  'many digits': '8'.repeat(5000),
  'many words that may be shown': 'maybe unknown '.repeat(500),
  'many blanks': `maybe${' '.repeat(5000)}yes`,
} as const;

/** A line of a source, a list of what is allowed, or a message: none is longer. */
const LONGEST_LINE = 2000;
/** A message quotes at most this many characters of a cell. */
const LONGEST_QUOTATION = 130;

const folder = mkdtempSync(join(tmpdir(), 'pickup-gap-cells-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

type Read = (text: string) => Promise<unknown>;

const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
const attribute = (text: string) =>
  text.replace(/[&<"]/g, (sign) => `&#${sign.charCodeAt(0)};`).replace(/(?![\t\n\r])[\p{Cc}\p{Cs}]/gu, ' ');
const log = (name: string, content: string | Uint8Array) => readLog(file(name, content), 'America/Chicago', name);
const xes = (inside: string) => log('log.xes', `<log><trace>${inside}</trace></log>`);
const BOOKED =
  '<event><string key="concept:name" value="booked"/><date key="time:timestamp" value="2018-01-01T10:00:00Z"/></event>';
const ocel = (person: object, event: object = {}) => {
  const events = [
    { id: 'e', type: 'booked', time: '2018-01-01T10:00:00Z', relationships: [{ objectId: '7' }], ...event },
  ];
  const objects = [{ id: '7', type: 'person', ...person }];
  return log('log.json', JSON.stringify({ eventTypes: [], objectTypes: [], objects, events }));
};
const inScenario = (base: string, csv: string) => {
  file('table.csv', csv);
  return loadScenario(file('scenario.yaml', scenario(base)));
};
const yaml = (text: string) => JSON.stringify(text);

const READERS: Record<string, Read> = {
  'a number of a CSV file': async (text) => {
    const table = await readColumns(file('a.csv', `minutes\n5\n${cell(text)}\n`), ['minutes'], 'a.csv');
    return numbersOf(table, 'minutes', { least: 0 });
  },
  'a header of a CSV file': (text) => readColumns(file('a.csv', `${cell(text)},b\n1,2\n`), ['minutes'], 'a.csv'),
  'the name of a column of a log in CSV': (text) => log('log.csv', `bookedAt,${cell(text)}\n2018-01-01T10:00,1\n`),
  'the name of an event in XES': (text) =>
    xes(BOOKED + BOOKED.replace('"booked"', `"${attribute(text)}"`).replace('10:00', '11:00')),
  'a key in XES, twice': (text) => xes(`<string key="${attribute(text)}" value="1"/>`.repeat(2) + BOOKED),
  'a lifecycle in XES': (text) =>
    xes(BOOKED.replace('</event>', `<string key="lifecycle:transition" value="${attribute(text)}"/></event>`)),
  'an encoding of XES': (text) => log('log.xes', `<?xml version="1.0" encoding="${attribute(text)}"?><log/>`),
  'an id in OCEL': (text) => ocel({ id: text }),
  'a type in OCEL': (text) => ocel({ type: text }),
  'the name of an event in OCEL': (text) => ocel({}, { type: text }),
  'a time in OCEL': (text) => ocel({}, { time: text }),
  'a qualifier in OCEL': (text) => ocel({}, { relationships: [{ objectId: text, qualifier: text }] }),
  'a member in OCEL': (text) => ocel({ [text]: 1 }),
  'a time in Parquet': (text) => log('log.parquet', parquet([{ name: 'bookedAt', data: [text] }])),
  'a name in Parquet': (text) =>
    log('log.parquet', parquet([text, text].map((name) => ({ name: `x${name}`, data: ['2018-01-01T10:00'] })))),
  'JSON in Parquet': (text) => log('log.parquet', jsonParquet([`{"a": ${text}`])),
  'a date of daily counts': (text) =>
    inScenario(
      '  booking: { dailyCounts: { csv: table.csv, date: date, count: count } }',
      `date,count\n${cell(text)},1\n`,
    ),
  'a count of daily counts': (text) =>
    inScenario(
      '  booking: { dailyCounts: { csv: table.csv, date: date, count: count } }',
      `date,count\n2018-01-01,${cell(text)}\n`,
    ),
  'a length of time in a table': (text) =>
    inScenario(
      '  booking: { rate: 6 per day }\n  agentArrival: { handover: { empirical: { csv: table.csv, column: minutes, unit: min } } }',
      `minutes\n${cell(text)}\n`,
    ),
  'a value of a scenario': (text) => inScenario(`  booking: { rate: ${yaml(text)} }`, ''),
  'a key of a scenario': (text) => inScenario(`  booking: { rate: 6 per day, ${yaml(text)}: 1 }`, ''),
  'a facility of a scenario': (text) => inScenario(`  facilities: { ${yaml(text)}: {} }`, ''),
  'a policy of an expect file': (text) =>
    readExpectFile(
      file('a.expect.yaml', `scenario: a.yaml\nexpect:\n  - { policy: p, measure: ${yaml(text)}, atMost: 1 }\n`),
    ),
  'a limit of an expect file': (text) =>
    readExpectFile(
      file(
        'a.expect.yaml',
        `scenario: a.yaml\nexpect:\n  - { policy: p, measure: pickupRate, atMost: ${yaml(text)} }\n`,
      ),
    ),
  'a key of an expect file': (text) => readExpectFile(file('a.expect.yaml', `scenario: a.yaml\n${yaml(text)}: 1\n`)),
  'the header of a snapshot': async (text) => {
    const { header } = await taken();
    const edited = (await takenText()).replace(`seed,${header.seed}`, `seed,${cell(text)}`);
    return readSnapshot(file('small.snapshot.csv', edited), 'small.yaml');
  },
  'a figure of a snapshot': async (text) => {
    const edited = (await takenText()).replace(/^(practice,pickupRate,\w+),[^\r\n]*/m, `$1,${cell(text)},1,1`);
    return readSnapshot(file('small.snapshot.csv', edited), 'small.yaml');
  },
};

for (const { key, kind } of COLUMNS) {
  READERS[`${key} in CSV`] = (text) =>
    key === 'bookedAt'
      ? log('log.csv', `case,bookedAt\n1,${cell(text)}\n`)
      : log('log.csv', `bookedAt,${key}\n2018-01-01T10:00,${cell(text)}\n`);
  if (kind === 'instant' || kind === 'instants') continue;
  READERS[`${key} in XES`] = (text) => xes(`<string key="${key}" value="${attribute(text)}"/>${BOOKED}`);
  READERS[`${key} in OCEL`] = (text) =>
    ocel({ attributes: [{ name: key, value: text, time: '2018-01-01T10:00:00Z' }] });
}

/** The refusal; undefined if the text is accepted, as the name of a jail may be. */
async function refusalOf(read: Read, text: string): Promise<InputError | undefined> {
  const error = await read(text).then(
    () => undefined,
    (found: unknown) => found,
  );
  if (error !== undefined && !(error instanceof InputError)) throw error;
  return error;
}

/** The longest run of one of the long texts that a problem shows, apart from its line of the source. */
function quotation({ message, hint = '', allowed = '' }: Problem): number {
  const runs = [message, hint, allowed].join('\n').match(/8+| {2,}|(?:maybe unknown )+|(?:\u202e|\\u202e)+/g) ?? [];
  return Math.max(0, ...runs.map((run) => run.length));
}

describe.each(Object.entries(READERS))('%s', (_, read) => {
  test('is quoted safely, and its start only', async () => {
    for (const [what, text] of Object.entries(TEXTS)) {
      const error = await refusalOf(read, text);
      if (error === undefined) continue;
      const shown = renderProblems(error);
      expect([what, acting(shown), commandIn(shown)]).toEqual([what, undefined, undefined]);
      expect([what, Math.max(...shown.split('\n').map((line) => line.length)) <= LONGEST_LINE]).toEqual([what, true]);
      const quoted = Math.max(...error.problems.map(quotation));
      expect([what, quoted <= LONGEST_QUOTATION || quoted]).toEqual([what, true]);
    }
  });
});

test('most of these texts are refused by most readers, so that this test sees refusals', async () => {
  const counts = await Promise.all(Object.values(READERS).map((read) => refusalOf(read, TEXTS['many digits'])));
  expect(counts.filter((error) => error !== undefined).length).toBeGreaterThan(COLUMNS.length);
});
