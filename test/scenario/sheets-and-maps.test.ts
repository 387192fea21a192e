import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { filesOfBoth, NotedFiles } from '../../src/compare/named-files.ts';
import { InputError, renderProblems } from '../../src/refusals/input-error.ts';
import { type EmbeddedFiles, embeddedFiles, noting } from '../../src/scenario/files/embedded-files.ts';
import { filesOnDisk } from '../../src/scenario/files/files-on-disk.ts';
import { remembered } from '../../src/scenario/files/remembered.ts';
import { loadScenario } from '../../src/scenario/load.ts';
import { loadTree } from '../../src/scenario/load-tree.ts';
import { readScenario } from '../../src/scenario/steps/read.ts';
import { FOREIGN_LOGS, OWN_LOG, PAIRS } from '../event-log/foreign-logs.ts';
import { LogRoom } from '../event-log/log-room.ts';
import { book, numbers, texts } from '../spreadsheets/books.ts';

/** A scenario that names a sheet of a workbook and a log with other headers, wherever its files are read. */

const room = new LogRoom();
afterAll(() => room.remove());

const COLUMNS = JSON.stringify(Object.fromEntries(PAIRS));
const MAPPED = `{ file: jail.csv, columns: ${COLUMNS}, dateFormat: m/d/yyyy }`;
const scenario = (log: string) => `title: x
zone: America/Chicago
start: 2018-01-01
length: 60 days
base:
  booking: { log: ${log} }
  facilities:
    jail: { clearing: { empirical: { csv: stays.xlsx, sheet: B, column: minutes, unit: min } } }
policies: { one: {} }
`;

beforeAll(() => {
  const sheet = (...minutes: number[]) =>
    texts(1, 'minutes') + minutes.map((value, i) => numbers(i + 2, [value])).join('');
  room.write('stays.xlsx', book({ sheets: { A: sheet(1, 2, 3, 4, 5), B: sheet(17, 27, 37, 47, 57) } }));
  room.write('jail.csv', FOREIGN_LOGS['jail.csv']);
  room.write('own.csv', OWN_LOG);
});

const file = () => join(room.folder, 'scenario.yaml');
const onDisk = () => filesOnDisk(file());
const loaded = async (files: ReturnType<typeof onDisk>) =>
  (await loadTree(readScenario(scenario(MAPPED), file()), files)).resolved;

describe('a named sheet and a mapped log', () => {
  test('are read from a disk, remembered, noted, of two sides and embedded in a page', async () => {
    const disk = await loaded(onDisk());
    // The longest of sheet B, in seconds.
    expect(JSON.stringify(disk)).toContain('3420');
    expect(disk.booking.arrivals).toMatchObject({ kind: 'times' });
    expect(await loaded(remembered(onDisk()))).toEqual(disk);
    expect(await loaded(new NotedFiles(onDisk()))).toEqual(disk);
    expect(await loaded(filesOfBoth(onDisk(), onDisk(), new Set(['stays.xlsx'])))).toEqual(disk);
    const read: EmbeddedFiles = { presets: [], tables: [], logs: [] };
    expect(await loaded(noting(onDisk(), read))).toEqual(disk);
    expect(await loaded(embeddedFiles(JSON.parse(JSON.stringify(read))))).toEqual(disk);
  });

  test('book the same people as a log in our own form', async () => {
    const own = room.write('own.yaml', scenario('own.csv'));
    const mapped = room.write('mapped.yaml', scenario(MAPPED));
    const [one, other] = [await loadScenario(own), await loadScenario(mapped)];
    expect(other.resolved.booking.arrivals).toEqual(one.resolved.booking.arrivals);
    expect(other.resolvedSha256).toBe(one.resolvedSha256);
  });
});

test.each([
  [
    '{ file: jail.csv, columns: { bokedAt: Booked } }',
    '"bokedAt" is not a column of a log',
    'did you mean "bookedAt"?',
  ],
  ['{ file: jail.csv, columns: { bookedAt: A, exitAt: A } }', 'the header "A" is there twice', 'scenario.yaml:6:'],
  ['{ file: jail.csv, columns: { bookedAt: Boked } }', 'jail.csv: there is no column "Boked"', 'scenario.yaml:6:'],
  ['{ file: jail.csv, dateFormat: mm/dd/yyyy }', 'not one of the words allowed here', 'm/d/yyyy'],
  ['{ columns: { bookedAt: A } }', '`file` is missing', 'scenario.yaml:6:'],
])('booking.log %s is refused', async (log, message, more) => {
  const refused = room.write('scenario.yaml', scenario(log));
  const error = await loadScenario(refused).then(
    () => undefined,
    (thrown) => thrown,
  );
  expect(error).toBeInstanceOf(InputError);
  expect(renderProblems(error)).toContain(message);
  expect(renderProblems(error)).toContain(more);
});
