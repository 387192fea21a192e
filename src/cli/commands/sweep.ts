import { ThreadShelf } from '../../engine/run/thread-shelf.ts';
import { shownName } from '../../input-files/given-file.ts';
import type { RunsCache } from '../../kept-runs/growing-runs.ts';
import { programHash } from '../../kept-runs/program-hash.ts';
import { runsInFolder } from '../../kept-runs/runs-cache.ts';
import { manifestOf } from '../../manifest/manifest.ts';
import type { ResolvedScenario } from '../../resolved/scenario.ts';
import { jsonText } from '../../safe-text/json.ts';
import { filesOnDisk } from '../../scenario/files/files-on-disk.ts';
import { readScenarioFile } from '../../scenario/files/read-scenario-file.ts';
import { loadScenarioText } from '../../scenario/load.ts';
import { readScenario } from '../../scenario/steps/read.ts';
import { decodeScenario } from '../../scenario/text/decode-scenario.ts';
import type { Varied } from '../../sweep/axis.ts';
import type { Design } from '../../sweep/designs.ts';
import { planSweep } from '../../sweep/plan-sweep.ts';
import { sweep as sweepPoints } from '../../sweep/sweep.ts';
import { SWEEP_FILES, sweepCsv } from '../../sweep/sweep-csv.ts';
import type { SweepResult } from '../../sweep/sweep-result.ts';
import { renderSweep } from '../../sweep/sweep-text.ts';
import { cannotWrite } from '../output/cannot-write.ts';
import { checkFree, writeDirectory } from '../output/output-directory.ts';
import { choosePolicies } from '../terminal/choose-policies.ts';
import { EXIT, UsageError } from '../terminal/failure.ts';
import { interruptible } from '../terminal/interrupt.ts';
import { measureKeys } from '../terminal/measure-name.ts';
import { print, say } from '../terminal/print.ts';
import { Progress } from '../terminal/progress.ts';

interface SweepOptions {
  allowFiles?: string[];
  vary: readonly Varied[];
  design: Design;
  points?: number;
  replications: number;
  seed?: number;
  workers?: number;
  policy?: string[];
  measure?: string[];
  cache?: string;
  json?: true;
  csv?: string;
  force?: true;
}

/** Results at many values of a scenario, over the same people. */
export async function sweep(file: string, options: SweepOptions): Promise<void> {
  if (options.csv !== undefined) checkFree([options.csv], options.force === true, SWEEP_FILES);
  const shown = measureKeys(options.measure ?? ['pickupRate']);
  const bytes = await readScenarioFile(file);
  const loaded = await loadScenarioText(bytes, file, { allowFiles: options.allowFiles });
  const { resolved, sha256 } = loaded;
  const choose = (scenario: ResolvedScenario) =>
    options.policy === undefined ? scenario : choosePolicies(scenario, options.policy);
  choose(resolved);
  const shownAs = shownName(file);
  const written = readScenario(decodeScenario(bytes, shownAs), shownAs);
  const files = filesOnDisk(file, options.allowFiles);
  const { replications, seed = resolved.seed, design } = options;
  const planned = await planSweep(written, files, loaded, {
    varied: options.vary,
    design,
    points: options.points,
    seed,
  });
  const { vary, points } = planned;
  const kept = options.cache === undefined ? null : keptIn(options.cache);
  await interruptible('Stopping with the points that finished', async (stop) => {
    const progress = new Progress('Replications');
    const shelf = new ThreadShelf();
    const found = await sweepPoints(written, files, planned, {
      seed,
      replications,
      measures: options.measure === undefined ? measureKeys(USUAL) : shown,
      choose,
      workers: options.workers,
      shelf,
      cache: kept?.cache ?? null,
      stop,
      onProgress: (finished, total) => progress.update(finished, total),
    }).finally(async () => {
      progress.end();
      await shelf.close();
    });
    const { complete } = found;
    const result: SweepResult = {
      manifest: manifestOf({ scenario: loaded, seed, replications, complete }),
      scenario: { title: resolved.title, sha256 },
      seed,
      replications,
      complete,
      design,
      asked: points.length,
      vary,
      asWritten: found.asWritten,
      points: found.points,
    };
    if (options.csv !== undefined) {
      await writeDirectory(options.csv, sweepCsv(result), options.force === true, SWEEP_FILES);
      say(`Written: ${options.csv}`);
    }
    if (kept !== null && kept.used() > 0) say(`Runs taken from ${options.cache}: ${kept.used()}.`);
    print(options.json === true ? jsonText(result) : renderSweep(result, shown));
    if (complete) return;
    process.exitCode = EXIT.interrupted;
    if (kept === null) say('To keep finished points, add --cache DIR: the same command then runs only the others.');
    else say(`Finished points are kept in ${options.cache}. Rerun the command to run only the others.`);
  });
}

const USUAL = ['pickupRate', 'pickups', 'pickupGap', 'hoursHeld', 'agentHours', 'countyCost'];

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
