import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

/**
 * A test that waits a fixed time, or that allows only so much time, fails on a machine that is busy enough. It must
 * wait for an event (test/eventually.ts), or move a clock of its own (test/stack/held-clock.ts).
 */

const WAITS: Record<string, RegExp> = {
  'a timer': /\bset(?:Timeout|Interval)\b/,
  'the timers module': /node:timers/,
  'a time limit in milliseconds': /\btimeout: *[\d_]+/,
  'a time limit of one test': /^ *\}, *[\d_]+\);/m,
  'another time limit for the tests of a file': /\bjest\.setTimeout\b/,
  'the time that has passed': /\bperformance\.now\(\)|\bhrtime\b/,
  'the time of day': /\bDate\.now\(\)|\bnew Date\(\)/,
};

const ALLOWED: Record<string, readonly string[]> = {
  // The one place that looks repeatedly, with a limit that only an event that never happens reaches.
  'test/eventually.ts': ['a timer', 'the timers module', 'the time that has passed'],
  // A function in a process of its own, which waits for a file.
  'test/stack/function-environment.test.ts': ['a timer', 'the timers module'],
  // The start of a stopped clock.
  'test/stack/event-source.test.ts': ['the time of day'],
  'test/faults/comes-back.test.ts': ['the time of day'],
  // Days until a stored run expires.
  'test/cli/on-aws.test.ts': ['the time of day'],
  // The calls that the model may not make, as texts.
  'test/house/boundaries.test.ts': ['the time of day'],
  'test/house/no-real-waits.test.ts': Object.keys(WAITS),
};

const files = readdirSync('test', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => join('test', file));

/** What of WAITS a source contains. */
const waitsIn = (source: string) => Object.keys(WAITS).filter((what) => WAITS[what]!.test(source));

test('no test waits for real time', () => {
  const found = files.flatMap((file) =>
    waitsIn(readFileSync(file, 'utf8'))
      .filter((what) => !ALLOWED[file]?.includes(what))
      .map((what) => `${file}: ${what}`),
  );
  expect(found).toEqual([]);
});

test('every exception is in use', () => {
  for (const [file, allowed] of Object.entries(ALLOWED)) {
    if (file.endsWith('no-real-waits.test.ts')) continue;
    expect([file, waitsIn(readFileSync(file, 'utf8'))]).toEqual([file, expect.arrayContaining([...allowed])]);
  }
});

test.each([
  ['a timer', 'await new Promise((resolve) => setTimeout(resolve, 300));'],
  ['the timers module', "import { setTimeout as sleep } from 'node:timers/promises';"],
  ['a time limit in milliseconds', "spawnSync('node', { timeout: 60_000 });"],
  ['a time limit of one test', "test('it ends', async () => {\n}, 5000);"],
  ['another time limit for the tests of a file', 'jest.setTimeout(5000);'],
  ['the time that has passed', 'expect(performance.now() - began).toBeLessThan(100);'],
  ['the time of day', 'while (Date.now() < end) {}'],
])('planted fault: %s is found', (what, source) => {
  expect(waitsIn(source)).toContain(what);
});
