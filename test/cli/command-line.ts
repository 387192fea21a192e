import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/**
 * The command line as a user has it, newly bundled into a folder of its own, so that no stale or half-written bundle is
 * tested.
 */

export interface Finished {
  /** The exit code; null if a signal ended the process. */
  status: number | null;
  stdout: string;
  stderr: string;
}

const LISTENING = `data:text/javascript,${encodeURIComponent(
  "process.on('newListener', (name) => name === 'SIGINT' && process.stderr.write('listening\\n'));",
)}`;

/** For `env`: sends Ctrl-C just as the process begins to print on stdout. */
export const CTRL_C_AS_IT_PRINTS = {
  NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(
    `const { write } = process.stdout;
     process.stdout.write = function (...what) {
       process.kill(process.pid, 'SIGINT');
       return write.apply(this, what);
     };`,
  )}`,
};

/** For `env`: sends Ctrl-C as soon as the process listens for it. */
export const CTRL_C_AS_IT_LISTENS = {
  NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(
    `process.on('newListener', (name) => {
       if (name === 'SIGINT') setImmediate(() => process.kill(process.pid, 'SIGINT'));
     });`,
  )}`,
};

export class Installed {
  readonly root = mkdtempSync(join(tmpdir(), 'pickup-gap-'));
  /** An empty folder in which the commands run. */
  readonly room = join(this.root, 'room');
  readonly main = join(this.root, 'dist/main.js');
  /** What is kept between commands. Each bundle has a path of its own, so nothing of it would ever be used again. */
  readonly cache = join(this.root, 'cache');
  private readonly own = { NO_COLOR: '1', XDG_CACHE_HOME: this.cache };
  /** The processes that `start` has started. */
  private readonly started: ChildProcess[] = [];
  /** Variables for `start` in addition to the test's own environment; undefined removes a variable. */
  env: Record<string, string | undefined> = {};

  constructor() {
    for (const folder of ['src', 'scenarios']) symlinkSync(resolve(folder), join(this.root, folder));
    const { status, stderr } = spawnSync(process.execPath, [resolve('build.ts'), '--bundles-only'], {
      cwd: this.root,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`The bundle could not be built: ${stderr}`);
    mkdirSync(this.room);
  }

  /** Runs `pickup-gap ...args` until it ends. */
  run(...args: string[]): Finished {
    return this.spawn(process.execPath, [this.main, ...args]);
  }

  /** Runs a line of shell in which `pickup-gap` is the command. */
  shell(line: string): Finished {
    const command = `pickup-gap() { "${process.execPath}" "${this.main}" "$@"; }; ${line}`;
    return this.spawn('bash', ['-c', command]);
  }

  /**
   * Starts `pickup-gap ...args`, which says "listening" on stderr once it listens for Ctrl-C. `finished` resolves at
   * its end.
   */
  start(...args: string[]): { child: ChildProcess; finished: Promise<Finished> } {
    const env = { ...process.env, ...this.own, ...this.env };
    const child = spawn(process.execPath, ['--import', LISTENING, this.main, ...args], { cwd: this.room, env });
    this.started.push(child);
    const texts = { stdout: '', stderr: '' };
    for (const stream of ['stdout', 'stderr'] as const) {
      child[stream].setEncoding('utf8').on('data', (part: string) => {
        texts[stream] += part;
      });
    }
    const finished = new Promise<Finished>((done) => child.on('close', (status) => done({ status, ...texts })));
    return { child, finished };
  }

  /** Writes a file into the room and returns its name. */
  write(name: string, text: string): string {
    writeFileSync(join(this.room, name), text);
    return name;
  }

  path(name: string): string {
    return join(this.room, name);
  }

  /**
   * Removes all files and ends all processes: one that a failing test still waits for would prevent Jest from ending.
   */
  remove(): void {
    for (const child of this.started) child.kill('SIGKILL');
    rmSync(this.root, { recursive: true });
  }

  private spawn(command: string, args: string[]): Finished {
    const env = { ...process.env, ...this.own };
    const options = { cwd: this.room, encoding: 'utf8', env, maxBuffer: 2 ** 26 } as const;
    const { status, stdout, stderr } = spawnSync(command, args, options);
    return { status, stdout, stderr };
  }
}

/** Resolves once the process has printed this text on stderr. */
export function said(child: ChildProcess, text: string): Promise<void> {
  return new Promise((done) => {
    let heard = '';
    child.stderr!.on('data', (part: string) => {
      heard += part;
      if (heard.includes(text)) done();
    });
  });
}

/** A week of one jail under two policies, small enough to run quickly. */
export const SMALL = `title: A small jail
zone: America/Chicago
start: 2018-01-01
length: 7 days
warmUp: 2 days
coolDown: 2 days
seed: 5
replications: 4
base:
  booking: { rate: 6 per day, foreignBorn: 100 % }
  detainer:
    bookingCall: { rule: everyForeignBorn, delay: 0 h }
    issue: { probability: 100 %, delay: 0 h }
policies:
  practice: {}
  held:
    title: Held for up to 48 h
    changes: { releaseNotice.hold.rule: upTo }
`;

/** Like SMALL, but with more replications than anybody would wait for. */
export const ENDLESS = SMALL.replace('replications: 4', 'replications: 1000000');

/** A single replication takes minutes, so none ends between two signals, however slow the machine is. */
export const HEAVY = ENDLESS.replace('7 days', '3650 days').replace('6 per day', '20000 per day');
