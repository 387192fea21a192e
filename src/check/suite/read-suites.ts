import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { FileRefusal } from '../../input-files/file-refusal.ts';
import { ScenarioFolder } from '../../input-files/scenario-folder.ts';
import { InputError, type Problem } from '../../refusals/input-error.ts';
import type { Finding } from '../../scenario/checks/findings.ts';
import { didYouMean } from '../../scenario/checks/zod-findings.ts';
import { type LoadedScenario, loadScenario } from '../../scenario/load.ts';
import { bindClaims } from '../expect/bind-claims.ts';
import type { BoundClaim } from '../expect/claim.ts';
import { type ExpectFile, readExpectFile } from '../expect/read-expect.ts';
import type { ReadSnapshot, SnapshotDoor } from '../found/finding.ts';

/** An expect file with its scenario and snapshot, read and valid. Nothing has run. */
export interface ReadSuite {
  expected: ExpectFile;
  /** An error if the scenario does not load, which stops only this suite. */
  loaded: LoadedScenario | InputError;
  claims: BoundClaim[];
  snapshot: ReadSnapshot | null;
  /** Folders whose files it may name, too. */
  allowFiles: readonly string[];
}

interface Reading {
  allowFiles?: readonly string[] | undefined;
  snapshots: SnapshotDoor | null;
}

/**
 * Reads all expect files, their scenarios and their snapshots.
 *
 * @throws InputError with every problem of an expect file or a snapshot, and for a scenario that is not there. Problems
 * of a scenario that is there are in its suite.
 */
export async function readSuites(
  files: readonly string[],
  snapshots: SnapshotDoor | null,
  allowFiles?: readonly string[],
): Promise<ReadSuite[]> {
  const problems: Problem[] = [];
  const suites: ReadSuite[] = [];
  for (const file of files) {
    try {
      suites.push(await readSuite(await readExpectFile(file), { snapshots, allowFiles }));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new InputError(problems);
  return suites;
}

async function readSuite(expected: ExpectFile, { allowFiles, snapshots }: Reading): Promise<ReadSuite> {
  const { scenarioFile, snapshotFile } = expected;
  const folder = new ScenarioFolder(expected.file, allowFiles, THIS_FILE);
  await checkNamed(expected, folder, 'scenario');
  if (snapshotFile !== null) await checkNamed(expected, folder, 'snapshot');
  if (!existsSync(scenarioFile)) throw expected.errorOf([noScenario(scenarioFile)]);
  if (snapshotFile !== null && snapshots !== null && !existsSync(snapshotFile))
    throw expected.errorOf([noSnapshot(snapshotFile)]);
  const loaded = await loadScenario(scenarioFile, { allowFiles }).catch((error: unknown) => {
    if (error instanceof InputError) return error;
    throw error;
  });
  const claims = loaded instanceof InputError ? [] : bindClaims(expected, loaded.resolved);
  if (snapshotFile !== null && snapshots === null) {
    const message = 'snapshots cannot be compared here';
    throw expected.errorOf([{ path: ['snapshot'], atKey: true, message, allowed: 'claims under expect:' }]);
  }
  const snapshot =
    snapshotFile === null || snapshots === null ? null : await snapshots.read(snapshotFile, scenarioFile);
  return { expected, loaded, claims, snapshot, allowFiles: allowFiles ?? [] };
}

const THIS_FILE = { folder: 'the folder of this file', trusted: 'this file' };

/** An expect file from somebody else must not show what is outside its folder, not even that it exists. */
async function checkNamed(expected: ExpectFile, folder: ScenarioFolder, key: 'scenario' | 'snapshot'): Promise<void> {
  const path = (key === 'scenario' ? expected.scenarioFile : expected.snapshotFile)!;
  try {
    await (await folder.file(resolve(path)).open()).close();
  } catch (error) {
    // A file that is missing or cannot be read is refused by its reader.
    if (!(error instanceof FileRefusal)) return;
    const [{ message, allowed, hint }] = error.problems;
    throw expected.errorOf([{ path: [key], message: `${key}: ${message}`, allowed, hint }]);
  }
}

/** The names in the folder of a file that is not there. */
function besides(file: string): string[] {
  const folder = dirname(file);
  return existsSync(folder) ? readdirSync(folder) : [];
}

/** What an expect file says that names a snapshot which is not there. */
function noSnapshot(snapshotFile: string): Finding {
  const snapshots = besides(snapshotFile).filter((name) => name.endsWith('.snapshot.csv'));
  return {
    path: ['snapshot'],
    message: `there is no snapshot ${snapshotFile}`,
    allowed: 'a snapshot, relative to this file; `pickup-gap snapshot SCENARIO --because WHY` takes one',
    ...didYouMean(basename(snapshotFile), snapshots),
  };
}

/** What an expect file says that names a scenario which is not there. */
function noScenario(scenarioFile: string): Finding {
  const scenarios = besides(scenarioFile).filter((name) => /(?<!\.expect)\.ya?ml$/.test(name));
  return {
    path: ['scenario'],
    message: `there is no scenario file ${scenarioFile}`,
    allowed: 'a scenario file, relative to this file',
    ...didYouMean(basename(scenarioFile), scenarios),
  };
}
