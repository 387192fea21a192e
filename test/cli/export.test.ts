import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Result } from '../../src/measures/result.ts';
import type { Overlay } from '../../src/report/overlay-text.ts';
import { CTRL_C_AS_IT_LISTENS, Installed, SMALL } from './command-line.ts';

let cli: Installed;
beforeAll(() => {
  cli = new Installed();
  cli.write('small.yaml', SMALL);
});
afterAll(() => cli.remove());

const WHOLE_COUNTRY = resolve('scenarios/whole-country.yaml');
const inRoom = (name: string) => join(cli.room, name);

describe('export', () => {
  test('writes the baseline’s cases of the first replication, as many as run counts', () => {
    const { status, stdout, stderr } = cli.run('export', 'small.yaml', '--as', 'csv');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const { policies }: Result = JSON.parse(cli.run('run', 'small.yaml', '--replications', '1', '--json').stdout);
    const [header, ...rows] = stdout.trimEnd().split('\r\n');
    expect(rows).toHaveLength(policies[0].bookings);
    const column = header.split(',').indexOf('outcome');
    for (const [outcome, { count }] of Object.entries(policies[0].outcomes)) {
      expect(rows.filter((row) => row.split(',')[column] === outcome)).toHaveLength(count);
    }
  });

  test('numbers the people as explain does', () => {
    const row = cli.run('export', 'small.yaml', '--as', 'csv').stdout.split('\r\n')[3].split(',');
    const label = cli.run('explain', 'small.yaml', '--person', '3').stdout.split('\n')[1];
    const [date, clock] = row[8].split('T');
    expect(row[0]).toBe('3');
    expect(label).toContain(`${date} ${clock.slice(0, 5)} at`);
  });

  test.each(['ocel', 'xes', 'parquet'])(
    'as %s writes a complete file, and never replaces one without --force',
    (format) => {
      const file = `log.${format}`;
      const args = ['export', 'small.yaml', '--as', format, '--policy', 'held', '--replication', '2', '--out', file];
      const first = cli.run(...args);
      expect(first).toMatchObject({
        status: 0,
        stdout: '',
        stderr: expect.stringMatching(/^Written: log\.\w+ \(\d+ simulated/),
      });
      const bytes = readFileSync(inRoom(file));
      expect(cli.run(...args)).toMatchObject({ status: 2, stderr: expect.stringContaining('add --force') });
      expect(cli.run(...args, '--seed', '9', '--force').status).toBe(0);
      expect(readFileSync(inRoom(file)).equals(bytes)).toBe(false);
      expect(cli.run(...args, '--force').status).toBe(0);
      expect(readFileSync(inRoom(file)).equals(bytes)).toBe(true);
      expect(readdirSync(cli.room).filter((name) => name.includes('.new-'))).toEqual([]);
    },
  );

  test.each([
    [['--as', 'parquet'], 'Parquet is binary and is not written to the terminal. Use --out FILE.'],
    [['--as', 'json'], 'Allowed choices are ocel, xes, csv, parquet.'],
    [[], "required option '--as <format>' not specified"],
    [['--as', 'csv', '--policy', 'hold'], 'Did you mean "held"?'],
    [['--as', 'csv', '--out', 'no-folder/log.csv'], 'no-folder/log.csv cannot be written'],
    [['--as', 'csv', '--out', '.'], '. is a folder. Name a file.'],
  ])('%j is refused with exit 2, and nothing is written', (args, said) => {
    const before = readdirSync(cli.room);
    const { status, stdout, stderr } = cli.run('export', 'small.yaml', ...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(said);
    expect(readdirSync(cli.room)).toEqual(before);
  });

  test('more people than fit in memory are refused before the run, with the number of days that fits', () => {
    const { status, stdout, stderr } = cli.run('export', WHOLE_COUNTRY, '--as', 'csv', '--out', 'all.csv');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toBe(
      'A log may hold 1,000,000 people, and this scenario books about 10,000,000. ' +
        'Shorten its length, to 36 days at most, or lower its bookings.\n',
    );
    expect(existsSync(inRoom('all.csv'))).toBe(false);
  });

  test('if a reader closes the pipe early, export ends quietly', () => {
    const { stdout, stderr } = cli.shell('pickup-gap export small.yaml --as xes | head -n 1');
    expect({ stdout, stderr }).toEqual({ stdout: '<?xml version="1.0" encoding="UTF-8"?>\n', stderr: '' });
  });
});

test('if export is interrupted while it writes, it leaves nothing behind and exits with 130', async () => {
  cli.write('year.yaml', SMALL.replace('7 days', '365 days').replace('6 per day', '200 per day'));
  const before = readdirSync(cli.room);
  cli.env = CTRL_C_AS_IT_LISTENS;
  const { status, stdout } = await cli.start('export', 'year.yaml', '--as', 'ocel', '--out', 'year.json').finished;
  cli.env = {};
  expect({ status, stdout }).toEqual({ status: 130, stdout: '' });
  expect(readdirSync(cli.room)).toEqual(before);
});

/** A single run has no intervals of its own; a log's shares have one for chance. */
function withoutChance(measures: Overlay['log']['measures']) {
  return Object.fromEntries(Object.entries(measures).map(([key, one]) => [key, { ...one, low: null, high: null }]));
}

describe('overlay', () => {
  test('a log of the simulation itself has the measures that run reports for that replication', () => {
    cli.run('export', 'small.yaml', '--as', 'xes', '--out', 'self.xes');
    const { status, stdout, stderr } = cli.run(
      'overlay',
      'small.yaml',
      '--log',
      'self.xes',
      '--replications',
      '1',
      '--json',
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const { log, policies, replications }: Overlay = JSON.parse(stdout);
    const [practice, held] = policies;
    expect({ replications, names: policies.map(({ name }) => name) }).toEqual({
      replications: 1,
      names: ['practice', 'held'],
    });
    expect(withoutChance(log.measures)).toEqual(withoutChance(practice.measures));
    expect(withoutChance(log.measures)).not.toEqual(withoutChance(held.measures));
    expect(log.cases).toBe(practice.bookings);
    expect(log.outcomeUnknown).toBe(0);
  });

  test('shows the log beside the policies, in lines of at most 100 characters', () => {
    cli.write(
      'real.csv',
      'bookedAt,lodgedAt,sentAt,exitAt\n2018-01-02T10:00,2018-01-02T11:00,2018-01-03T08:00,2018-01-03T09:30\n',
    );
    const { status, stdout } = cli.run('overlay', 'small.yaml', '--log', 'real.csv');
    expect(status).toBe(0);
    expect(stdout).toContain('Log real.csv: 1 case, booked from 2018-01-02 to 2018-01-02.');
    expect(stdout).toMatch(/\n {2}log +1:30 +1:30 to 1:30 +– +–\n/);
    expect(stdout).toMatch(/It\s+holds\s+no\s+outcome\s+for\s+1\s+case/);
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });

  test('counts people without a detainer in no outcome of 100 detainers', () => {
    // Somebody with a detainer is picked up. About somebody without one, the agency asked, was told, and declined.
    const header = 'bookedAt,lodgedAt,askedAboutAt,sentAt,exitAt,outcome';
    const lodged = '2018-01-02T10:00,2018-01-02T11:00,,2018-01-03T08:00,2018-01-03T09:30,pickedUpAtRelease';
    const asked = '2018-01-02T10:00,,2018-01-02T11:00,2018-01-03T08:00,2018-01-03T09:30,declined';
    cli.write('asked.csv', `${[header, lodged, asked].join('\n')}\n`);
    const { status, stdout } = cli.run('overlay', 'small.yaml', '--log', 'asked.csv');
    expect(status).toBe(0);
    const [, table] = stdout.split('Outcomes (of 100');
    expect(table).toMatch(/\n {2}picked up at release +100 /);
    expect(table).not.toMatch(/\n {2}declined +[1-9]/);
    const { log }: Overlay = JSON.parse(cli.run('overlay', 'small.yaml', '--log', 'asked.csv', '--json').stdout);
    expect(log).toMatchObject({ outcomes: { declined: 1 }, withoutDetainer: { declined: 1, pickedUpAtRelease: 0 } });
  });

  test('a log with a name or an impossible time is refused with exit 2', () => {
    cli.write('named.csv', 'bookedAt,name\n2018-01-02T10:00,x\n');
    cli.write('early.csv', 'bookedAt,exitAt\n2018-01-02T10:00,2018-01-02T09:00\n');
    for (const [file, said] of [
      ['named.csv', 'looks like a person’s name'],
      ['early.csv', 'early.csv:2:18: row 1, column "exitAt"'],
    ]) {
      const { status, stdout, stderr } = cli.run('overlay', 'small.yaml', '--log', file);
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toContain(said);
    }
    expect(existsSync(inRoom('early'))).toBe(false);
  });
});
