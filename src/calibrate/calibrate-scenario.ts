import { shownName } from '../input-files/given-file.ts';
import { manifestOf } from '../manifest/manifest.ts';
import { fileProblem, InputError } from '../refusals/input-error.ts';
import { filesOnDisk } from '../scenario/files/files-on-disk.ts';
import { readScenarioFile } from '../scenario/files/read-scenario-file.ts';
import { type LoadedScenario, loadScenarioText } from '../scenario/load.ts';
import { loadTree } from '../scenario/load-tree.ts';
import { readScenario } from '../scenario/steps/read.ts';
import { decodeScenario } from '../scenario/text/decode-scenario.ts';
import { MOST_UNKNOWNS } from '../spread/latin-hypercube.ts';
import { agreementOf } from './calibrate.ts';
import type { CalibrateResult } from './calibrate-result.ts';
import { type Observed, readObserved } from './read-observed.ts';
import { type Drawing, runDraws } from './run-draws.ts';

/** A file's bytes, and its path from the current folder. */
export interface GivenBytes {
  bytes: Uint8Array;
  file: string;
}

/** A file's bytes, or those of a text that is called `file`. */
export async function bytesOf(source: string | { text: string; file?: string }, file: string): Promise<GivenBytes> {
  if (typeof source === 'string') return { bytes: await readScenarioFile(source), file: source };
  return { bytes: Buffer.from(source.text), file: source.file ?? file };
}

export type Calibrating = Omit<Drawing, 'seed'> & {
  seed: number | undefined;
  allowFiles: readonly string[] | undefined;
};

/**
 * The values of a scenario that agree with what was counted.
 *
 * @throws InputError with every problem of both files; if no value has a range, or too many have one.
 */
export async function calibrateScenario(
  scenario: GivenBytes,
  counted: GivenBytes,
  how: Calibrating,
): Promise<CalibrateResult> {
  const { allowFiles } = how;
  const shownAs = shownName(scenario.file);
  const loaded = await loadScenarioText(scenario.bytes, scenario.file, { allowFiles });
  checkUnknowns(loaded, shownAs);
  const observed = readObserved(counted.bytes, shownName(counted.file), loaded.resolved);
  const written = readScenario(decodeScenario(scenario.bytes, shownAs), shownAs);
  const files = filesOnDisk(scenario.file, allowFiles);
  const load = async (places: number[]) => (await loadTree(written, files, places)).resolved;
  const seed = how.seed ?? loaded.resolved.seed;
  const draws = await runDraws(loaded.unknowns.length, load, observed.observations, { ...how, seed });
  const complete = draws.length === how.draws;
  const { replications } = how;
  return {
    manifest: manifestOf({ scenario: loaded, seed, replications, complete }),
    scenario: { title: loaded.resolved.title, sha256: loaded.sha256 },
    observedFile: { file: observed.file, sha256: observed.sha256 },
    seed,
    draws: draws.length,
    replications,
    complete,
    ...agreementOf(written.tree, observed.observations, draws, noteOf(observed)),
  };
}

function noteOf({ file }: Observed): string {
  return `fitted to ${file}, not validated`;
}

function checkUnknowns({ unknowns }: LoadedScenario, file: string): void {
  if (unknowns.length === 0) {
    const hint = 'docs/reference/ranges.md says more';
    const allowed = 'a value such as {value: 20 %, range: [10 %, 30 %]} for each assumption that is to be fitted';
    throw new InputError([fileProblem(file, 'no value has a range', { allowed, hint })]);
  }
  if (unknowns.length > MOST_UNKNOWNS) {
    const message = `${unknowns.length} values have a range`;
    throw new InputError([fileProblem(file, message, { allowed: `at most ${MOST_UNKNOWNS}` })]);
  }
}
