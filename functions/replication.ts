import { inlineMore } from '../src/engine/run/inlining.ts';
import { simulateBlock } from '../src/pipeline/steps/simulate-block.ts';
import { blockKey, resultsOf } from '../src/pipeline/store/addresses.ts';
import { blockItems } from '../src/pipeline/store/stored-block.ts';
import { handle } from './shared/handle.ts';

inlineMore();

/**
 * Simulates a block of replications whole, or as many as its time allows, and writes their tally. The rest is asked for before that:
 * a tally that falls short always has its other part under way.
 */
export const handler = handle('replication', async ({ run, first, count }, context) => {
  const { plan, store, outbox, expiresAt, remainingMilliseconds } = context;
  // Another delivery may have stopped elsewhere; what is written stays, and its rest was asked for.
  if ((await store.getBytes(resultsOf(run), blockKey(first))) !== null) return;
  const tally = simulateBlock({ first, count }, plan, remainingMilliseconds);
  const done = tally.replications;
  if (done < count) await outbox.send('replication', [{ run, first: first + done, count: count - done }]);
  for (const [sk, bytes] of blockItems(first, tally)) await store.putBytes(resultsOf(run), sk, bytes, expiresAt);
});
