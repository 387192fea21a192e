import { symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type Finished, Installed, SMALL } from './command-line.ts';
import { DeployedStack } from './deployed-stack.ts';

/** `sweep` and `spread` with `--on`: processes of their own, with the bundles that would be deployed. */

let cli: Installed;
let deployed: DeployedStack;

beforeAll(async () => {
  cli = new Installed();
  for (const part of ['dist/stack', 'node_modules']) symlinkSync(resolve(part), join(cli.root, part));
  cli.write('small.yaml', SMALL);
  cli.write('uncertain.yaml', SMALL.replace('100 %, delay', '{ value: 80 %, range: [70 %, 90 %] }, delay'));
  deployed = await DeployedStack.start();
});
afterEach(() => {
  cli.env = {};
  deployed.beforeInvoking = async () => undefined;
});
afterAll(async () => {
  await deployed.stop();
  cli.remove();
});

const VARY = ['--vary', 'agentArrival.noShow', '5 %', '6 of 100', '0.2'];
const sweep = (...args: string[]) => ['sweep', 'small.yaml', ...VARY, '--replications', '3', ...args];
const spread = (...args: string[]) => ['spread', 'uncertain.yaml', '--draws', '9', '--replications', '2', ...args];
const given = (...args: string[]): Promise<Finished> => cli.start(...args).finished;
const onAws = (...args: string[]): Promise<Finished> => {
  cli.env = deployed.env;
  return given(...args, '--on', 'aws');
};

describe.each([
  ['sweep', sweep('--json')],
  ['spread', spread('--json')],
])('%s', (_, command) => {
  test('--on local prints the bytes of the plain command, and nothing else', async () => {
    const { status, stdout, stderr } = cli.run(...command, '--on', 'local');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout === cli.run(...command).stdout).toBe(true);
  });

  test('--on aws does too; the same command finds its runs again and sends nothing', async () => {
    const first = await onAws(...command);
    expect({ status: first.status, stderr: first.stderr }).toEqual({ status: 0, stderr: 'listening\n' });
    expect(first.stdout === cli.run(...command).stdout).toBe(true);
    const sent = deployed.asked.get('sqs:SendMessage');
    expect(await onAws(...command)).toEqual(first);
    expect(deployed.asked.get('sqs:SendMessage')).toBe(sent);
  });
});

test('a sweep on AWS lists each point as a run, whose report names the values', async () => {
  await onAws(...sweep('--seed', '8'));
  const runs = JSON.parse((await given('runs', '--json')).stdout) as { id: string; title: string }[];
  const point = runs.find(({ title }) => title.endsWith('(agentArrival.noShow = 6 of 100)'))!;
  const { status, stdout } = await given('result', point.id);
  expect(status).toBe(0);
  expect(stdout).toContain('A small jail (agentArrival.noShow = 6 of 100)');
});

test('Ctrl-C leaves the runs on AWS and says which; the same command resumes them, with the same bytes', async () => {
  cli.env = deployed.env;
  const command = sweep('--json', '--seed', '9');
  const { child, finished } = cli.start(...command, '--on', 'aws');
  // Functions wait for the end of the command, so no point finishes before.
  deployed.beforeInvoking = async () => {
    if (!child.killed) child.kill('SIGINT');
    await finished;
  };
  const left = await finished;
  expect(left.status).toBe(130);
  expect(JSON.parse(left.stdout)).toMatchObject({ complete: false, points: [] });
  expect(left.stderr).toContain('Leaving the points that are under way, which continue on AWS.');
  expect(left.stderr).toMatch(
    /^Still running: agentArrival\.noShow = 6 of 100 \(run [0-9a-f]{20}\)\. To see it alone: pickup-gap result [0-9a-f]{20} --wait$/m,
  );
  expect(left.stderr).toContain('To resume, rerun the command:');

  const again = await onAws(...command);
  expect(again.status).toBe(0);
  expect(again.stdout === cli.run(...command).stdout).toBe(true);
});

test('Ctrl-C on the local stack prints the points that finished', async () => {
  const many = ['sweep', 'small.yaml', '--vary', 'agentArrival.noShow', '1 %..40 %', '--points', '1000'];
  const { child, finished } = cli.start('--progress', 'json', ...many, '--on', 'local', '--json');
  let heard = '';
  child.stderr!.on('data', (part: string) => {
    heard += part;
    if (/"finished":\d{3}/.test(heard) && !child.killed) child.kill('SIGINT');
  });
  const { status, stdout, stderr } = await finished;
  expect(status).toBe(130);
  const { complete, asWritten, points } = JSON.parse(stdout);
  expect([complete, asWritten === null]).toEqual([false, false]);
  expect(points.length).toBeGreaterThan(0);
  expect(points.length).toBeLessThan(1000);
  expect(stderr).toContain('To keep finished points, add --cache DIR');
});

test.each([
  ['--stack without --on aws', sweep('--stack', 'Other'), '--stack names a deployed stack. Add --on aws, or drop it.'],
  ['--workers with --on', sweep('--workers', '2', '--on', 'local'), '--workers works only for runs in this process.'],
  ['a screening with --on', spread('--screen', '--on', 'local'), 'A screening runs in this process.'],
  [
    'a value that the loader refuses',
    ['sweep', 'small.yaml', '--vary', 'agentArrival.noShow', 'x', '--on', 'aws'],
    'x',
  ],
])('%s is refused, and nothing is started', async (_, command, said) => {
  const before = deployed.stack.requests().length;
  cli.env = deployed.env;
  const { status, stdout, stderr } = await given(...command);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain(said);
  expect(deployed.stack.requests()).toHaveLength(before);
});
