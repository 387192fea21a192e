import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { RunsCache } from '../../src/kept-runs/growing-runs.ts';
import { programHash } from '../../src/kept-runs/program-hash.ts';
import { runsFromBytes, runsToBytes } from '../../src/kept-runs/runs-bytes.ts';
import { runsInFolder } from '../../src/kept-runs/runs-cache.ts';
import { detailedRowSize } from '../../src/measures/run-rows.ts';
import { emptyTally } from '../../src/measures/tally.ts';
import { checkClaims, inFolder } from './known.ts';

const LINES = [
  'policy: practice, outcome: notIdentified, atMost: 60 %',
  'policy: practice, measure: clearlyNotThere, atMost: 60 %'.replace('clearlyNotThere', 'pickupRate'),
  'policy: practice, measure: hoursHeld, oneRun: 50, atMost: 1 h',
];

/** Checks with a cache in `folder` and counts the replications that were run. */
async function checkCounting(folder: string, program = 'this program') {
  let ran = 0;
  const onProgress = () => {
    ran++;
  };
  const { result } = await checkClaims(LINES, { cache: runsInFolder(folder, program), onProgress });
  return { ran, claims: result.suites[0].claims };
}

test('a second check runs nothing and finds the same', async () => {
  await inFolder({}, async (folder) => {
    const first = await checkCounting(folder);
    const second = await checkCounting(folder);
    expect([first.ran, second.ran]).toEqual([40, 0]);
    expect(second.claims).toEqual(first.claims);
  });
});

test('runs that threads finished in another order are kept all the same', () => {
  const shape = { replications: 3, policies: 1, parts: 0 };
  const inOrder = (order: readonly number[]) => {
    const kept = { ...emptyTally(1), replications: 3 };
    for (const replication of order) {
      kept.policies[0].runs.set(replication, new Float64Array(detailedRowSize(0)).fill(replication));
    }
    return runsToBytes(kept);
  };
  expect(inOrder([2, 0, 1])).toEqual(inOrder([0, 1, 2]));
  const found = runsFromBytes(inOrder([2, 0, 1]), shape);
  expect([...(found?.policies[0].runs.keys() ?? [])]).toEqual([0, 1, 2]);
});

test('another program, as another version is, uses none of it', async () => {
  await inFolder({}, async (folder) => {
    await checkCounting(folder);
    expect((await checkCounting(folder, 'another program')).ran).toBe(40);
  });
});

test('the hash of this program is that of its files, in 64 digits', () => {
  expect(programHash()).toMatch(/^[0-9a-f]{64}$/);
});

describe('a damaged entry is ignored and written again', () => {
  test.each<[string, (bytes: Buffer) => Uint8Array]>([
    ['cut off', (bytes) => bytes.subarray(0, bytes.length / 2)],
    ['empty', () => new Uint8Array()],
    ['one bit changed', (bytes) => bytes.map((byte, i) => (i === 100 ? byte ^ 1 : byte))],
    ['another file', () => Buffer.from('title: not a cache\n'.repeat(10))],
  ])('%s', async (_, damage) => {
    await inFolder({}, async (folder) => {
      const first = await checkCounting(folder);
      const files = readdirSync(folder).map((name) => join(folder, name));
      expect(files).toHaveLength(2);
      for (const file of files) writeFileSync(file, damage(readFileSync(file)));
      const second = await checkCounting(folder);
      expect(second).toEqual({ ...first, ran: 40 });
      expect((await checkCounting(folder)).ran).toBe(0);
    });
  });

  test('an entry of another number of replications under this name is not used', async () => {
    await inFolder({}, async (folder) => {
      const first = await checkCounting(folder);
      const [one, two] = readdirSync(folder).map((name) => join(folder, name));
      const [a, b] = [readFileSync(one), readFileSync(two)];
      writeFileSync(one, b);
      writeFileSync(two, a);
      expect(await checkCounting(folder)).toEqual({ ...first, ran: 40 });
    });
  });
});

test('what cannot be kept does not fail the check', async () => {
  const full: RunsCache = runsInFolderThatIsFull();
  const { kind } = await checkClaims(['policy: practice, outcome: notIdentified, atMost: 90 %'], { cache: full });
  expect(kind).toBe('held');
});

/** A cache whose folder is gone when it writes. */
function runsInFolderThatIsFull(): RunsCache {
  return runsInFolder('/proc/self', 'this program');
}
