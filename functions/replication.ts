import { inlineMore } from '../src/engine/inlining.ts';
import { blockKey, resultsOf } from '../src/pipeline/addresses.ts';
import { inParts } from '../src/pipeline/run-record.ts';
import { simulateBlock } from '../src/pipeline/simulate-block.ts';
import { tallyToBytes } from '../src/pipeline/tally-bytes.ts';
import { handle } from './shared/handle.ts';

inlineMore();

/**
 * Simulates a block of replications whole, or as many as its time allows, and writes their tally, the first part last, since it says
 * that all are there. The rest is asked for before that: a tally that falls short always has its other part under way.
 */
export const handler = handle('replication', async ({ run, first, count }, context) => {
  const { plan, store, outbox, expiresAt, remainingMilliseconds } = context;
  // Another delivery may have stopped elsewhere; what is written stays, and its rest was asked for.
  if ((await store.getBytes(resultsOf(run), blockKey(first, 0))) !== null) return;
  const tally = simulateBlock({ first, count }, plan, remainingMilliseconds);
  const done = tally.replications;
  if (done < count) await outbox.send('replication', [{ run, first: first + done, count: count - done }]);
  const parts = inParts(tallyToBytes(tally), (part) => blockKey(first, part));
  for (const [key, bytes] of [...parts].reverse()) await store.putBytes(resultsOf(run), key, bytes, expiresAt);
});
