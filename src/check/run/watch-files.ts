import { type FSWatcher, watch } from 'node:fs';
import { basename, dirname } from 'node:path';

/** An editor writes a file in several steps. They count as one if they follow each other within this time. */
const SETTLED_MS = 40;

export interface FileWatch {
  /** Resolves when one of the files has changed and nothing has followed for a moment; false once it is closed. */
  changed(): Promise<boolean>;
  close(): void;
}

/**
 * Watches files by their folders, since many editors replace a file by another of its name. A new expect file in one of
 * the folders counts as a change.
 */
export function watchFiles(files: readonly string[]): FileWatch {
  const names = new Map<string, Set<string>>();
  for (const file of files) {
    const folder = dirname(file);
    names.set(folder, (names.get(folder) ?? new Set()).add(basename(file)));
  }
  let report: (isChange: boolean) => void = () => undefined;
  const changed = new Promise<boolean>((resolve) => {
    report = resolve;
  });
  let settling: NodeJS.Timeout | undefined;
  const watchers = [...names].flatMap(([folder, known]): FSWatcher[] => {
    try {
      return [
        watch(folder, (_, name) => {
          if (name === null || known.has(name) || /\.expect\.ya?ml$/.test(name)) {
            clearTimeout(settling);
            settling = setTimeout(() => report(true), SETTLED_MS);
          }
        }),
      ];
    } catch {
      // The folder of a file that is missing may be missing, too.
      return [];
    }
  });
  return {
    changed: () => changed,
    close() {
      clearTimeout(settling);
      for (const watcher of watchers) watcher.close();
      report(false);
    },
  };
}
