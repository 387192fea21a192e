import { readCases } from '../src/pipeline/steps/read-cases.ts';
import { serveNotices } from '../src/pipeline/steps/serve-notices.ts';
import { partitionOf, resultAddress } from '../src/pipeline/store/addresses.ts';
import { resultItems } from '../src/pipeline/store/stored-result.ts';
import { handle } from './shared/handle.ts';

/**
 * Runs the field office of one replication under one policy over its calendar of notices, and writes the counts of the
 * whole replication.
 */
export const handler = handle('agent-arrival', async ({ run, policy, replication }, { plan, store, expiresAt }) => {
  const decided = await readCases(partitionOf(run, policy, replication), store, plan);
  const result = serveNotices([decided], plan, policy, replication);
  for (const [{ pk, sk }, bytes] of resultItems(resultAddress(run, policy, replication), result)) {
    await store.putBytes(pk, sk, bytes, expiresAt);
  }
});
