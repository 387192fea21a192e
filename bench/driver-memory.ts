import { keepHeapSmall } from '../src/cli/where/small-heap.ts';
import { makePlan } from '../src/engine/plan/plan.ts';
import { EventResults } from '../src/pipeline/drive/event-results.ts';
import { bookPeople } from '../src/pipeline/steps/book-people.ts';
import { decideDetainers } from '../src/pipeline/steps/decide-detainers.ts';
import { type DecidedNotices, decideNotices } from '../src/pipeline/steps/decide-notices.ts';
import { rangesOf } from '../src/pipeline/steps/ranges.ts';
import { serveNotices } from '../src/pipeline/steps/serve-notices.ts';
import { type Address, resultAddress } from '../src/pipeline/store/addresses.ts';
import type { Store } from '../src/pipeline/store/store.ts';
import { resultItems } from '../src/pipeline/store/stored-result.ts';
import { loadScenario } from '../src/scenario/load.ts';
import { peakMebibytes } from './peak-memory.ts';

/**
 * `node bench/driver-memory.ts SCENARIO REPLICATIONS`: how much memory the driver of an event run takes while results
 * come out of order. One replication is computed, and its results stand for all. Prints the largest size of the process
 * in MiB.
 */
keepHeapSmall();
const [file, count] = process.argv.slice(2);
const { resolved } = await loadScenario(file!);
const scenario = { ...resolved, replications: Number(count) };
const policies = scenario.policies.length;
const CHUNK = 10_000;
/** How far one policy's results may be ahead of another's, in replications. */
const AHEAD = 200;
const LOOK = 5000;

const results = resultsOfOne();
let shown = 0;
const store = {
  getMany: async (addresses: Address[]) => addresses.map(({ sk }) => arrived(sk)),
  getBytes: async () => Promise.reject(new Error('A result has one part here.')),
} as unknown as Store;
const run = { id: 'run', scenario, chunk: CHUNK, build: '', expiresAt: 0 };
const collected = new EventResults(run, store);
while (collected.left > 0) {
  shown += LOOK;
  await collected.look(LOOK);
}
if (collected.tally().replications !== scenario.replications) throw new Error('Some replications are missing.');
const mebibytes = peakMebibytes();
process.stdout.write(`${JSON.stringify({ results: collected.total, mebibytes })}\n`);

/** What `sk` holds so far: the first policy's results come first, the last one's up to AHEAD replications later. */
function arrived(sk: string): Uint8Array | null {
  const [policy, replication] = sk.match(/\d+/g)!.map(Number);
  return (replication! + (policy! * AHEAD) / policies) * policies < shown ? results[policy!]! : null;
}

function resultsOfOne(): Uint8Array[] {
  const plan = makePlan(scenario);
  const decided = scenario.policies.map((): DecidedNotices[] => []);
  for (const range of rangesOf(scenario, CHUNK)) {
    for (const booked of bookPeople({ run: 'run', replication: 0, range }, plan, CHUNK)) {
      for (const message of decideDetainers(booked, plan)) decided[message.policy]!.push(decideNotices(message, plan));
    }
  }
  return decided.map((chunks, policy) => {
    const items = resultItems(resultAddress('run', policy, 0), serveNotices(chunks, plan, policy, 0));
    if (items.length !== 1) throw new Error('A result has several parts.');
    return items[0]![1];
  });
}
