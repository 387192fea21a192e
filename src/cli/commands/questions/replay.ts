import { readLog } from '../../../event-log/read/read-log.ts';
import { STANDARD_INPUT } from '../../../input-files/given-file.ts';
import { manifestOf } from '../../../manifest/manifest.ts';
import { replayLog } from '../../../replay/replay.ts';
import { REPLAY_FILES, replayCsv } from '../../../replay/replay-csv.ts';
import type { ReplayResult } from '../../../replay/replay-result.ts';
import { renderReplay } from '../../../replay/replay-text.ts';
import { loadScenario } from '../../../scenario/load.ts';
import { checkAnswerPlaces, giveAnswer } from '../../output/answer.ts';
import { type LogOptions, logForm } from '../../questions/log-form.ts';
import { choosePolicies } from '../../terminal/choose-policies.ts';
import { EXIT, UsageError } from '../../terminal/failure.ts';
import { interruptible } from '../../terminal/interrupt.ts';
import { Progress } from '../../terminal/progress.ts';

interface Options extends LogOptions {
  allowFiles?: string[];
  policy?: string[];
  replication?: number;
  replications?: number;
  seed?: number;
  json?: true;
  csv?: string;
  force?: true;
}

/** Replays a log of cases under each policy of a scenario. */
export async function replay(file: string, options: Options): Promise<void> {
  const { replication } = options;
  if (file === STANDARD_INPUT && options.log === STANDARD_INPUT)
    throw new UsageError('The scenario and the log cannot both come from standard input. Give one of them as a file.');
  const form = logForm(options);
  if (replication !== undefined && options.replications !== undefined)
    throw new UsageError(
      '--replication replays the cases once, with the draws of that replication. ' +
        'Drop one of --replication and --replications.',
    );
  checkAnswerPlaces(options, REPLAY_FILES);
  const loaded = await loadScenario(file, options);
  const { resolved, sha256 } = loaded;
  const chosen = options.policy === undefined ? resolved : choosePolicies(resolved, options.policy);
  const seed = options.seed ?? resolved.seed;
  const replications = replication === undefined ? (options.replications ?? resolved.replications) : 1;
  const log = await readLog(options.log, chosen.zone, undefined, form);
  await interruptible('Stopping after the current replay', async (stop) => {
    const progress = new Progress('Replays');
    const found = await replayLog({ ...chosen, seed, replications }, log, {
      first: (replication ?? 1) - 1,
      stop,
      onProgress: (finished, total) => progress.update(finished, total),
    }).finally(() => progress.end());
    const { complete } = found;
    const result: ReplayResult = {
      manifest: manifestOf({ scenario: loaded, seed, replications: found.replications, complete }),
      scenario: { title: resolved.title, sha256 },
      ...found,
    };
    const answer = {
      result,
      text: () => renderReplay(result),
      tables: () => replayCsv(result),
      files: REPLAY_FILES,
    };
    await giveAnswer(answer, options);
    if (!complete) process.exitCode = EXIT.interrupted;
  });
}
