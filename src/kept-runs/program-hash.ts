import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * SHA-256 of the files of this program, hexadecimal: of the bundles beside this one, or of the sources. Any change of
 * the program changes it, so that kept runs of another version are never used.
 */
export function programHash(): string {
  known ??= hashOf(programFiles());
  return known;
}

let known: string | undefined;

function programFiles(): string[] {
  const isSource = import.meta.url.endsWith('.ts');
  const root = fileURLToPath(new URL(isSource ? '../../' : './', import.meta.url));
  if (!isSource) return filesBelow(root, '').filter((file) => file.endsWith('.js'));
  return ['src', 'events', 'scenarios/policies', 'package.json'].flatMap((name) => filesBelow(root, name));
}

function filesBelow(root: string, name: string): string[] {
  if (name.endsWith('.json')) return [join(root, name)];
  return readdirSync(join(root, name), { withFileTypes: true })
    .flatMap((entry) => {
      if (entry.isFile()) return [join(root, name, entry.name)];
      return entry.isDirectory() && name !== '' ? filesBelow(root, join(name, entry.name)) : [];
    })
    .sort();
}

function hashOf(files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}
