import { dirname, resolve } from 'node:path';
import type { ThreadShelf } from '../../engine/run/thread-shelf.ts';
import type { RunsCache } from '../../kept-runs/growing-runs.ts';
import { InputError } from '../../refusals/input-error.ts';
import type { SnapshotDoor } from '../found/finding.ts';
import { type CheckResult, checkResult } from '../output/check-result.ts';
import { type FoundFiles, findFiles } from '../select/find-files.ts';
import { inShard, type Shard } from '../select/shard.ts';
import { type CaseGroup, type Kind, kindOf } from '../suite/case.ts';
import { type ReadSuite, readSuites } from '../suite/read-suites.ts';
import { runSuite } from '../suite/run-suite.ts';
import type { Suite } from '../suite/suite.ts';
import { groupOf, groupOfUnused } from '../words/case-of.ts';

export interface CheckOptions {
  /** Folders whose files an expect file or a scenario may name, beside those in its own folder. */
  allowFiles?: readonly string[] | undefined;
  snapshots: SnapshotDoor | null;
  cache: RunsCache | null;
  /** Threads for all suites. Without it, each suite starts its own. */
  shelf?: ThreadShelf | undefined;
  shard?: Shard | undefined;
  /** Absolute paths; only suites with one of these files are checked. */
  changed?: ReadonlySet<string> | undefined;
  propose?: string | undefined;
  workers?: number | undefined;
  stop: AbortSignal;
  onProgress(suite: string, finished: number, total: number): void;
  processorSeconds(): number;
}

/** A check that ended: as plain data, and in words. */
export interface Checked {
  result: CheckResult;
  groups: CaseGroup[];
  kind: Kind;
  /** Absolute paths of the files that decided it, for `--watch`. */
  files: string[];
}

/**
 * Checks what the names stand for (files, folders, patterns; the current folder without any). Everything is read before
 * anything runs.
 *
 * @throws NothingFound for a name that stands for nothing; InputError with every problem of the expect files.
 */
export async function checkAll(names: readonly string[], options: CheckOptions): Promise<Checked> {
  const found = await findFiles(names);
  const all = await readSuites(found.expectFiles, options.snapshots, options.allowFiles);
  const { changed, shard, stop } = options;
  const touched = changed === undefined ? all : all.filter((suite) => filesOf(suite).some((file) => changed.has(file)));
  const chosen = shard === undefined ? touched : inShard(touched, shard);
  const suites: Suite[] = [];
  for (const suite of chosen) {
    const onProgress = (finished: number, total: number) => options.onProgress(suite.expected.file, finished, total);
    suites.push(await runSuite(suite, { ...options, onProgress }));
  }
  // One machine of several reports the snapshots that nobody uses.
  const unused = shard === undefined || shard.part === 1 ? unusedSnapshots(found, all) : [];
  const ofUnused = groupOfUnused(unused);
  const groups = [...suites.map(groupOf), ...(ofUnused === null ? [] : [ofUnused])];
  const kind = kindOf(groups, stop.aborted);
  return { result: checkResult(suites, groups, { kind, unused }), groups, kind, files: all.flatMap(filesOf) };
}

function unusedSnapshots({ snapshots }: FoundFiles, all: readonly ReadSuite[]): string[] {
  const used = new Set(all.flatMap(({ expected: { snapshotFile } }) => (snapshotFile === null ? [] : [snapshotFile])));
  return snapshots.filter((file) => !used.has(file));
}

/** The files that decide a suite: its own, its scenario's, and those that the scenario names. */
function filesOf({ expected, loaded }: ReadSuite): string[] {
  const { scenarioFile, snapshotFile } = expected;
  const own = [expected.file, scenarioFile, ...(snapshotFile === null ? [] : [snapshotFile])].map((name) =>
    resolve(name),
  );
  if (loaded instanceof InputError) {
    return [...own, ...loaded.problems.map((problem) => resolve(problem.file))];
  }
  // Files are named from the scenario's folder; a preset of the package is named from the package's.
  const folder = dirname(resolve(scenarioFile));
  return [...own, ...loaded.inputs.flatMap(({ file }) => [resolve(folder, file), resolve(file)])];
}
