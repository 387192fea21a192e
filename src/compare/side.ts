import { basename } from 'node:path';
import { INPUT_LIMITS } from '../limits/input-limits.ts';
import { resolvedSha256 } from '../resolved/resolved-hash.ts';
import { filesOnDisk } from '../scenario/files/files-on-disk.ts';
import { readScenarioFile } from '../scenario/files/read-scenario-file.ts';
import type { ScenarioFiles } from '../scenario/files/scenario-files.ts';
import { sha256Of } from '../scenario/files/sha256.ts';
import type { LoadedScenario } from '../scenario/load.ts';
import { loadTree } from '../scenario/load-tree.ts';
import { type ReadScenario, readScenario } from '../scenario/steps/read.ts';
import { decodeScenario } from '../scenario/text/decode-scenario.ts';
import { readSnapshot, readSnapshotText } from '../snapshot/read-snapshot.ts';
import { isSnapshotFile, type Snapshot } from '../snapshot/snapshot.ts';
import { GitFiles } from './git-files.ts';
import { gitBytes, gitPlace } from './git-ref.ts';
import { NotedFiles } from './named-files.ts';

/** One side of a comparison: a scenario to run, or a snapshot of its figures. */
export type Side = ScenarioSide | SnapshotSide;

export interface ScenarioSide {
  kind: 'scenario';
  /** As the user wrote it. */
  name: string;
  loaded: LoadedScenario;
  written: ReadScenario;
  files: NotedFiles;
  close(): void;
}

export interface SnapshotSide {
  kind: 'snapshot';
  name: string;
  snapshot: Snapshot;
  close(): void;
}

const NOTHING_TO_CLOSE = () => undefined;

/**
 * Reads one side: a scenario file, a snapshot (NAME.snapshot.csv), or either at a commit (git:REF:PATH). A scenario may
 * name files in its folder and in `allowFiles`.
 *
 * @throws InputError if it cannot be read, or has a problem.
 */
export async function readSide(name: string, allowFiles?: readonly string[]): Promise<Side> {
  const place = await gitPlace(name);
  if (isSnapshotFile(name)) {
    const snapshot = place === null ? await readSnapshot(name) : readSnapshotText(await gitBytes(place), name);
    return { kind: 'snapshot', name, snapshot, close: NOTHING_TO_CLOSE };
  }
  if (place === null) {
    return scenarioSide(name, await readScenarioFile(name), {
      files: filesOnDisk(name, allowFiles),
      close: NOTHING_TO_CLOSE,
    });
  }
  const bytes = await gitBytes(place, INPUT_LIMITS.scenarioBytes.most);
  const files = new GitFiles(place, allowFiles);
  try {
    return await scenarioSide(name, bytes, { files, close: () => files.close() });
  } catch (error) {
    files.close();
    throw error;
  }
}

async function scenarioSide(
  name: string,
  bytes: Uint8Array,
  { files, close }: { files: ScenarioFiles; close: () => void },
): Promise<ScenarioSide> {
  const noted = new NotedFiles(files);
  const written = readScenario(decodeScenario(bytes, name), name);
  const tree = await loadTree(written, noted);
  const loaded = { ...tree, sha256: sha256Of(bytes), resolvedSha256: resolvedSha256(tree.resolved) };
  return { kind: 'scenario', name, loaded, written, files: noted, close };
}

/** The scenario's file name, without its folder or commit. */
export function fileNameOf(name: string): string {
  return basename(name.replace(/^git:[^:]*:/, ''));
}
