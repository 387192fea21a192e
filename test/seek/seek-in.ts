import { target } from '../../src/cli/terminal/target.ts';
import { varied } from '../../src/cli/terminal/vary.ts';
import { type Found, type Seeking, seek } from '../../src/seek/seek.ts';
import { files, written } from './scenarios.ts';

/** Seeks in a text, as the command does: `vary` has paths and ranges, such as "agentArrival.margin 0 h..2 h". */
export function seekIn(
  text: string,
  reach: string,
  vary: readonly string[],
  changes: Partial<Seeking> = {},
): Promise<Found> {
  const read = written(text);
  const policy = changes.policy ?? 'practice';
  return seek(read, files, {
    policy,
    target: target(reach),
    vary: varied(
      vary.flatMap((one) => [one.slice(0, one.indexOf(' ')), one.slice(one.indexOf(' ') + 1)]),
      read.tree,
      policy,
    ),
    seed: 1,
    replications: 200,
    workers: () => 1,
    stop: new AbortController().signal,
    onProgress() {},
    ...changes,
  });
}
