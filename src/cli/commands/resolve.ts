import { jsonText } from '../../safe-text/json.ts';
import { terminalText } from '../../safe-text/terminal.ts';
import { type LoadOptions, loadScenario } from '../../scenario/load.ts';
import { print, say } from '../terminal/print.ts';

interface Options extends Pick<LoadOptions, 'allowFiles'> {
  hash?: true;
}

/** Prints a scenario in plain numbers, or only the hash of what decides its figures. */
export async function resolve(file: string, { hash, ...options }: Options): Promise<void> {
  const { resolved, resolvedSha256, solved } = await loadScenario(file, options);
  if (solved !== undefined) say(solved);
  print(hash ? terminalText([resolvedSha256]) : jsonText(resolved));
}
