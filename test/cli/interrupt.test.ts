import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Result } from '../../src/measures/result.ts';
import { CTRL_C_AS_IT_PRINTS, ENDLESS, HEAVY, Installed, SMALL, said } from './command-line.ts';

let cli: Installed;
beforeAll(() => {
  cli = new Installed();
  cli.write('endless.yaml', ENDLESS);
  cli.write('heavy.yaml', HEAVY);
  cli.write('small.yaml', SMALL);
  cli.write('uncertain.yaml', SMALL.replace('100 %, delay', '{ value: 80 %, range: [70 %, 90 %] }, delay'));
});
afterEach(() => {
  cli.env = {};
});
afterAll(() => cli.remove());

// `finished` resolves when the process and all holders of its pipes are gone, so a leftover thread would prevent it.
describe.each(['1', '2'])('Ctrl-C during a long run with %s worker(s)', (workers) => {
  test('reports what was finished, marks it incomplete and exits with 130', async () => {
    const { child, finished } = cli.start(
      'run',
      'endless.yaml',
      '--workers',
      workers,
      '--json',
      '--out',
      `by-${workers}`,
    );
    await said(child, 'listening');
    child.kill('SIGINT');
    const { status, stdout, stderr } = await finished;
    expect(status).toBe(130);
    expect(stderr).toContain('Stopping after the current replications. Press Ctrl-C again to stop at once.\n');
    const { replications, complete, policies }: Result = JSON.parse(stdout);
    expect(complete).toBe(false);
    expect(replications).toBeGreaterThan(0);
    expect(replications).toBeLessThan(1_000_000);
    for (const { bookings, outcomes } of policies) {
      expect(bookings).toBeGreaterThan(0);
      expect(Object.values(outcomes).reduce((sum, { count }) => sum + count, 0)).toBe(bookings);
    }
    const report = readFileSync(cli.path(`by-${workers}/report.txt`), 'utf8');
    expect(report).toMatch(/^INCOMPLETE: the run stopped early/m);
    expect(readFileSync(cli.path(`by-${workers}/result.json`), 'utf8')).toBe(stdout);
  });
});

test('what one worker reports is what a run of just those replications gives', async () => {
  const { child, finished } = cli.start('run', 'endless.yaml', '--workers', '1', '--json');
  await said(child, 'listening');
  child.kill('SIGINT');
  const { complete, manifest, ...result }: Result = JSON.parse((await finished).stdout);
  const again = cli.run('run', 'endless.yaml', '--json', '--replications', String(result.replications));
  expect(JSON.parse(again.stdout)).toEqual({
    ...result,
    complete: !complete,
    manifest: { ...manifest, complete: !complete },
  });
});

test('a replay that is stopped reports the replays that finished', async () => {
  cli.run('export', 'small.yaml', '--as', 'csv', '--out', 'log.csv', '--force');
  const { child, finished } = cli.start(
    'replay',
    'small.yaml',
    '--log',
    'log.csv',
    '--replications',
    '100000',
    '--json',
  );
  await said(child, 'listening');
  child.kill('SIGINT');
  const { status, stdout } = await finished;
  expect(status).toBe(130);
  const { complete, manifest, replications } = JSON.parse(stdout);
  expect([complete, manifest.complete, manifest.replications]).toEqual([false, false, replications]);
  expect(replications).toBeLessThan(100_000);
});

test('a second Ctrl-C exits at once with 130 and no report', async () => {
  const { child, finished } = cli.start('run', 'heavy.yaml', '--workers', '2');
  await said(child, 'listening');
  child.kill('SIGINT');
  await said(child, 'again to stop at once');
  child.kill('SIGINT');
  const { status, stdout } = await finished;
  expect({ status, stdout }).toEqual({ status: 130, stdout: '' });
});

test('a run that finishes before the interrupt is complete', async () => {
  const { status, stdout, stderr } = await cli.start('run', 'endless.yaml', '--replications', '3', '--json').finished;
  expect({ status, stderr }).toEqual({ status: 0, stderr: 'listening\n' });
  expect(JSON.parse(stdout)).toMatchObject({ replications: 3, complete: true });
});

test.each([
  ['run', ['small.yaml']],
  ['overlay', ['small.yaml', '--log', 'log.csv']],
  ['replay', ['small.yaml', '--log', 'log.csv']],
  ['spread', ['uncertain.yaml', '--draws', '9', '--replications', '2']],
])('Ctrl-C while %s prints its report loses none of it', async (command, args) => {
  cli.run('export', 'small.yaml', '--as', 'csv', '--out', 'log.csv', '--force');
  const undisturbed = cli.run(command, ...args);
  expect(undisturbed.status).toBe(0);
  cli.env = CTRL_C_AS_IT_PRINTS;
  const { status, stdout } = await cli.start(command, ...args).finished;
  expect({ status, stdout }).toEqual({ status: 0, stdout: undisturbed.stdout });
});
