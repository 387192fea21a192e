import { Runner } from '../src/engine/run-replications.ts';
import { blockKey, resultsOf } from '../src/pipeline/addresses.ts';
import { inParts } from '../src/pipeline/run-record.ts';
import { tallyToBytes } from '../src/pipeline/tally-bytes.ts';
import { handle } from './shared/handle.ts';

/** Simulates a block of replications whole and writes its tally; the first part last, since it says that all are there. */
export const handler = handle('replication', async ({ run, first, count }, { plan, store, expiresAt }) => {
  const runner = new Runner(plan);
  runner.run(first, count);
  const parts = inParts(tallyToBytes(runner.takeTally()), (part) => blockKey(first, part));
  for (const [key, bytes] of [...parts].reverse()) await store.putBytes(resultsOf(run), key, bytes, expiresAt);
});
