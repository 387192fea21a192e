import { workersFor } from '../../../engine/run/workers-for.ts';
import { shownName } from '../../../input-files/given-file.ts';
import { manifestOf } from '../../../manifest/manifest.ts';
import { filesOnDisk } from '../../../scenario/files/files-on-disk.ts';
import { readScenarioFile } from '../../../scenario/files/read-scenario-file.ts';
import { loadScenarioText } from '../../../scenario/load.ts';
import { readScenario } from '../../../scenario/steps/read.ts';
import { decodeScenario } from '../../../scenario/text/decode-scenario.ts';
import { MOVED_BY, screen } from '../../../screen/screen.ts';
import type { ScreenResult } from '../../../screen/screen-result.ts';
import { renderScreen, SCREEN_FILES, screenCsv } from '../../../screen/screen-text.ts';
import { checkAnswerPlaces, giveAnswer } from '../../output/answer.ts';
import { choosePolicies } from '../../terminal/choose-policies.ts';
import { EXIT } from '../../terminal/failure.ts';
import { interruptible } from '../../terminal/interrupt.ts';
import { Progress } from '../../terminal/progress.ts';

export interface ScreenOptions {
  allowFiles?: string[];
  json?: true;
  csv?: string;
  force?: true;
  replications: number;
  seed?: number;
  policy?: string;
  difference?: true;
}

/** Moves every value without a range by a quarter of itself, and ranks them by how much that moves the pickup rate. */
export async function screenValues(file: string, options: ScreenOptions): Promise<void> {
  checkAnswerPlaces(options, SCREEN_FILES);
  const bytes = await readScenarioFile(file);
  const loaded = await loadScenarioText(bytes, file, { allowFiles: options.allowFiles });
  const { resolved, sha256 } = loaded;
  const [{ name: policy }] = choosePolicies(resolved, [options.policy ?? resolved.baseline]).policies;
  const baseline = options.difference && policy !== resolved.baseline ? resolved.baseline : null;
  const shownAs = shownName(file);
  const written = readScenario(decodeScenario(bytes, shownAs), shownAs);
  const { replications, seed = resolved.seed } = options;
  await interruptible('Stopping after the current value', async (stop) => {
    const progress = new Progress('Values');
    const found = await screen(written, filesOnDisk(file, options.allowFiles), {
      policy,
      baseline,
      seed,
      replications,
      workers: workersFor,
      stop,
      onProgress: (finished, total) => progress.update(finished, total),
    }).finally(() => progress.end());
    const { complete } = found;
    const result: ScreenResult = {
      manifest: manifestOf({ scenario: loaded, seed, replications, complete }),
      scenario: { title: resolved.title, sha256 },
      seed,
      replications,
      policy,
      baseline,
      by: MOVED_BY,
      ...found,
    };
    const answer = {
      result,
      text: () => renderScreen(result, process.stdout.columns),
      tables: () => screenCsv(result),
      files: SCREEN_FILES,
    };
    await giveAnswer(answer, options);
    if (!complete) process.exitCode = EXIT.interrupted;
  });
}
