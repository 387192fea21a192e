import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { LIMIT_MILLISECONDS } from '../eventually.ts';

/** Runs `node src/cli/main.ts ...args`, without any build, in another folder. */
export function fromSource(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('src/cli/main.ts'), ...args], {
    cwd: tmpdir(),
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
    timeout: LIMIT_MILLISECONDS,
  });
  return { status, stdout, stderr };
}
