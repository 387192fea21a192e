import { appendFileSync } from 'node:fs';
import { checkAnnotations } from '../../check/output/annotations.ts';
import { refusedResult } from '../../check/output/check-result.ts';
import { checkJunit } from '../../check/output/junit.ts';
import { checkSummary } from '../../check/output/summary.ts';
import { checkText } from '../../check/output/text.ts';
import { type Checked, type CheckOptions, checkAll } from '../../check/run/check-all.ts';
import { watchFiles } from '../../check/run/watch-files.ts';
import { changedSince, NoSuchCommit } from '../../check/select/changed-since.ts';
import { NothingFound } from '../../check/select/find-files.ts';
import { type Shard, shardOf } from '../../check/select/shard.ts';
import { EXIT_OF_KIND } from '../../check/suite/case.ts';
import { ThreadShelf } from '../../engine/run/thread-shelf.ts';
import type { RunsCache } from '../../kept-runs/growing-runs.ts';
import { programHash } from '../../kept-runs/program-hash.ts';
import { runsInFolder, runsInMemory } from '../../kept-runs/runs-cache.ts';
import { InputError } from '../../refusals/input-error.ts';
import { jsonText } from '../../safe-text/json.ts';
import { cannotWrite } from '../output/cannot-write.ts';
import { checkFileFree, writeText } from '../output/output-file.ts';
import { SNAPSHOT_DOOR } from '../output/snapshot-door.ts';
import { reportFailure, UsageError } from '../terminal/failure.ts';
import { ENDING_HERE, interruptible } from '../terminal/interrupt.ts';
import { command, print, say } from '../terminal/print.ts';
import { Progress } from '../terminal/progress.ts';
import { isQuiet } from '../terminal/quiet.ts';

interface Options {
  allowFiles?: string[];
  json?: true;
  junit?: string;
  summary?: string;
  watch?: true;
  shard?: string;
  changedSince?: string;
  cache?: string;
  propose?: string;
  workers?: number;
}

export async function check(names: string[], options: Options): Promise<void> {
  const shard = options.shard === undefined ? undefined : shardNamed(options.shard);
  for (const file of [options.junit, options.summary]) if (file !== undefined) checkFileFree(file, true);
  if (options.watch && (options.json || shard !== undefined || options.changedSince !== undefined)) {
    throw new UsageError('--watch checks again at each save. Drop it, or drop --json, --shard and --changed-since.');
  }
  const cache = cacheOf(options);
  const shelf = new ThreadShelf();
  try {
    if (options.watch) await watchAndCheck(names, options, { cache, shelf });
    else await checkOnce(names, options, { cache, shelf, shard });
  } finally {
    await shelf.close();
  }
}

async function checkOnce(
  names: string[],
  options: Options,
  kept: Pick<CheckOptions, 'cache' | 'shelf' | 'shard'>,
): Promise<void> {
  const changed = options.changedSince === undefined ? undefined : await filesChanged(options.changedSince);
  await interruptible(ENDING_HERE, async (stop) => {
    const { allowFiles, workers, propose, json } = options;
    const checked = await once(names, { allowFiles, workers, propose, json, changed, stop, ...kept });
    await tell(checked, options);
  });
}

type Once = Pick<Options, 'allowFiles' | 'workers' | 'propose' | 'json'> &
  Pick<CheckOptions, 'cache' | 'shelf' | 'stop' | 'shard' | 'changed'>;

async function once(names: string[], { json, ...options }: Once): Promise<Checked> {
  const progress = new Progress('Replications');
  try {
    return await checkAll(names, {
      ...options,
      snapshots: SNAPSHOT_DOOR,
      onProgress: (_, finished, total) => progress.update(finished, total),
      processorSeconds,
    });
  } catch (error) {
    if (error instanceof NothingFound) throw new UsageError(error.message);
    if (error instanceof InputError && json) print(jsonText(refusedResult(error)));
    throw error;
  } finally {
    progress.end();
  }
}

/** Writes the files that were asked for and prints the verdicts. */
async function tell({ result, groups, kind }: Checked, options: Options): Promise<void> {
  process.exitCode = EXIT_OF_KIND[kind];
  try {
    const { junit, summary } = options;
    if (junit !== undefined) await writeText(junit, checkJunit(groups));
    if (summary !== undefined) await writeText(summary, checkSummary(groups, kind));
    else appendToJobSummary(checkSummary(groups, kind));
    if (process.env.GITHUB_ACTIONS === 'true') {
      command(...checkAnnotations(groups));
    }
  } finally {
    // Shown even where a file could not be written.
    print(options.json ? jsonText(result) : checkText(groups, kind, isQuiet()));
  }
}

/** Checks, waits for one of the files to change, and checks again, until Ctrl-C. */
async function watchAndCheck(
  names: string[],
  options: Options,
  kept: Pick<CheckOptions, 'cache' | 'shelf'>,
): Promise<void> {
  await interruptible('Leaving', async (stop) => {
    while (!stop.aborted) {
      let files: string[] = [];
      try {
        const { allowFiles, workers, propose } = options;
        const checked = await once(names, { allowFiles, workers, propose, stop, ...kept });
        files = checked.files;
        await tell(checked, options);
      } catch (error) {
        // A file that is being edited is often not valid; the next save is waited for.
        if (!(error instanceof InputError)) throw error;
        reportFailure(error);
        files = error.problems.map(({ file }) => file);
      }
      if (stop.aborted) return;
      say('Waiting for a file to change. Press Ctrl-C to leave.');
      const watch = watchFiles(files);
      stop.addEventListener('abort', watch.close, { once: true });
      await watch.changed();
      watch.close();
    }
  });
}

function cacheOf({ cache, watch }: Options): RunsCache | null {
  if (cache === undefined) return watch ? runsInMemory(programHash()) : null;
  if (cache === '') throw new UsageError('The folder of --cache is empty. Name a folder, such as .pickup-gap-cache.');
  try {
    return runsInFolder(cache, programHash());
  } catch (error) {
    throw cannotWrite(cache, error);
  }
}

function shardNamed(text: string): Shard {
  const shard = shardOf(text);
  if (shard !== null) return shard;
  throw new UsageError(`--shard "${text}" is not a part of a whole. Write it like 1/4, for the first of four parts.`);
}

async function filesChanged(ref: string): Promise<ReadonlySet<string>> {
  try {
    return await changedSince(ref, process.cwd());
  } catch (error) {
    if (!(error instanceof NoSuchCommit)) throw error;
    throw new UsageError(`--changed-since: ${error.message}`);
  }
}

/** GitHub shows what a job appends to this file. */
function appendToJobSummary(text: string): void {
  const file = process.env.GITHUB_STEP_SUMMARY;
  if (file === undefined || file === '') return;
  try {
    appendFileSync(file, text);
  } catch (error) {
    throw cannotWrite(file, error);
  }
}

function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}
