import { symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Result } from '../../src/measures/result.ts';
import { Installed, SMALL } from './command-line.ts';

/** `run --on local` as a user has it: a process of its own, with the bundles that would be deployed. */

let cli: Installed;
beforeAll(() => {
  cli = new Installed();
  for (const part of ['dist/stack', 'node_modules']) symlinkSync(resolve(part), join(cli.root, part));
  cli.write('small.yaml', SMALL);
  cli.write('long.yaml', SMALL.replace('replications: 4', 'replications: 5000'));
});
afterAll(() => cli.remove());

const local = (...args: string[]) => cli.run('run', 'small.yaml', '--on', 'local', '--json', ...args);

test('nothing but the report is printed without a terminal', () => {
  const { status, stdout, stderr } = local('--chunk', '10');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout === cli.run('run', 'small.yaml', '--json').stdout).toBe(true);
});

test.each([
  [
    'a proxy, which Node is to use for everything',
    { NODE_USE_ENV_PROXY: '1', http_proxy: 'http://127.0.0.1:9', no_proxy: undefined, NO_PROXY: undefined },
  ],
  [
    'how AWS is to be reached',
    {
      AWS_PROFILE: 'none',
      AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
      AWS_USE_FIPS_ENDPOINT: 'true',
      AWS_USE_DUALSTACK_ENDPOINT: 'true',
    },
  ],
])('the stack ignores the environment’s settings: %s', async (_, environment) => {
  cli.env = environment;
  const { status, stdout, stderr } = await cli.start('run', 'small.yaml', '--on', 'local', '--json').finished;
  cli.env = {};
  expect({ status, stderr }).toEqual({ status: 0, stderr: 'listening\n' });
  expect(stdout === cli.run('run', 'small.yaml', '--json').stdout).toBe(true);
});

describe('--trace', () => {
  /** What was printed, event by event, without the ids, which differ between chunk sizes. */
  const said = (stderr: string) =>
    stderr
      .split('\n')
      .filter((line) => /^ +\d+ {2}/.test(line))
      .map((line) => line.trim().split(/ {2,}/))
      .map(([, queue, , words]) => `${queue} ${words}`);

  test('prints the same events of a person for every chunk size, and leaves the report unchanged', () => {
    const [one, many] = ['1', '50'].map((chunk) => local('--trace', '5', '--chunk', chunk));
    expect(one.stdout === cli.run('run', 'small.yaml', '--json').stdout).toBe(true);
    expect(one.stderr.split('\n')[0]).toMatch(/^Person 5 of \d+, replication 1, seed 5: /);
    // With other ranges of days, people are requested in other events.
    const ofPerson = (stderr: string) => said(stderr).filter((line) => !line.startsWith('booking '));
    expect(ofPerson(one.stderr).toSorted()).toEqual(ofPerson(many.stderr).toSorted());
    expect(said(one.stderr)[0]).toMatch(/^booking the people of 20\d\d-\d\d-\d\d to 20\d\d-\d\d-\d\d will be booked$/);
    expect(ofPerson(one.stderr).filter((line) => line.startsWith('detainer '))).toHaveLength(1);
    expect(ofPerson(one.stderr).filter((line) => line.startsWith('release-notice '))).toHaveLength(2);

    // Planted fault: another person has other events.
    const other = local('--trace', '6', '--chunk', '50');
    expect(ofPerson(other.stderr).toSorted()).not.toEqual(ofPerson(many.stderr).toSorted());
  });

  test('counts people as explain does', () => {
    const { stderr } = local('--trace', '7', '--chunk', '50');
    const explained = cli.run('explain', 'small.yaml', '--person', '7').stdout.replaceAll(/\s+/g, ' ');
    const booked = said(stderr).find((line) => line.startsWith('detainer '))!;
    expect(explained).toContain(booked.replace('detainer ', ''));
  });

  test('refuses a person who does not exist, before anything runs', () => {
    const { status, stdout, stderr } = local('--trace', '100000');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(
      /^Replication 1 books \d+ people; person 100000 is not among them. Choose one from 1 to \d+/,
    );
  });
});

test('--verbose says when the stack was ready and what it was asked to do', () => {
  const { stderr } = local('--verbose', '--bulk');
  expect(stderr).toMatch(/^The local stack was ready \d+\.\d\d s after the command started\.$/m);
  expect(stderr).toMatch(/^All results had arrived \d+\.\d\d s after the command started\.$/m);
  expect(stderr).toMatch(/^sqs SendMessageBatch +1 +0 +1 +\d+ +\d+$/m);
  expect(stderr).toMatch(/^ReplicationFunction\w* +4 +4 +0 +\d+\.\d\d$/m);
});

test.each([
  ['--trace without --on local', ['--trace', '1'], '--trace and --verbose show the local stack. Add --on local'],
  ['--trace with --bulk', ['--on', 'local', '--bulk', '--trace', '1'], 'Drop --trace or --bulk.'],
])('%s is refused', (_, args, message) => {
  const { status, stderr } = cli.run('run', 'small.yaml', ...args);
  expect(status).toBe(2);
  expect(stderr).toContain(message);
});

// `finished` resolves when the process and all holders of its pipes are gone, so a leftover thread or server would
// prevent it.
test('Ctrl-C ends it with a report of what was finished, marked incomplete', async () => {
  const { child, finished } = cli.start('run', 'long.yaml', '--on', 'local', '--json', '--trace', '2');
  const begun = new Promise<void>((done) => {
    let heard = '';
    child.stderr!.on('data', (part: string) => {
      heard += part;
      // The first replication is in the table, and the driver looks there once more when it stops.
      if (['practice', 'held'].every((policy) => heard.includes(`under ${policy}: the field office is done`))) done();
    });
  });
  await Promise.race([begun, finished]);
  child.kill('SIGINT');
  const { status, stdout, stderr } = await finished;
  expect(status).toBe(130);
  expect(stderr).toContain('Press Ctrl-C again to stop at once.\n');
  const { replications, complete, policies }: Result = JSON.parse(stdout);
  expect(complete).toBe(false);
  expect(replications).toBeGreaterThan(0);
  expect(replications).toBeLessThan(5000);
  for (const { bookings, outcomes } of policies) {
    expect(Object.values(outcomes).reduce((sum, { count }) => sum + count, 0)).toBe(bookings);
  }
});
