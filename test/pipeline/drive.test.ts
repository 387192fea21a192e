import { expect, test } from '@jest/globals';
import { makePlan } from '../../src/engine/plan/plan.ts';
import { drive } from '../../src/pipeline/drive/drive.ts';
import { simulateBlock } from '../../src/pipeline/steps/simulate-block.ts';
import { resultsOf } from '../../src/pipeline/store/addresses.ts';
import type { Outbox } from '../../src/pipeline/store/outbox.ts';
import type { Store } from '../../src/pipeline/store/store.ts';
import { blockItems } from '../../src/pipeline/store/stored-block.ts';
import { loadScenario } from '../../src/scenario/load.ts';

/** A run in blocks of one replication, over a table and a function of a few lines; `lost` blocks never get a result. */
async function driven({ ahead, lost = [] }: { ahead?: number; lost?: number[] }) {
  const { resolved } = await loadScenario('scenarios/first-look.yaml');
  const scenario = { ...resolved, days: 7, replications: 12 };
  const items = new Map<string, Uint8Array>();
  const keyOf = (pk: string, sk: string) => `${pk} ${sk}`;
  const plan = makePlan(scenario);
  const waiting: number[] = [];
  let sent = 0;
  let mostOpen = 0;
  const store = {
    putBytes: async (pk: string, sk: string, bytes: Uint8Array) => void items.set(keyOf(pk, sk), bytes),
    getBytes: async (pk: string, sk: string) => items.get(keyOf(pk, sk)) ?? null,
    getMany: async (pk: string, sks: string[]) =>
      new Map(sks.flatMap((sk) => (items.has(keyOf(pk, sk)) ? [[sk, items.get(keyOf(pk, sk))!]] : []))),
  } as unknown as Store;
  const outbox = {
    send: async (_: string, messages: { first: number }[]) => {
      sent += messages.length;
      waiting.push(...messages.map(({ first }) => first).filter((first) => !lost.includes(first)));
      mostOpen = Math.max(mostOpen, waiting.length);
    },
  } as unknown as Outbox;
  const work = () => {
    const first = waiting.shift();
    if (first === undefined) return;
    const tally = simulateBlock({ first, count: 1 }, plan, () => 900_000);
    for (const [sk, bytes] of blockItems(first, tally)) items.set(keyOf(resultsOf('run'), sk), bytes);
  };
  const outcome = await drive({
    run: { id: 'run', scenario, chunk: 1, expiresAt: 0 },
    block: 1,
    store,
    outbox,
    stop: new AbortController().signal,
    queues: async () => {
      work();
      return { moving: waiting.length, dead: 0 };
    },
    onProgress() {},
    graceMilliseconds: 30,
    pauseMilliseconds: 1,
    ...(ahead !== undefined && { ahead }),
  });
  return { outcome, sent, mostOpen };
}

test('without a limit all results are asked for at once', async () => {
  const { outcome, sent, mostOpen } = await driven({});
  expect([sent, mostOpen, outcome.missing]).toEqual([12, 12, []]);
});

test('with one, no more than that many requests are ahead of the results, and all are asked for in the end', async () => {
  const { outcome, sent, mostOpen } = await driven({ ahead: 3 });
  expect([sent, mostOpen, outcome.missing]).toEqual([12, 3, []]);
  expect(outcome.tally).toEqual((await driven({})).outcome.tally);
});

test('results that never come do not keep the others from being asked for, and are named', async () => {
  const { outcome, sent } = await driven({ ahead: 2, lost: [0, 1, 5] });
  expect(sent).toBe(12);
  expect(outcome.missing).toEqual(['replications 1 to 1', 'replications 2 to 2', 'replications 6 to 6']);
});
