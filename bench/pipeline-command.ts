import { spawnSync } from 'node:child_process';

/** What a whole command took. */
export interface Took {
  /** Wall-clock time, as a user waits for it. */
  seconds: number;
  /** Processor time of all its threads, which is comparable even if others use the machine. */
  cpuSeconds: number;
  stdout: string;
  stderr: string;
}

/** Makes a process print at its end the processor time of its threads, and nothing else. */
const SAYS_CPU = `data:text/javascript,${encodeURIComponent(
  "process.on('exit', () => { const { user, system } = process.cpuUsage(); " +
    "process.stderr.write('\\ncpu ' + (user + system) / 1e6 + '\\n'); });",
)}`;

/** Runs a file with Node until it ends; throws if it fails. */
export function took(...args: string[]): Took {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--no-warnings', '--import', SAYS_CPU, ...args], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  const seconds = (performance.now() - started) / 1000;
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}: ${stderr}`);
  return { seconds, cpuSeconds: Number(/\ncpu ([\d.]+)\n/.exec(stderr)?.[1]), stdout, stderr };
}

export const onLocal = (scenario: string, replications: number, ...options: string[]) =>
  took(
    'dist/main.js',
    ...['run', scenario, '--replications', String(replications), '--json', '--on', 'local', '--verbose'],
    ...options,
  );

/** What --verbose reported about a run. */
export interface Account {
  readyAfterSeconds: number;
  thereAfterSeconds: number;
  /** By service and action. */
  requests: Record<string, { requests: number; units: number; kibIn: number; kibOut: number }>;
  messages: number;
  functionSeconds: number;
}

export function accountOf({ stderr }: Took): Account {
  const after = (what: string) => Number(new RegExp(`${what} ([\\d.]+) s after`).exec(stderr)?.[1]);
  const rows = stderr.split('\n').map((line) =>
    line
      .replaceAll(',', '')
      .split(/ {2,}/)
      .map((cell) => cell.trim()),
  );
  const requests = rows.filter(([name]) => /^(sqs|dynamodb) /.test(name));
  const functions = rows.filter(([name, ...cells]) => /Function/.test(name) && cells.length === 4);
  const sum = (column: number) => functions.reduce((total, cells) => total + Number(cells[column]), 0);
  return {
    readyAfterSeconds: after('stack was ready'),
    thereAfterSeconds: after('results had arrived'),
    requests: Object.fromEntries(
      requests.map(([name, count, , units, kibIn, kibOut]) => [
        name,
        { requests: Number(count), units: Number(units), kibIn: Number(kibIn), kibOut: Number(kibOut) },
      ]),
    ),
    messages: sum(2),
    functionSeconds: sum(4),
  };
}
