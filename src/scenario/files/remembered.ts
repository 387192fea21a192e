import type { ScenarioFiles } from './scenario-files.ts';

/** The same files, each read once and remembered, for a scenario that is loaded more than once. */
export function remembered(files: ScenarioFiles): ScenarioFiles {
  const known = new Map<string, Promise<unknown>>();
  const once = <Read>(key: readonly unknown[], read: () => Promise<Read>): Promise<Read> => {
    const name = JSON.stringify(key);
    if (!known.has(name)) known.set(name, read());
    return known.get(name) as Promise<Read>;
  };
  return {
    readPreset: (name) => once(['preset', name], () => files.readPreset(name)),
    readColumns: (csv, columns, sheet) =>
      once(['columns', csv, columns, sheet], () => files.readColumns(csv, columns, sheet)),
    readLog: (log, zone, form) => once(['log', log, zone, form], () => files.readLog(log, zone, form)),
  };
}
