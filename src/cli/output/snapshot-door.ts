import { writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { counted } from '../../report/format.ts';
import type { LoadedScenario } from '../../scenario/load.ts';
import { causeLines, checkLines, keptSnapshot, type SnapshotCheck } from '../../snapshot/check-snapshot.ts';
import { snapshotFileOf } from '../../snapshot/snapshot.ts';
import { snapshotText } from '../../snapshot/write-snapshot.ts';
import { makeFolders } from './make-folders.ts';
import { writeWhole } from './output-file.ts';

/** How `check` compares a scenario with its snapshot. */
interface Run {
  loaded: LoadedScenario;
  /** The folder into which the new snapshot is written for review; undefined: nowhere. */
  propose: string | undefined;
  workers: number | undefined;
  stop: AbortSignal;
  onProgress(finished: number, total: number): void;
}

/** Reads snapshots for `check`, and compares scenarios with them. */
export const SNAPSHOT_DOOR = {
  /** @throws InputError if the file cannot be read, names another scenario, or has edited rows. */
  async read(snapshotFile: string, scenarioFile: string) {
    const { kept, check } = await keptSnapshot(snapshotFile, scenarioFile);
    return {
      kept,
      /** null if `stop` was aborted. */
      compare: async ({ loaded, propose, ...taking }: Run) => {
        const found = await check(loaded, taking);
        if (found === null) return null;
        const proposed = found.isSame || propose === undefined ? [] : [await proposal(found, scenarioFile, propose)];
        const isSame = found.isSame;
        return {
          verdict: isSame ? ('holds' as const) : ('moved' as const),
          sentence: `the results equal those of ${basename(snapshotFile)}`,
          causes: causeLines(found.causes),
          movement: isSame ? [] : [movedOf(found), ...checkLines(found)],
          reproduce: `pickup-gap compare ${snapshotFile} ${scenarioFile}`,
          accept: isSame ? null : `pickup-gap snapshot ${scenarioFile} --because "WHY"`,
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
async function proposal({ fresh, causes }: SnapshotCheck, scenarioFile: string, folder: string): Promise<string> {
  const because = `proposed: ${causes.join('; ') || 'the figures moved'}`;
  const file = join(folder, basename(snapshotFileOf(scenarioFile)));
  makeFolders(resolve(folder));
  const text = snapshotText({ ...fresh, header: { ...fresh.header, because } });
  await writeWhole(file, (temporary) => writeFile(temporary, text));
  return file;
}
