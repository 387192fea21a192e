import { basename, dirname, join, relative, resolve } from 'node:path';
import { allowing, quoted } from '../../check/words/reproduce.ts';
import type { KeptRuns } from '../../measures/tally.ts';
import { counted } from '../../report/format.ts';
import type { LoadedScenario } from '../../scenario/load.ts';
import { causeLines, checkLines, keptSnapshot, type SnapshotCheck } from '../../snapshot/check-snapshot.ts';
import { snapshotText } from '../../snapshot/write-snapshot.ts';
import { makeFolders } from './make-folders.ts';
import { writeText } from './output-file.ts';

/** How `check` compares a scenario with its snapshot. */
interface Run {
  loaded: LoadedScenario;
  /** The folder into which the new snapshot is written for review; undefined: nowhere. */
  propose: string | undefined;
  /** The folders of `--allow-files`, which the commands repeat. */
  allowFiles: readonly string[];
  /** Replications of the scenario, with the snapshot's own seed and number. */
  runs: KeptRuns;
}

/** Reads snapshots for `check`, and compares scenarios with them. */
export const SNAPSHOT_DOOR = {
  /** @throws InputError if the file cannot be read, names another scenario, or has edited rows. */
  async read(snapshotFile: string, scenarioFile: string) {
    const { kept, check } = await keptSnapshot(snapshotFile, scenarioFile);
    return {
      seed: kept.header.seed,
      replications: kept.header.replications,
      compare: async ({ loaded, propose, runs, allowFiles }: Run) => {
        const found = check(loaded, runs);
        const proposed = found.isSame || propose === undefined ? [] : [await proposal(found, snapshotFile, propose)];
        const isSame = found.isSame;
        const allowed = allowing(allowFiles);
        return {
          verdict: isSame ? ('holds' as const) : ('moved' as const),
          sentence: `the results equal those of ${basename(snapshotFile)}`,
          causes: causeLines(found.causes),
          movement: isSame ? [] : [movedOf(found), ...checkLines(found)],
          reproduce: `pickup-gap compare ${quoted(snapshotFile)} ${quoted(scenarioFile)}${allowed}`,
          accept: isSame ? null : `pickup-gap snapshot ${quoted(scenarioFile)}${allowed} --because "WHY"`,
          proposed,
        };
      },
    };
  },
};

function movedOf({ moved, compared }: SnapshotCheck): string {
  return `${moved.length} of ${counted(compared, 'figure')} moved`;
}

/** Writes what the snapshot would be, with the causes as its reason, and returns the file. */
async function proposal({ fresh, causes }: SnapshotCheck, snapshotFile: string, folder: string): Promise<string> {
  const because = `proposed: ${causes.join('; ') || 'the figures moved'}`;
  const file = join(folder, placeIn(snapshotFile));
  makeFolders(resolve(dirname(file)));
  const text = snapshotText({ ...fresh, header: { ...fresh.header, because } });
  await writeText(file, text);
  return file;
}

/** As below the current folder, since snapshots of several folders may have the same name. */
function placeIn(snapshotFile: string): string {
  const below = relative('.', snapshotFile);
  return below.startsWith('..') || resolve(below) === below ? basename(snapshotFile) : below;
}
