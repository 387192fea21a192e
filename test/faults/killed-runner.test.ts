import { symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Installed } from '../cli/command-line.ts';
import { DeployedStack } from '../cli/deployed-stack.ts';

/**
 * The runner is a process of its own, and the servers and functions outlive it. When it is killed and rerun, the same
 * command completes the run.
 */

let cli: Installed;
let deployed: DeployedStack;
beforeAll(async () => {
  cli = new Installed();
  symlinkSync(resolve('dist/stack'), join(cli.root, 'dist/stack'));
  deployed = await DeployedStack.start();
  cli.env = deployed.env;
});
afterAll(async () => {
  await deployed.stop();
  cli.remove();
});

const FILE = resolve('scenarios/first-look.yaml');

test.each([
  ['event by event, before the first batch', ['--chunk', '60'], 1, 31],
  ['event by event, in the middle', ['--chunk', '60'], 15, 32],
  ['in blocks', ['--bulk'], 1, 33],
])('%s', async (_, how, nth, seed) => {
  const which = ['run', FILE, '--json', '--replications', '2', '--seed', String(seed)];
  const killed = cli.start(...which, '--on', 'aws', ...how);
  let batches = 0;
  // From this batch on the functions wait until nobody is left to collect their results.
  deployed.beforeInvoking = async () => {
    batches += 1;
    if (batches === nth) killed.child.kill('SIGKILL');
    if (batches >= nth) await killed.finished;
  };
  const first = await killed.finished;
  expect({ status: first.status, signal: killed.child.signalCode, stdout: first.stdout }).toEqual({
    status: null,
    signal: 'SIGKILL',
    stdout: '',
  });
  const second = await cli.start(...which, '--on', 'aws', ...how).finished;
  expect({ ...second, stdout: '' }).toMatchObject({ status: 0 });
  expect(second.stdout === cli.run(...which).stdout).toBe(true);
});
