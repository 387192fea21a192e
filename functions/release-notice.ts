import { isLastChunk } from '../src/pipeline/steps/completion.ts';
import { decideNotices } from '../src/pipeline/steps/decide-notices.ts';
import { chunkKey, partitionOf } from '../src/pipeline/store/addresses.ts';
import { casesToBytes } from '../src/pipeline/store/counts-bytes.ts';
import { noticesToBytes } from '../src/pipeline/store/packed-notices.ts';
import { personOutcomesToBytes } from '../src/pipeline/store/person-outcomes.ts';
import { handle } from './shared/handle.ts';

/**
 * Decides each person's release, notice and hold, and whether a team must set out. Cases that end here are counted; the
 * others are written as the chunk's part of the calendar of notices. The chunk that completes a replication sends it on
 * to the field office.
 */
export const handler = handle('release-notice', async (decided, { plan, store, outbox, expiresAt }) => {
  const { run, policy, replication, range, chunk } = decided;
  const partition = partitionOf(run, policy, replication);
  const { counts, notices, ended } = decideNotices(decided, plan);
  const bytes = casesToBytes({
    counts,
    outcomes: personOutcomesToBytes(ended),
    notices: noticesToBytes(notices),
  });
  await store.putWithOthers(partition, chunkKey(range.index, chunk.index), bytes, expiresAt);
  if (await isLastChunk(decided, store, expiresAt)) await outbox.send('agent-arrival', [{ run, policy, replication }]);
});
