import { expect, test } from '@jest/globals';
import { makePlan } from '../../src/engine/plan/plan.ts';
import type { Clock } from '../../src/pipeline/drive/clock.ts';
import { drive } from '../../src/pipeline/drive/drive.ts';
import { simulateBlock } from '../../src/pipeline/steps/simulate-block.ts';
import { type Address, blockAddress } from '../../src/pipeline/store/addresses.ts';
import type { Outbox } from '../../src/pipeline/store/outbox.ts';
import type { Store } from '../../src/pipeline/store/store.ts';
import { blockItems } from '../../src/pipeline/store/stored-block.ts';
import { loadScenario } from '../../src/scenario/load.ts';

const GRACE_MILLISECONDS = 30;

interface Case {
  ahead?: number;
  /** Blocks that never get a result. */
  lost?: number[];
  /** Blocks whose result arrives this long after the queues were seen empty. */
  late?: Record<number, number>;
  /** Aborted during the first pause, in which all results arrive. */
  stopsInPause?: boolean;
}

/** A run in blocks of one replication, with a table, a function and a clock of a few lines each. */
async function driven({ ahead, lost = [], late = {}, stopsInPause = false }: Case) {
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
    getMany: async (addresses: Address[]) => addresses.map(({ pk, sk }) => items.get(keyOf(pk, sk)) ?? null),
  } as unknown as Store;
  const outbox = {
    send: async (_: string, messages: { first: number }[]) => {
      sent += messages.length;
      for (const { first } of messages) {
        if (first in late) delayed.set(first, late[first]!);
        else if (!lost.includes(first)) waiting.push(first);
      }
      mostOpen = Math.max(mostOpen, waiting.length);
    },
  } as unknown as Outbox;
  const finish = (first: number) => {
    const tally = simulateBlock({ first, count: 1 }, plan, () => 900_000);
    const { pk } = blockAddress('run', first);
    for (const [sk, bytes] of blockItems(tally)) items.set(keyOf(pk, sk), bytes);
  };
  let now = 0;
  let emptySince: number | undefined;
  const delayed = new Map<number, number>();
  const stop = new AbortController();
  const clock: Clock = {
    now: () => now,
    async pause(milliseconds) {
      now += milliseconds;
      for (const [first, after] of delayed) {
        if (emptySince !== undefined && now - emptySince >= after && delayed.delete(first)) finish(first);
      }
      if (!stopsInPause) return;
      waiting.splice(0).forEach(finish);
      stop.abort();
    },
  };
  const outcome = await drive({
    run: { id: 'run', scenario, chunk: 1, build: 'build', expiresAt: 0 },
    block: 1,
    store,
    outbox,
    stop: stop.signal,
    queues: async () => {
      const first = waiting.shift();
      if (first !== undefined) finish(first);
      if (waiting.length === 0) emptySince ??= now;
      return { moving: waiting.length, dead: 0 };
    },
    onProgress() {},
    graceMilliseconds: GRACE_MILLISECONDS,
    pauseMilliseconds: 1,
    clock,
    ...(ahead !== undefined && { ahead }),
  });
  return { outcome, sent, mostOpen, waited: now - (emptySince ?? now) };
}

test('without a limit all results are requested at once', async () => {
  const { outcome, sent, mostOpen } = await driven({});
  expect([sent, mostOpen, outcome.missing]).toEqual([12, 12, []]);
});

test('with a limit, at most that many requests are ahead of the results, and all are sent', async () => {
  const { outcome, sent, mostOpen } = await driven({ ahead: 3 });
  expect([sent, mostOpen, outcome.missing]).toEqual([12, 3, []]);
  expect(outcome.tally).toEqual((await driven({})).outcome.tally);
});

test('results that never arrive do not prevent requests for the others, and are named', async () => {
  const { outcome, sent } = await driven({ ahead: 2, lost: [0, 1, 5] });
  expect(sent).toBe(12);
  expect(outcome.missing).toEqual(['replications 1 to 1', 'replications 2 to 2', 'replications 6 to 6']);
});

test('a result that arrives while the queues are empty for less than the grace period counts', async () => {
  const { outcome } = await driven({ late: { 5: GRACE_MILLISECONDS - 1 } });
  expect(outcome.missing).toEqual([]);
});

test('a result that arrives at the end of the grace period is still found; a later one is given up', async () => {
  expect((await driven({ late: { 5: GRACE_MILLISECONDS } })).outcome.missing).toEqual([]);
  const { outcome, waited } = await driven({ late: { 5: GRACE_MILLISECONDS + 2 } });
  expect(outcome.missing).toEqual(['replications 6 to 6']);
  expect(waited).toBe(GRACE_MILLISECONDS + 1);
});

test('a stop during a pause loses no result that arrived in it', async () => {
  const { outcome } = await driven({ stopsInPause: true });
  expect(outcome).toMatchObject({ missing: [], interrupted: false });
  expect(outcome.tally.replications).toBe(12);
});
