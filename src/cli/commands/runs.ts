import { finishedResults, type ListedRun, listedRuns } from '../../pipeline/drive/run-list.ts';
import { table } from '../../report/format.ts';
import { jsonText } from '../../safe-text/json.ts';
import { terminalText } from '../../safe-text/terminal.ts';
import { print, say } from '../terminal/print.ts';
import { type AwsStack, withAwsStack } from '../where/aws-stack.ts';

interface RunsOptions {
  stack: string;
  json?: true;
}

/** done: all results are there. under way: messages move. left: none moves, and some results are missing. */
type State = 'done' | 'under way' | 'left';

/** Lists the runs that a deployed stack still keeps, the latest first. */
export async function runs(options: RunsOptions): Promise<void> {
  const { rows, dead } = await withAwsStack(options.stack, statesOf);
  if (options.json) print(jsonText(rows));
  else if (rows.length > 0) print(terminalText(listed(rows)));
  if (rows.length === 0) say(`The stack ${options.stack} has no runs.`);
  if (dead > 0)
    say(
      `Its dead-letter queues hold ${dead} ${dead === 1 ? 'message' : 'messages'} that could not be handled. ` +
        `To see why: pickup-gap dead list.`,
    );
}

interface Row extends Pick<ListedRun, 'id' | 'title' | 'replications' | 'results'> {
  /** ISO 8601, UTC. */
  started: string;
  /** Results that are there. */
  finished: number;
  state: State;
}

async function statesOf({ store, queues }: AwsStack): Promise<{ rows: Row[]; dead: number }> {
  const kept = (await listedRuns(store)).filter(({ expiresAt }) => expiresAt * 1000 > Date.now());
  const { moving, dead } = await queues();
  const rows: Row[] = [];
  for (const run of kept) {
    const { id, title, replications, results, startedAt } = run;
    const finished = await finishedResults(run, store);
    const unfinished = moving > 0 ? 'under way' : 'left';
    const state = finished >= results ? 'done' : unfinished;
    rows.push({ id, title, started: new Date(startedAt).toISOString(), replications, finished, results, state });
  }
  return { rows, dead };
}

function listed(rows: readonly Row[]): string[] {
  const lines = rows.map(({ id, title, started, replications, finished, results, state }) => [
    id,
    `${started.slice(0, 16).replace('T', ' ')}Z`,
    String(replications),
    `${finished}/${results}`,
    state,
    title,
  ]);
  return table([['id', 'started', 'replications', 'results', 'state', 'title'], ...lines], 'l');
}
