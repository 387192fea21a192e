import { InputError, type Problem } from '../../refusals/input-error.ts';
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
}

/**
 * Reads all expect files, their scenarios and their snapshots.
 *
 * @throws InputError with every problem of an expect file or a snapshot, and for a scenario that is not there. Problems
 * of a scenario that is there are in its suite.
 */
export async function readSuites(files: readonly string[], snapshots: SnapshotDoor | null): Promise<ReadSuite[]> {
  const problems: Problem[] = [];
  const suites: ReadSuite[] = [];
  for (const file of files) {
    try {
      suites.push(await readSuite(await readExpectFile(file), snapshots));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new InputError(problems);
  return suites;
}

async function readSuite(expected: ExpectFile, snapshots: SnapshotDoor | null): Promise<ReadSuite> {
  const { scenarioFile, snapshotFile } = expected;
  const loaded = await loadScenario(scenarioFile).catch((error: unknown) => {
    if (!(error instanceof InputError)) throw error;
    return isUnreadable(error, scenarioFile) ? Promise.reject(atItsName(error, expected)) : error;
  });
  const claims = loaded instanceof InputError ? [] : bindClaims(expected, loaded.resolved);
  if (snapshotFile !== null && snapshots === null) {
    const message = 'snapshots cannot be compared here';
    throw expected.errorOf([{ path: ['snapshot'], atKey: true, message, allowed: 'claims under expect:' }]);
  }
  const snapshot =
    snapshotFile === null || snapshots === null ? null : await snapshots.read(snapshotFile, scenarioFile);
  return { expected, loaded, claims, snapshot };
}

/** Whether the scenario file itself cannot be read: then the expect file names something that is not there. */
function isUnreadable({ problems: [first] }: InputError, scenarioFile: string): boolean {
  return first.file === scenarioFile && first.line === 0 && first.message.startsWith('cannot read');
}

function atItsName({ problems: [first] }: InputError, expected: ExpectFile): InputError {
  const message = `${first.message} (${expected.scenarioFile})`;
  return expected.errorOf([{ path: ['scenario'], message, allowed: 'a scenario file, relative to this file' }]);
}
