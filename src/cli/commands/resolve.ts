import { loadScenario } from '../../scenario/load.ts';

/** Prints a scenario in plain numbers, or only the hash of what decides its figures. */
export async function resolve(file: string, { hash }: { hash?: true }): Promise<void> {
  const { resolved, resolvedSha256 } = await loadScenario(file);
  process.stdout.write(hash ? `${resolvedSha256}\n` : `${JSON.stringify(resolved, null, 2)}\n`);
}
