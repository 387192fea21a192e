import { jsonText } from '../../safe-text/json.ts';
import { terminalText } from '../../safe-text/terminal.ts';
import { loadScenario } from '../../scenario/load.ts';
import { print } from '../terminal/print.ts';

/** Prints a scenario in plain numbers, or only the hash of what decides its figures. */
export async function resolve(file: string, { hash }: { hash?: true }): Promise<void> {
  const { resolved, resolvedSha256 } = await loadScenario(file);
  print(hash ? terminalText([resolvedSha256]) : jsonText(resolved));
}
