import { availableParallelism } from 'node:os';
import type { OpenPlace } from '../../engine/run/run-place.ts';
import { drive } from '../../pipeline/drive/drive.ts';
import { blockAmongMany } from '../../pipeline/steps/blocks.ts';
import { setAsideNotes } from '../output/print-report.ts';
import { DEFAULT_CHUNK } from '../terminal/options.ts';
import { type LocalStackOptions, withLocalStack } from './local-stack.ts';
import { runId } from './run-id.ts';
import type { UnfinishedRuns } from './unfinished-runs.ts';

/** Runs at once per processor: enough that no function waits while the driver looks for results. */
const PER_PROCESSOR = 6;

/** Runs many scenarios in blocks on one local stack, several at once. */
export function manyOnLocal(unfinished: UnfinishedRuns, { faults }: Pick<LocalStackOptions, 'faults'> = {}): OpenPlace {
  return (_, stop, use) =>
    withLocalStack({ names: ['replication'], faults }, async ({ build, driving, expiresAt, setAside }) => {
      const answer = await use({
        atOnce: PER_PROCESSOR * availableParallelism(),
        async run({ scenario, name, isDetailed, onProgress }) {
          if (stop.aborted) return null;
          const block = blockAmongMany(scenario);
          const id = runId(scenario, block, isDetailed);
          const { tally, missing, interrupted } = await drive({
            ...driving(),
            run: { id, scenario, chunk: DEFAULT_CHUNK, build, isDetailed, expiresAt },
            block,
            stop,
            onProgress: (finished, total) => onProgress(Math.floor((finished / total) * scenario.replications)),
          });
          if (missing.length === 0) return tally;
          if (!interrupted) unfinished.fail(name, id, missing);
          return null;
        },
      });
      if (unfinished.hasFailed) unfinished.because(setAsideNotes(await setAside()));
      return answer;
    });
}
