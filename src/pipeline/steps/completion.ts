import type { DetainersDecided } from '../../../events/messages.ts';
import { DONE, doneKey, partitionOf } from '../store/addresses.ts';
import type { Store } from '../store/store.ts';

/**
 * Marks a chunk as done and returns whether its whole replication is now done. Marks are members of sets, so a chunk
 * delivered twice counts once. A chunk that is delivered again after the last one returns true again, which is safe
 * because the field office is idempotent too.
 */
export async function isLastChunk(
  { run, policy, replication, range, chunk }: DetainersDecided,
  store: Store,
  expiresAt: number,
): Promise<boolean> {
  const partition = partitionOf(run, policy, replication);
  // A range of one chunk is done when the chunk is, so it needs no set.
  if (chunk.of > 1) {
    const chunks = await store.addToSet(partition, doneKey(range.index), chunk.index, expiresAt);
    if (chunks < chunk.of) return false;
  }
  const ranges = await store.addToSet(partition, DONE, range.index, expiresAt);
  return ranges === range.of;
}
