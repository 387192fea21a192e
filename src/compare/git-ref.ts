import { execFile } from 'node:child_process';
import { posix } from 'node:path';
import { promisify } from 'node:util';
import { INPUT_LIMITS } from '../limits/input-limits.ts';
import { fileProblem, InputError } from '../refusals/input-error.ts';

const run = promisify(execFile);

const MOST = INPUT_LIMITS.csvBytes.most;

/** A file as it was at a commit. */
export interface GitPlace {
  /** As the user wrote it, for messages. */
  name: string;
  /** The commit, as 40 or more hexadecimal digits, so that no text of the user reaches git as an option. */
  commit: string;
  /** Relative to the working directory, with slashes. */
  path: string;
}

/**
 * Reads "git:REF:PATH": a file at a commit of the repository around the working directory. null if the text does not
 * begin with "git:".
 *
 * @throws InputError if it has another form, or there is no such commit.
 */
export async function gitPlace(name: string): Promise<GitPlace | null> {
  if (!name.startsWith('git:')) return null;
  const [, ref = '', path = ''] = /^git:([^:]*):(.+)$/s.exec(name) ?? [];
  if (ref === '' || ref.startsWith('-') || path === '' || path.startsWith('/')) {
    throw refusal(name, 'this is not a file at a commit', `${EXAMPLE}, with a path from the current folder`);
  }
  const found = await git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]).catch(
    (error) => {
      throw missing(error, { name, most: MOST }, `git has no commit "${ref}" here`);
    },
  );
  const commit = found.toString().trim();
  return { name, commit, path: posix.normalize(path) };
}

const EXAMPLE = 'git:REF:PATH, such as git:HEAD~1:scenarios/hennepin.yaml';

/**
 * The bytes of a file at a commit.
 *
 * @throws InputError if there is no such file, or it is larger than any input may be.
 */
export async function gitBytes({ name, commit, path }: GitPlace, most = MOST): Promise<Buffer> {
  return git(['cat-file', 'blob', `${commit}:./${path}`], most).catch((error) => {
    throw missing(
      error,
      { name, most },
      `the commit ${commit.slice(0, 12)} has no file ${path} below the current folder`,
    );
  });
}

/** Without a shell, so that nothing in a name is a command. */
async function git(args: readonly string[], most = MOST): Promise<Buffer> {
  const { stdout } = await run('git', [...args], {
    encoding: 'buffer',
    maxBuffer: most,
    env: process.env,
    windowsHide: true,
  });
  return stdout;
}

function missing(error: unknown, { name, most }: { name: string; most: number }, message: string): InputError {
  const { code } = error as { code?: unknown };
  if (code === 'ENOENT') return refusal(name, 'the program git is not installed', 'a file, without git:');
  if (code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER') {
    return refusal(name, 'the file is too large', `at most ${most} bytes (${most / 1024 / 1024} MiB)`);
  }
  return refusal(name, message, EXAMPLE);
}

function refusal(name: string, message: string, allowed: string): InputError {
  return new InputError([fileProblem(name, message, { allowed })]);
}
