import { CALIBRATE_FILES, calibrateCsv } from '../../../calibrate/calibrate-csv.ts';
import { calibrateScenario } from '../../../calibrate/calibrate-scenario.ts';
import { renderCalibration } from '../../../calibrate/calibrate-text.ts';
import { workersFor } from '../../../engine/run/workers-for.ts';
import { STANDARD_INPUT } from '../../../input-files/given-file.ts';
import { INPUT_LIMITS } from '../../../limits/input-limits.ts';
import { readScenarioFile } from '../../../scenario/files/read-scenario-file.ts';
import { readBytes } from '../../../tables/read-bytes.ts';
import { checkAnswerPlaces, giveAnswer } from '../../output/answer.ts';
import { EXIT, UsageError } from '../../terminal/failure.ts';
import { interruptible } from '../../terminal/interrupt.ts';
import { Progress } from '../../terminal/progress.ts';

interface Options {
  allowFiles?: string[];
  to: string;
  draws: number;
  replications: number;
  seed?: number;
  json?: true;
  csv?: string;
  force?: true;
}

/** Which values from the ranges of a scenario agree with what was counted. */
export async function calibrate(file: string, options: Options): Promise<void> {
  const { to, draws, replications, seed, allowFiles } = options;
  if (file === STANDARD_INPUT && to === STANDARD_INPUT)
    throw new UsageError(
      'The scenario and the counts cannot both come from standard input. Give one of them as a file.',
    );
  checkAnswerPlaces(options, CALIBRATE_FILES);
  const scenario = { bytes: await readScenarioFile(file), file };
  const counted = { bytes: await readBytes(to, to, 'list of counts', INPUT_LIMITS.scenarioBytes.most), file: to };
  await interruptible('Stopping after the current draw', async (stop) => {
    const progress = new Progress('Draws');
    const result = await calibrateScenario(scenario, counted, {
      draws,
      replications,
      seed,
      allowFiles,
      workers: workersFor,
      stop,
      onProgress: (finished, total) => progress.update(finished, total),
    }).finally(() => progress.end());
    const answer = {
      result,
      text: () => renderCalibration(result),
      tables: () => calibrateCsv(result),
      files: CALIBRATE_FILES,
    };
    await giveAnswer(answer, options);
    if (!result.complete) process.exitCode = EXIT.interrupted;
    else if (result.agree === 0) process.exitCode = EXIT.limitNotMet;
  });
}
