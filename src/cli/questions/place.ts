import { STACK_NAME } from '../../../events/queues.ts';
import { onThreads } from '../../engine/run/on-threads.ts';
import type { OpenPlace } from '../../engine/run/run-place.ts';
import type { Heading } from '../../pipeline/drive/run-list.ts';
import { EXIT, UsageError } from '../terminal/failure.ts';
import { say } from '../terminal/print.ts';
import { checkInstalled } from '../where/peer-packages.ts';
import { UnfinishedRuns } from '../where/unfinished-runs.ts';

export interface PlaceOptions {
  on?: 'local' | 'aws';
  stack?: string;
  workers?: number;
}

/** Where a question runs its scenarios, and what that place says at the end. */
export interface ChosenPlace {
  open: OpenPlace;
  /** What Ctrl-C does there. */
  ending: string;
  /** Says which runs did not finish. Sets the exit code if one failed. */
  sayUnfinished(): void;
}

/** Refuses options that mean nothing together. */
export function checkPlace({ on, stack, workers }: PlaceOptions): void {
  if (stack !== undefined && on !== 'aws') {
    throw new UsageError('--stack names a deployed stack. Add --on aws, or drop it.');
  }
  if (on !== undefined && workers !== undefined) {
    throw new UsageError('--workers works only for runs in this process. Drop it or --on.');
  }
}

/**
 * The place that the options ask for. Nothing is started before it is opened.
 *
 * @param parts what is run there, such as "the points"
 * @param heading of the scenario as written
 */
export async function choosePlace(options: PlaceOptions, parts: string, heading: Heading): Promise<ChosenPlace> {
  checkPlace(options);
  const { on, stack = STACK_NAME, workers } = options;
  const unfinished = new UnfinishedRuns();
  const sayUnfinished = () => {
    for (const line of unfinished.lines()) say(line);
    if (unfinished.hasFailed) process.exitCode = EXIT.limitNotMet;
  };
  if (on === 'local') {
    checkInstalled('--on local', ['fauxqs', 'dynalite']);
    const { manyOnLocal } = await import('../where/many-on-local.ts');
    return { open: manyOnLocal(unfinished), ending: `Stopping with ${parts} that finished`, sayUnfinished };
  }
  if (on === 'aws') {
    const { manyOnAws } = await import('../where/many-on-aws.ts');
    const ending = `Leaving ${parts} that are under way, which continue on AWS`;
    return { open: manyOnAws(stack, heading, unfinished), ending, sayUnfinished };
  }
  return { open: onThreads(workers), ending: `Stopping with ${parts} that finished`, sayUnfinished };
}
