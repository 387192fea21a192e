import { inlineMore } from '../src/engine/run/inlining.ts';
import { simulateBlock } from '../src/pipeline/steps/simulate-block.ts';
import { blockAddress } from '../src/pipeline/store/addresses.ts';
import { blockItems } from '../src/pipeline/store/stored-block.ts';
import { handle } from './shared/handle.ts';

// An instance lives through many blocks.
inlineMore(Number.POSITIVE_INFINITY);

/**
 * Simulates a whole block of replications, or as many as its time allows, and writes their tally. It requests the rest
 * before it writes, so that whenever a tally is incomplete, its other part is under way.
 */
export const handler = handle('replication', async ({ run, first, count }, context) => {
  const { plan, store, outbox, isDetailed, expiresAt, remainingMilliseconds } = context;
  // Another delivery may have stopped at another replication. What it wrote stays, and the rest of it was requested.
  const { pk, sk } = blockAddress(run, first);
  if ((await store.getBytes(pk, sk)) !== null) return;
  const tally = simulateBlock({ first, count, isDetailed }, plan, remainingMilliseconds);
  const done = tally.replications;
  if (done < count) await outbox.send('replication', [{ run, first: first + done, count: count - done }]);
  for (const [key, bytes] of blockItems(tally)) await store.putBytes(pk, key, bytes, expiresAt);
});
