import { workersFor } from '../../../engine/run/workers-for.ts';
import { shownName } from '../../../input-files/given-file.ts';
import { manifestOf } from '../../../manifest/manifest.ts';
import { filesOnDisk } from '../../../scenario/files/files-on-disk.ts';
import { readScenarioFile } from '../../../scenario/files/read-scenario-file.ts';
import { loadScenarioText } from '../../../scenario/load.ts';
import { readScenario } from '../../../scenario/steps/read.ts';
import { decodeScenario } from '../../../scenario/text/decode-scenario.ts';
import { seek as sought } from '../../../seek/seek.ts';
import type { SeekResult } from '../../../seek/seek-result.ts';
import { renderSeek, SEEK_FILES, seekCsv } from '../../../seek/seek-text.ts';
import { checkAnswerPlaces, giveAnswer } from '../../output/answer.ts';
import { base64Sha256 } from '../../output/report-files.ts';
import { target } from '../../questions/target.ts';
import { varied } from '../../questions/vary.ts';
import { choosePolicies } from '../../terminal/choose-policies.ts';
import { EXIT } from '../../terminal/failure.ts';
import { interruptible } from '../../terminal/interrupt.ts';
import { Progress } from '../../terminal/progress.ts';

interface SeekOptions {
  allowFiles?: string[];
  json?: true;
  csv?: string;
  html?: string;
  force?: true;
  policy?: string;
  reach: string;
  vary: string[];
  replications: number;
  seed?: number;
  workers?: number;
}

/** Finds the smallest change that reaches a target. Exit code 1: nothing that was varied reaches it. */
export async function seek(file: string, options: SeekOptions): Promise<void> {
  const reach = target(options.reach);
  checkAnswerPlaces(options, SEEK_FILES);
  const bytes = await readScenarioFile(file);
  const loaded = await loadScenarioText(bytes, file, { allowFiles: options.allowFiles });
  const { resolved, sha256 } = loaded;
  const [{ name: policy }] = choosePolicies(resolved, [options.policy ?? resolved.baseline]).policies;
  const shownAs = shownName(file);
  const written = readScenario(decodeScenario(bytes, shownAs), shownAs);
  const vary = varied(options.vary, written.tree, policy);
  const { seed = resolved.seed, workers } = options;
  await interruptible('Stopping after the current replications', async (stop) => {
    const progress = new Progress('Steps');
    const found = await sought(written, filesOnDisk(file, options.allowFiles), {
      policy,
      target: reach,
      vary,
      seed,
      replications: options.replications,
      workers: workers === undefined ? workersFor : () => workers,
      stop,
      onProgress: (finished, total) => progress.update(finished, total),
    }).finally(() => progress.end());
    const { complete, replications } = found;
    const result: SeekResult = {
      manifest: manifestOf({ scenario: loaded, seed, replications, complete }),
      scenario: { title: resolved.title, sha256 },
      seed,
      policy,
      ...found,
    };
    const answer = {
      result,
      text: () => renderSeek(result),
      tables: () => seekCsv(result),
      files: SEEK_FILES,
      page: async () => {
        const { seekDocument } = await import('../../../page/questions/seek-page.tsx');
        return seekDocument(result, base64Sha256);
      },
    };
    await giveAnswer(answer, options);
    if (!complete) process.exitCode = EXIT.interrupted;
    else if (!result.isReached) process.exitCode = EXIT.limitNotMet;
  });
}
