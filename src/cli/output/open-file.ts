import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { UsageError } from '../terminal/failure.ts';

/** The program that opens a file as a double-click would, by platform. */
const OPENERS: Partial<Record<NodeJS.Platform, string>> = { darwin: 'open', win32: 'explorer.exe' };
const ELSEWHERE = 'xdg-open';

/**
 * Opens a file with the program that the system has chosen for it. No shell sees the name.
 *
 * @throws UsageError if the system has no program that opens files.
 */
export async function openFile(file: string): Promise<void> {
  const opener = OPENERS[process.platform] ?? ELSEWHERE;
  const child = spawn(opener, [resolve(file)], { stdio: 'ignore', detached: true });
  try {
    await once(child, 'spawn');
  } catch {
    throw new UsageError(`${file} was written, but this system has no ${opener} to open it. Open the file yourself.`);
  }
  child.unref();
}
