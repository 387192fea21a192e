import { isLastChunk } from '../src/pipeline/steps/completion.ts';
import { decideNotices } from '../src/pipeline/steps/decide-notices.ts';
import { chunkKey, noticeKey, partitionOf } from '../src/pipeline/store/addresses.ts';
import { casesToBytes } from '../src/pipeline/store/counts-bytes.ts';
import { personOutcomesToBytes } from '../src/pipeline/store/person-outcomes.ts';
import type { Row } from '../src/pipeline/store/store.ts';
import { handle } from './shared/handle.ts';

/**
 * Decides each person's release, notice and hold, and whether a team must set out. Cases that end here are counted; the
 * others are written into the calendar of notices. The chunk that completes a replication sends it on to the field
 * office.
 */
export const handler = handle('release-notice', async (decided, { plan, store, outbox, expiresAt }) => {
  const { run, policy, replication, range, chunk } = decided;
  const partition = partitionOf(run, policy, replication);
  const { counts, notices, ended } = decideNotices(decided, plan);
  const rows = new Map<string, Row | Uint8Array>(
    notices.map((notice) => [noticeKey(notice.dueAt, notice.person), notice]),
  );
  rows.set(chunkKey(range.index, chunk.index), casesToBytes({ counts, outcomes: personOutcomesToBytes(ended) }));
  await store.putAll(partition, rows, expiresAt);
  if (await isLastChunk(decided, store, expiresAt)) await outbox.send('agent-arrival', [{ run, policy, replication }]);
});
