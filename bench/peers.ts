import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

/** Debian's own Python, for which python3-simpy3 is installed; another python3 may come first in the path. */
export const PYTHON = '/usr/bin/python3';

/** What `limit` needs: no errno, no traps, so that the compiler may use the processor's vectors. */
const COMPILE = ['-O3', '-march=native', '-fno-math-errno', '-fno-trapping-math'];

export const hasSimpy = (): boolean => spawnSync(PYTHON, ['-c', 'import simpy']).status === 0;

/** A folder that is gone when this process ends. */
export function temporaryFolder(): string {
  const room = mkdtempSync(join(tmpdir(), 'bench-'));
  process.on('exit', () => rmSync(room, { recursive: true, force: true }));
  return room;
}

/** Compiles bench/limit.cpp into a folder; null where there is no g++. Throws if it does not compile. */
export function compileLimit(folder: string): string | null {
  if (spawnSync('g++', ['--version']).status !== 0) return null;
  const program = join(folder, 'limit');
  const { status, stderr } = spawnSync('g++', [...COMPILE, '-o', program, 'bench/limit.cpp'], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`bench/limit.cpp does not compile: ${stderr}`);
  return program;
}

/** Bundles bench/engine.ts as users get the engine. */
export async function bundleEngine(folder: string): Promise<string> {
  const outfile = join(folder, 'engine.mjs');
  await build({
    entryPoints: ['bench/engine.ts'],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    minifySyntax: true,
    banner: {
      js: "import { createRequire as $require } from 'node:module'; const require = $require(import.meta.url);",
    },
  });
  return outfile;
}

/** What a program prints as JSON. Throws if it fails. */
export function printed<T>(command: string, args: readonly (string | number)[]): T {
  const { status, stdout, stderr } = spawnSync(command, args.map(String), { encoding: 'utf8', maxBuffer: 2 ** 26 });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}: ${stderr}`);
  return JSON.parse(stdout) as T;
}

/** Says on standard error what is left out, and what to install. */
export function skipped(what: string): null {
  process.stderr.write(`SKIPPED: ${what}\n`);
  return null;
}
