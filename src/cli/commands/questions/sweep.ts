import type { RunsCache } from '../../../kept-runs/growing-runs.ts';
import { programHash } from '../../../kept-runs/program-hash.ts';
import { runsInFolder } from '../../../kept-runs/runs-cache.ts';
import type { ResolvedScenario } from '../../../resolved/scenario.ts';
import { headingOf } from '../../../scenario/heading.ts';
import { loadScenario, readFromOf } from '../../../scenario/load.ts';
import type { Varied } from '../../../sweep/axis.ts';
import type { Design } from '../../../sweep/designs.ts';
import { SWEEP_FILES, sweepCsv } from '../../../sweep/sweep-csv.ts';
import { sweepScenario, USUAL_MEASURES } from '../../../sweep/sweep-scenario.ts';
import { renderSweep } from '../../../sweep/sweep-text.ts';
import { checkAnswerPlaces, giveAnswer } from '../../output/answer.ts';
import { cannotWrite } from '../../output/cannot-write.ts';
import { base64Sha256 } from '../../output/report-files.ts';
import { checkPlace, choosePlace, type PlaceOptions } from '../../questions/place.ts';
import { choosePolicies } from '../../terminal/choose-policies.ts';
import { EXIT, UsageError } from '../../terminal/failure.ts';
import { interruptible } from '../../terminal/interrupt.ts';
import { measureKeys } from '../../terminal/measure-name.ts';
import { say } from '../../terminal/print.ts';
import { Progress } from '../../terminal/progress.ts';

interface SweepOptions extends PlaceOptions {
  allowFiles?: string[];
  vary: readonly Varied[];
  design: Design;
  points?: number;
  replications: number;
  seed?: number;
  policy?: string[];
  measure?: string[];
  cache?: string;
  json?: true;
  csv?: string;
  html?: string;
  force?: true;
}

/** Results at many values of a scenario, over the same people. */
export async function sweep(file: string, options: SweepOptions): Promise<void> {
  checkAnswerPlaces(options, SWEEP_FILES);
  checkPlace(options);
  const shown = measureKeys(options.measure ?? ['pickupRate']);
  const loaded = await loadScenario(file, { allowFiles: options.allowFiles });
  const { resolved } = loaded;
  const choose = (scenario: ResolvedScenario) =>
    options.policy === undefined ? scenario : choosePolicies(scenario, options.policy);
  const place = await choosePlace(options, 'the points', headingOf(loaded, choose(resolved).policies));
  const { vary: varied, design, points, replications, seed = resolved.seed } = options;
  const kept = options.cache === undefined ? null : keptIn(options.cache);
  await interruptible(place.ending, async (stop) => {
    const progress = new Progress('Replications');
    const result = await sweepScenario(
      { loaded, ...readFromOf(loaded)! },
      { varied, design, points },
      {
        seed,
        replications,
        measures: options.measure === undefined ? USUAL_MEASURES : shown,
        choose,
        openPlace: place.open,
        cache: kept?.cache ?? null,
        stop,
        onProgress: (finished, total) => progress.update(finished, total),
      },
    ).finally(() => progress.end());
    if (kept !== null && kept.used() > 0) say(`Runs taken from ${options.cache}: ${kept.used()}.`);
    const answer = {
      result,
      text: () => renderSweep(result, shown),
      tables: () => sweepCsv(result),
      files: SWEEP_FILES,
      page: async () => {
        const { sweepDocument } = await import('../../../page/questions/sweep-page.tsx');
        return sweepDocument(result, shown, base64Sha256);
      },
    };
    await giveAnswer(answer, options);
    place.sayUnfinished();
    if (result.complete) return;
    if (stop.aborted) process.exitCode = EXIT.interrupted;
    // On AWS, every point is kept in the table.
    if (options.on === 'aws') return;
    if (kept === null) say('To keep finished points, add --cache DIR: the same command then runs only the others.');
    else say(`Finished points are kept in ${options.cache}. Rerun the command to run only the others.`);
  });
}

/** A folder of kept runs, and how many were taken from it. */
function keptIn(folder: string): { cache: RunsCache; used(): number } {
  if (folder === '') throw new UsageError('The folder of --cache is empty. Name a folder, such as .pickup-gap-cache.');
  let used = 0;
  try {
    const cache = runsInFolder(folder, programHash());
    const get: RunsCache['get'] = async (task) => {
      const found = await cache.get(task);
      if (found !== null) used++;
      return found;
    };
    return { cache: { get, put: (task, runs) => cache.put(task, runs) }, used: () => used };
  } catch (error) {
    throw cannotWrite(folder, error);
  }
}
