import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isSnapshotFile, snapshotFileOf } from './snapshot.ts';

/** The snapshots in these folders that belong to no scenario file there, by path. */
export function obsoleteSnapshots(folders: readonly string[]): string[] {
  return [...new Set(folders)].sort().flatMap((folder) => {
    if (!existsSync(folder)) return [];
    const names = readdirSync(folder).sort();
    const used = new Set(names.filter((name) => /\.ya?ml$/i.test(name)).map(snapshotFileOf));
    return names.filter((name) => isSnapshotFile(name) && !used.has(name)).map((name) => join(folder, name));
  });
}
