import type { OpenPlace } from '../../engine/run/run-place.ts';
import type { Heading } from '../../pipeline/drive/run-list.ts';
import { blockAmongMany } from '../../pipeline/steps/blocks.ts';
import { resolvedSha256 } from '../../resolved/resolved-hash.ts';
import { DEFAULT_CHUNK } from '../terminal/options.ts';
import { type AwsStack, withAwsStack } from './aws-stack.ts';
import { runOnOpenStack } from './on-aws.ts';
import { pickUpCommand, whyCommand } from './pick-up-command.ts';
import type { UnfinishedRuns } from './unfinished-runs.ts';

/** Each asks the table once a second for its results. */
const AT_ONCE = 50;
/** Counts of messages are that old at most. AWS's own are up to a minute late. */
const COUNTED_MILLISECONDS = 1000;

/**
 * Runs many scenarios in blocks on a deployed stack, several at once. Each is a run of its own in the stack's list, so
 * that the same command resumes all of them. `heading` is that of the scenario as written.
 */
export function manyOnAws(stackName: string, heading: Heading, unfinished: UnfinishedRuns): OpenPlace {
  return (_, stop, use) =>
    withAwsStack(stackName, async (opened) => {
      const stack = { ...opened, queues: countedSeldom(opened.queues) };
      const answer = await use({
        atOnce: AT_ONCE,
        async run({ scenario, name, isDetailed, onProgress }) {
          if (stop.aborted) return null;
          let id = '';
          const { tally, missing, interrupted } = await runOnOpenStack(
            scenario,
            {
              heading: headingOfOne(heading, name, resolvedSha256(scenario)),
              chunk: DEFAULT_CHUNK,
              block: blockAmongMany(scenario),
              isDetailed,
              stop,
              onListed(run) {
                id = run.id;
              },
              onProgress: (finished, total) => onProgress(Math.floor((finished / total) * scenario.replications)),
            },
            stack,
          );
          if (missing.length === 0) return interrupted ? null : tally;
          if (interrupted) unfinished.leave(name, id, pickUpCommand(id, stackName));
          else unfinished.fail(name, id, missing);
          return null;
        },
      });
      if (unfinished.hasFailed) unfinished.because([`To see why: ${whyCommand(stackName)}`]);
      return answer;
    });
}

/** What the list of runs and `pickup-gap result` say of one of them. */
function headingOfOne({ scenario, assumptions, notes }: Heading, name: string, sha256: string): Heading {
  return {
    scenario: { ...scenario, title: `${scenario.title} (${name})`, resolvedSha256: sha256 },
    assumptions,
    notes: [...notes, `The values are those of ${name}. The list of values shows those of the scenario as written.`],
  };
}

/** All runs share the stack's queues, and so one count of their messages. */
function countedSeldom(count: AwsStack['queues']): AwsStack['queues'] {
  let known: { at: number; counted: ReturnType<AwsStack['queues']> } | undefined;
  return () => {
    const now = performance.now();
    if (known === undefined || now - known.at >= COUNTED_MILLISECONDS) known = { at: now, counted: count() };
    return known.counted;
  };
}
