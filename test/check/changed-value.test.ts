import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Printed, printedBy } from '../safe-text/in-process.ts';
import { inFolder } from './known.ts';

// From a changed value to an accepted snapshot, on a copy of scenarios/hennepin.yaml.

const HENNEPIN = readFileSync('scenarios/hennepin.yaml', 'utf8');
const CHANGED = HENNEPIN.replace('answered: 70 %', 'answered: 95 %');
const EXPECT = `scenario: hennepin.yaml
replications: { from: 3, atMost: 3 }
expect: [{ policy: none, measure: pickups, atMost: 5 people }]
snapshot: hennepin.snapshot.csv
`;
const BECAUSE = 'an operator at all hours, from May';

let failed: Printed;
let accepted: Printed;
let held: Printed;
let before: string[];
let now: string[];

const { CI } = process.env;
beforeAll(async () => {
  // Snapshots are refused in continuous integration, where these tests may run.
  delete process.env.CI;
  await inFolder({ 'hennepin.yaml': HENNEPIN, 'hennepin.expect.yaml': EXPECT }, async (folder) => {
    const file = join(folder, 'hennepin.yaml');
    const take = (...options: string[]) => printedBy('snapshot', file, '--workers', '1', '--because', ...options);
    const lines = () => readFileSync(join(folder, 'hennepin.snapshot.csv'), 'utf8').split('\n');
    await take('the first', '--replications', '3');
    before = lines();
    writeFileSync(file, CHANGED);
    failed = await printedBy('check', folder, '--workers', '1');
    accepted = await take(BECAUSE);
    now = lines();
    held = await printedBy('check', folder, '--workers', '1', '--quiet');
  });
});
afterAll(() => {
  if (CI !== undefined) process.env.CI = CI;
});

test('given one changed value, the check fails and names it, with its old and new value and source', () => {
  expect(failed.exit).toBe(1);
  expect(failed.stdout).toMatch(/MOVED +The results equal those of hennepin\.snapshot\.csv/);
  expect(failed.stdout.replace(/\s+/g, ' ')).toContain(
    'Likely cause: releaseNotice.channel.phone.answered: 70 % → 95 % [assumption]',
  );
  expect(failed.stdout.match(/Likely cause/g)).toHaveLength(1);
});

test('it shows at most 15 lines of movement, with no more digits than mean something', () => {
  const lines = failed.stdout.split('\n');
  const first = lines.findIndex((line) => /\d+ of \d+ figures moved/.test(line));
  const last = lines.findIndex((line) => line.includes('To see it again'));
  expect(last - first).toBeGreaterThan(5);
  expect(last - first).toBeLessThanOrEqual(15);
  for (const line of lines.slice(first, last)) expect(line).not.toMatch(/\d\.\d{5}/);
});

test('snapshot accepts it with a reason, and the check holds again', () => {
  expect([accepted.exit, held.exit, held.stdout]).toEqual([0, 0, expect.stringMatching(/^Check held: 2 hold/)]);
  expect(now).toContain(`because,"${BECAUSE}"`);
});

test('its diff reads well: one line per value that differs, each under the heading and name of before', () => {
  expect(now).toHaveLength(before.length);
  const moved = now.flatMap((line, i) => (line === before[i] ? [] : [[before[i], line]]));
  const inputs = moved.filter(([line]) => line.includes('releaseNotice.'));
  expect(inputs).toEqual([
    [
      expect.stringMatching(/^,releaseNotice\.channel\.phone\.answered,70 %,/),
      expect.stringMatching(/^,releaseNotice\.channel\.phone\.answered,95 %,/),
    ],
  ]);
  const name = (line: string) => line.split(',').slice(0, 2).join();
  const rows = moved.filter(([line]) => before.indexOf(line) > before.indexOf(''));
  for (const [was, is] of rows) expect(name(is)).toBe(name(was));
  // The policy that sends no notice does not use the phone.
  expect(rows.filter(([line]) => line.startsWith('none,'))).toEqual([]);
});
