import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { printedBy } from '../safe-text/in-process.ts';
import { SMALL } from '../snapshot/small.ts';

// A scenario whose table is in another folder, under the commands that read several scenarios.

let room: string;
let scenario: string;
const { CI } = process.env;

beforeAll(() => {
  delete process.env.CI;
  room = mkdtempSync(join(tmpdir(), 'allow-'));
  for (const folder of ['mine', 'data']) mkdirSync(join(room, folder));
  scenario = join(room, 'mine/small.yaml');
  const clearing = '{ empirical: { csv: ../data/times.csv, column: minutes, unit: min } }';
  writeFileSync(scenario, SMALL.replace('base: {', `base: { facilities: { jail: { clearing: ${clearing} } },`));
  writeFileSync(join(room, 'data/times.csv'), 'minutes\n60\n75\n90\n110\n');
  const claim = '{ policy: practice, measure: hoursHeld, atMost: 0 h }';
  writeFileSync(
    join(room, 'mine/small.expect.yaml'),
    `scenario: small.yaml\nreplications: { from: 4, atMost: 4 }\nexpect: [${claim}]\n`,
  );
});
afterAll(() => {
  rmSync(room, { recursive: true });
  if (CI !== undefined) process.env.CI = CI;
});

describe.each([
  ['check', () => [join(room, 'mine')]],
  ['snapshot', () => [scenario, '--because', 'a test']],
  ['compare', () => [scenario, scenario]],
])('%s', (name, args) => {
  const printed = (...more: string[]) => printedBy(name, ...args(), '--workers', '1', ...more);

  test('refuses a table in another folder', async () => {
    const { exit, stdout, stderr } = await printed();
    expect([exit, `${stdout}${stderr}`]).toEqual([2, expect.stringContaining('--allow-files')]);
  });

  test('reads it with --allow-files', async () => {
    expect((await printed('--allow-files', join(room, 'data'))).exit).toBe(0);
  });
});
