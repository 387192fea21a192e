import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** git has no such commit, or the folder is not in a repository. The message says which. */
export class NoSuchCommit extends Error {
  override readonly name = 'NoSuchCommit';
}

/**
 * The absolute paths of all files that differ between a commit and the files on the disk, new ones included.
 *
 * @throws NoSuchCommit if git does not know the commit.
 */
export async function changedSince(ref: string, folder: string): Promise<Set<string>> {
  const git = async (...args: string[]) => {
    const { stdout } = await run('git', args, { cwd: folder, maxBuffer: 2 ** 28 });
    return stdout;
  };
  let root: string;
  try {
    root = (await git('rev-parse', '--show-toplevel')).replace(/\n$/, '');
  } catch {
    throw new NoSuchCommit('git cannot be asked: it is not installed, or this folder is not in a repository.');
  }
  try {
    await git('rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`);
  } catch {
    throw new NoSuchCommit(`git knows no commit "${ref}". Name a commit, such as origin/main.`);
  }
  const changed = await git('-C', root, 'diff', '--name-only', '--no-renames', '-z', '--end-of-options', ref, '--');
  const added = await git('-C', root, 'ls-files', '--others', '--exclude-standard', '-z');
  const names = `${changed}${added}`.split('\0').filter((name) => name !== '');
  return new Set(names.map((name) => resolve(root, name)));
}
