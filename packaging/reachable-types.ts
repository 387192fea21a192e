import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Deletes the declarations in `folder` that `entry` does not reach through imports. The compiler writes one for every
 * source file, and those of internal files need packages that users do not install.
 *
 * @throws Error if a declaration imports a file that is not there.
 */
export function keepReachable(entry: string, folder: string): void {
  const reached = new Set([entry]);
  for (const file of reached) {
    for (const [, path] of readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*["'](\.[^"']+)["']/g)) {
      reached.add(join(dirname(file), path.replace(/\.tsx?$/, '.d.ts')));
    }
  }
  const all = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const { parentPath, name } of all) {
    const file = join(parentPath, name);
    if (!reached.has(file)) rmSync(file);
  }
}
