import { readCases } from '../src/pipeline/steps/read-cases.ts';
import { serveNotices } from '../src/pipeline/steps/serve-notices.ts';
import { partitionOf, resultAddress } from '../src/pipeline/store/addresses.ts';
import { countsToBytes } from '../src/pipeline/store/counts-bytes.ts';
import { handle } from './shared/handle.ts';

/**
 * Runs the field office of one replication under one policy over its calendar of notices, and writes the counts of the
 * whole replication.
 */
export const handler = handle('agent-arrival', async ({ run, policy, replication }, { plan, store, expiresAt }) => {
  const { notices, counts } = await readCases(partitionOf(run, policy, replication), store, plan);
  const result = serveNotices({ notices, chunks: [counts] }, plan, policy, replication);
  const { pk, sk } = resultAddress(run, policy, replication);
  await store.putBytes(pk, sk, countsToBytes(result), expiresAt);
});
