import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DATES, FOREIGN_LOGS, OPTIONS, OWN_LOG, PAIRS } from '../event-log/foreign-logs.ts';
import { Installed, SMALL } from './command-line.ts';

/** A log as a jail's system writes it gives, byte for byte, what the same log in our own form gives. */

const FILES = Object.keys(FOREIGN_LOGS);
const SCENARIO = SMALL.replace('length: 7 days', 'length: 56 days');

let cli: Installed;
beforeAll(() => {
  cli = new Installed();
  cli.write('scenario.yaml', SCENARIO);
  cli.write('own.csv', OWN_LOG);
  for (const [name, content] of Object.entries(FOREIGN_LOGS)) writeFileSync(join(cli.room, name), content);
});
afterAll(() => cli.remove());

/** What was printed, without the file's own name and hash. */
function alike(printed: string, log: string): string {
  return printed.replaceAll(log, 'LOG').replaceAll(/[0-9a-f]{64}|sha256 [0-9a-f]{12}/g, 'HASH');
}

function printed(log: string, command: readonly string[], options: readonly string[] = []): string {
  const { status, stdout, stderr } = cli.run(
    command[0],
    'scenario.yaml',
    '--log',
    log,
    ...command.slice(1),
    ...options,
  );
  expect({ status, stderr }).toEqual({ status: 0, stderr: expect.not.stringContaining('refused') });
  return alike(stdout, log);
}

describe.each([
  [['overlay', '--replications', '2']],
  [['overlay', '--replications', '2', '--json']],
  [['replay', '--replications', '3']],
  [['replay', '--replications', '3', '--json']],
])('%j', (command) => {
  test('is the same for every form of the log', () => {
    const own = printed('own.csv', command);
    for (const log of FILES) expect([log, printed(log, command, [...OPTIONS, ...DATES])]).toEqual([log, own]);
  });
});

test('the tables of a replay are the same for every form of the log', () => {
  const tables = (log: string, ...options: string[]) => {
    printed(log, ['replay', '--replications', '2', '--csv', 'tables', '--force'], options);
    const folder = join(cli.room, 'tables');
    return readdirSync(folder)
      .sort()
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]);
  };
  const own = tables('own.csv');
  expect(own.length).toBeGreaterThan(0);
  for (const log of FILES) expect(tables(log, ...OPTIONS, ...DATES)).toEqual(own);
});

describe('as the bookings of a scenario', () => {
  const run = (log: string, as: string) => {
    const booking = SCENARIO.replace('rate: 6 per day', `log: ${as}`);
    cli.write('booked.yaml', booking);
    const { status, stdout, stderr } = cli.run('run', 'booked.yaml', '--json', '--replications', '2');
    expect({ status, stderr }).toMatchObject({ status: 0 });
    return JSON.parse(alike(stdout, log));
  };

  test('the result is the same for every form of the log', () => {
    const { policies } = run('own.csv', 'own.csv');
    const columns = JSON.stringify(Object.fromEntries(PAIRS));
    for (const log of FILES)
      expect(run(log, `{ file: ${log}, columns: ${columns}, dateFormat: m/d/yyyy }`).policies).toEqual(policies);
  });
});
