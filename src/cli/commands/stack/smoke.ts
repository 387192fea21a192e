import { QUEUES } from '../../../../events/queues.ts';
import { runScenario } from '../../../engine/run/run-scenario.ts';
import { summarise } from '../../../measures/summarise.ts';
import type { Tally } from '../../../measures/tally.ts';
import { blockOf } from '../../../pipeline/steps/blocks.ts';
import type { ResolvedScenario } from '../../../resolved/scenario.ts';
import { jsonText } from '../../../safe-text/json.ts';
import { terminalText } from '../../../safe-text/terminal.ts';
import { headingOf } from '../../../scenario/heading.ts';
import { loadScenario } from '../../../scenario/load.ts';
import { verdictOf } from '../../deployment/smoke-verdict.ts';
import { EXIT } from '../../terminal/failure.ts';
import { interruptible } from '../../terminal/interrupt.ts';
import { DEFAULT_CHUNK } from '../../terminal/options.ts';
import { print } from '../../terminal/print.ts';
import { Progress } from '../../terminal/progress.ts';
import { scenarioPath } from '../../terminal/shipped-scenario.ts';
import { runOnAws } from '../../where/on-aws.ts';

interface SmokeOptions {
  stack: string;
  seed?: number;
}

const SCENARIO = 'first-look';
const REPLICATIONS = 4;
const SEEDS = 2 ** 32;

/**
 * Runs a small scenario on a deployed stack, in blocks and event by event, and compares the figures with those of this
 * machine, byte for byte. The seed is another one each time: a run that the stack knows would only be looked up.
 */
export async function smoke({ stack, seed = Math.floor(Math.random() * SEEDS) }: SmokeOptions): Promise<void> {
  const loaded = await loadScenario(scenarioPath(SCENARIO));
  const scenario = { ...loaded.resolved, replications: REPLICATIONS, seed };
  const heading = headingOf(loaded, scenario.policies);
  const ways = {
    'In blocks': { chunk: DEFAULT_CHUNK, block: blockOf(scenario, QUEUES.replication.concurrency) },
    'Event by event': { chunk: DEFAULT_CHUNK, block: null },
  };
  await interruptible('Leaving the runs, which continue on AWS', async (stop) => {
    const { tally } = await runScenario(scenario, { workers: 1, stop, onProgress: () => undefined });
    const wanted = figures(tally, scenario);
    for (const [words, way] of Object.entries(ways)) {
      if (stop.aborted) break;
      const began = performance.now();
      const progress = new Progress(words);
      const onProgress = (finished: number, total: number) => progress.update(finished, total);
      const outcome = await runOnAws(scenario, {
        stack,
        heading,
        ...way,
        stop,
        onProgress,
        onListed: () => undefined,
      }).finally(() => progress.end());
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      const verdict = verdictOf(outcome, figures(outcome.tally, scenario), wanted);
      print(terminalText([`${words}: ${verdict.words} (${seconds} s).`]));
      if (!verdict.same) process.exitCode = EXIT.limitNotMet;
    }
    if (stop.aborted) process.exitCode = EXIT.interrupted;
    else if (process.exitCode === EXIT.limitNotMet)
      print(terminalText([`The stack ${stack} does not work as it should. Seed ${seed} repeats this test.`]));
    else print(terminalText([`The stack ${stack} gives the same figures as this machine.`]));
  });
}

/** The figures as `run --json` prints them. */
function figures(tally: Tally, scenario: ResolvedScenario): string {
  return String(jsonText(summarise(tally, scenario)));
}
