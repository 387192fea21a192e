import { expect, test } from '@jest/globals';
import { Draws } from '../../fuzz/frame/draws.ts';
import { fuzz } from '../../fuzz/frame/run.ts';
import { summaryOf } from '../../fuzz/frame/summary.ts';
import { TARGETS } from '../../fuzz/targets.ts';
import { PLANTED, TARGETS as PLANTS } from './planted-targets.ts';

/**
 * A bounded `npm run fuzz` with a fixed seed. The inputs run in processes of their own, as they do there, since one
 * that never ends would otherwise hold up Jest for ever.
 */
const LIST = new URL('../../fuzz/targets.ts', import.meta.url).href;
const PLANTED_LIST = new URL('./planted-targets.ts', import.meta.url).href;
const MIB = 1024 * 1024;

test('no input is answered with anything but an acceptance or a refusal, and what is accepted holds', async () => {
  const count = 150;
  const targets = TARGETS.map(({ name }) => name);
  const results = await fuzz({ targets, count, seed: 20_180_101, lanes: 2, list: LIST });
  const faults = [...results].flatMap(([name, found]) =>
    found.faults.map(({ index, kind, what }) => `${name}:${index} ${kind}: ${what}`),
  );
  expect(faults).toEqual([]);
  for (const { accepted, refused } of results.values()) {
    expect(accepted + refused).toBe(count);
    // Inputs that are nearly all refused, or nearly all accepted, would say little.
    expect(accepted).toBeGreaterThan(count / 50);
    expect(refused).toBeGreaterThan(count / 50);
  }
});

const found: Record<string, [kind: string, what: RegExp]> = {
  'another error': ['wrong error', /TypeError: Cannot read properties of undefined/],
  'a message': ['bad message', /"undefined" in a message/],
  'an empty message': ['bad message', /an empty message/],
  'no problem': ['bad message', /a refusal without a problem/],
  'an invariant': ['broken invariant', /outcomes sum to 4, but 5 were booked/],
  'a rejection': ['wrong error', /not caught: Error: nobody awaits this/],
  'a loop': ['time', /more than 400 ms of processor time, then stopped/],
  'a promise': ['time', /never answers, and waits for nothing/],
  buffers: ['memory', /more than 400 MiB, then stopped/],
  'an abort': ['process ended', /ended with SIGABRT/],
};

test('planted fault: each kind is found at its input, and the inputs after it run', async () => {
  const targets = PLANTS.map(({ name }) => name).filter((name) => !name.includes('apart'));
  expect(targets.sort()).toEqual(Object.keys(found).sort());
  const results = await fuzz({ targets, count: 4, seed: 1, lanes: 2, list: PLANTED_LIST, mostBytes: 400 * MIB });
  for (const [name, { accepted, faults }] of results) {
    const [kind, what] = found[name];
    expect([name, faults]).toEqual([
      name,
      [expect.objectContaining({ index: PLANTED, kind, what: expect.stringMatching(what) })],
    ]);
    // A rejection that nobody awaits comes to light although its input was accepted.
    expect([name, accepted]).toEqual([name, name === 'a rejection' ? 4 : 3]);
  }
});

test('an input that ends the process is no fault if the product reads it in a process of its own', async () => {
  const target = 'an abort that the product keeps apart';
  const results = await fuzz({ targets: [target], count: 4, seed: 1, lanes: 1, list: PLANTED_LIST });
  expect(results.get(target)).toMatchObject({ accepted: 4, faults: [], apart: [PLANTED] });
});

test('planted fault: one that ends the process there too is found, and the inputs after it run', async () => {
  const target = 'an abort even apart';
  const results = await fuzz({ targets: [target], count: 4, seed: 1, lanes: 1, list: PLANTED_LIST });
  expect(results.get(target)).toMatchObject({
    accepted: 3,
    faults: [{ index: PLANTED, kind: 'process ended', what: 'ended with SIGABRT' }],
    apart: [],
  });
});

test('the summary has a line for each fault, with the command that shows its input again', async () => {
  const results = await fuzz({ targets: ['a message'], count: 4, seed: 9, lanes: 1, list: PLANTED_LIST });
  const summary = summaryOf(results, 9, 4);
  expect(summary).toMatch(/^a message +3 +0 +1 /m);
  expect(summary).toContain('FAULT in a message, bad message: "undefined" in a message: expected a number');
  expect(summary).toContain(`npm run fuzz -- --replay a message:${PLANTED} --seed 9`);
});

test.each(TARGETS.map((target) => [target.name, target] as const))(
  '%s: an input depends only on seed and index',
  async (name, target) => {
    const { mkdtempSync, rmSync } = await import('node:fs');
    const { tmpdir } = await import('node:os');
    const { join } = await import('node:path');
    const room = mkdtempSync(join(tmpdir(), 'fuzz-test-'));
    try {
      const open = await target.open(room);
      const made = async (seed: number, index: number) => {
        const { name: file, bytes } = await open.make(new Draws(seed, name, index));
        return `${file} ${Buffer.from(bytes).toString('base64')}`;
      };
      const first = await made(7, 1);
      const others = [await made(7, 2), await made(8, 1), await made(7, 3), await made(9, 1)];
      expect(await made(7, 1)).toBe(first);
      expect(new Set([first, ...others]).size).toBeGreaterThan(3);
    } finally {
      rmSync(room, { recursive: true });
    }
  },
);
