import { spawnSync } from 'node:child_process';

/** What a whole command took. */
export interface Took {
  /** Wall-clock time, as a user waits for it. */
  seconds: number;
  /** Processor time of all its threads, which is comparable even if others use the machine. */
  cpuSeconds: number;
  /** The largest size of the process in MiB; NaN where there is no /proc. */
  mebibytes: number;
  stdout: string;
  stderr: string;
}

/** Makes a process print at its end what it took, and nothing else. The size is as in ../peak-memory.ts. */
const SAYS_WHAT_IT_TOOK = `data:text/javascript,${encodeURIComponent(
  `import { existsSync, readFileSync, writeSync } from 'node:fs';
   process.on('exit', () => {
     const { user, system } = process.cpuUsage();
     const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
     const kibibytes = Number(/^VmHWM:\\s+(\\d+) kB/m.exec(status)?.[1]);
     writeSync(2, '\\ncpu ' + (user + system) / 1e6 + ' size ' + kibibytes + '\\n');
   });`,
)}`;

/** Runs a file with Node until it ends; throws if it fails. */
export function took(...args: string[]): Took {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--no-warnings', '--import', SAYS_WHAT_IT_TOOK, ...args],
    { encoding: 'utf8', maxBuffer: 2 ** 28 },
  );
  const seconds = (performance.now() - started) / 1000;
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}: ${stderr}`);
  const [, cpu, kibibytes] = /\ncpu ([\d.]+) size (\S+)\n/.exec(stderr) ?? [];
  return { seconds, cpuSeconds: Number(cpu), mebibytes: Math.round(Number(kibibytes) / 1024), stdout, stderr };
}
