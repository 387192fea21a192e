import { existsSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { InputError, problemLines } from '../../refusals/input-error.ts';
import { counted } from '../../report/format.ts';
import { terminalText } from '../../safe-text/terminal.ts';
import { type LoadedScenario, loadScenario } from '../../scenario/load.ts';
import { causeLines, checkLines } from '../../snapshot/check-snapshot.ts';
import { type Comparison, compareSnapshots } from '../../snapshot/comparison.ts';
import { changeText } from '../../snapshot/input-changes.ts';
import { obsoleteSnapshots } from '../../snapshot/obsolete.ts';
import { readSnapshot } from '../../snapshot/read-snapshot.ts';
import { FIGURES, type Snapshot, snapshotFileOf } from '../../snapshot/snapshot.ts';
import { takeSnapshot } from '../../snapshot/take-snapshot.ts';
import { snapshotText } from '../../snapshot/write-snapshot.ts';
import { checkFileFree, writeText } from '../output/output-file.ts';
import { EXIT, UsageError } from '../terminal/failure.ts';
import { isInCi } from '../terminal/in-ci.ts';
import { interruptible } from '../terminal/interrupt.ts';
import { print, say } from '../terminal/print.ts';
import { Progress } from '../terminal/progress.ts';

interface Options {
  allowFiles?: string[];
  because: string;
  onlyMoved?: true;
  seed?: number;
  replications?: number;
  workers?: number;
}

/** A scenario whose snapshot is to be taken, and the one that it replaces. */
interface Item {
  scenarioFile: string;
  file: string;
  loaded: LoadedScenario;
  old: Snapshot | null;
}

interface Taken extends Item {
  snapshot: Snapshot;
  /** null if there was no snapshot. */
  found: Comparison | null;
}

/** Takes the snapshots of scenarios, says what moved since the last ones, and writes all of them or none. */
export async function snapshot(files: readonly string[], options: Options): Promise<void> {
  if (isInCi()) throw new UsageError(REFUSED_IN_CI);
  if (options.because.trim() === '') {
    throw new UsageError('--because is empty. Say why the figures are accepted: --because "the memo of 3 May".');
  }
  const items: Item[] = [];
  for (const scenarioFile of files) items.push(await itemOf(scenarioFile, options));

  await interruptible('Stopping; no snapshot is written', async (stop) => {
    const taken = await takeAll(items, options, stop);
    if (taken === null) {
      process.exitCode = EXIT.interrupted;
      return;
    }
    const written = taken.filter(({ found }) => !(options.onlyMoved && found !== null && isUnmoved(found)));
    for (const { file, snapshot } of written) {
      await writeText(file, snapshotText(snapshot));
    }
    print(terminalText(taken.flatMap((one) => linesOf(one, written.includes(one)))));
  });
  for (const file of obsoleteSnapshots(items.map(({ scenarioFile }) => dirname(scenarioFile)))) {
    say(`${file} is obsolete: its folder has no scenario of that name. Delete it.`);
  }
}

const REFUSED_IN_CI =
  'snapshot accepts new figures and is refused with CI=true. Run it on your own machine and commit the file; ' +
  'in CI use pickup-gap check, and --propose DIR for files to look at.';

async function itemOf(scenarioFile: string, { allowFiles }: Options): Promise<Item> {
  const file = snapshotFileOf(scenarioFile);
  const loaded = await loadScenario(scenarioFile, { allowFiles });
  checkFileFree(file, true);
  return { scenarioFile, file, loaded, old: existsSync(file) ? await oldOne(file, scenarioFile) : null };
}

/** A snapshot that cannot be read, such as one with a conflict of a merge, is replaced. */
async function oldOne(file: string, scenarioFile: string): Promise<Snapshot | null> {
  try {
    return await readSnapshot(file, scenarioFile);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    // The last line says that nothing was run, which is not so here.
    say(...problemLines(error).slice(0, -1), 'The snapshot could not be read, and a new one replaces it.');
    return null;
  }
}

async function takeAll(items: readonly Item[], options: Options, stop: AbortSignal): Promise<Taken[] | null> {
  const taken: Taken[] = [];
  for (const item of items) {
    const { scenarioFile, loaded, old } = item;
    const progress = new Progress(basename(scenarioFile));
    const snapshot = await takeSnapshot(
      loaded,
      { scenario: basename(scenarioFile), because: options.because },
      {
        seed: options.seed ?? old?.header.seed,
        replications: options.replications ?? old?.header.replications,
        workers: options.workers,
        stop,
        onProgress: (finished, total) => progress.update(finished, total),
      },
    ).finally(() => progress.end());
    if (snapshot === null) return null;
    taken.push({ ...item, snapshot, found: old && compareSnapshots(old, snapshot, changeText) });
  }
  return taken;
}

function isUnmoved({ moved, gone, added }: Comparison): boolean {
  return moved.length + gone.length + added.length === 0;
}

function linesOf({ file, snapshot, found }: Taken, isWritten: boolean): string[] {
  const { seed, replications } = snapshot.header;
  const made = `${counted(replications, 'replication')}, seed ${seed}`;
  if (found === null) {
    const figures = counted(snapshot.policies.length * FIGURES.length, 'figure');
    return [`${file}: new, ${figures} of ${counted(snapshot.policies.length, 'policy', 'policies')} (${made})`];
  }
  if (isUnmoved(found)) return [`${file}: nothing moved${isWritten ? '' : '; not written'} (${made})`];
  return [
    `${file}: ${found.moved.length} of ${counted(found.compared, 'figure')} moved (${made})`,
    ...causeLines(found.causes).map((cause) => `  cause: ${cause}`),
    ...checkLines(found),
  ];
}
