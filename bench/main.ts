import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { median } from './median.ts';
import { type PageFigures, pageFigures } from './page/figures.ts';
import { pageLines } from './page/lines.ts';

/**
 * The pickup benchmark compared with SimPy: each in a fresh process on one thread, alternating, medians of five. Then
 * the command line with two workers compared with one. The ratio is for warm replications, the median of twenty after
 * the first, because a run has many. The engine is bundled as users get it. Last, what the pages cost their readers.
 * `--json` prints the result as JSON; `--page` measures the pages only.
 */
const ROUNDS = 5;
const PAGE_ROUNDS = 11;
const REPLICATIONS = '21';
const LONG_RUN = '1600';
const PEOPLE = 200_000;
const SCENARIO = 'bench/pickup.yaml';

interface Rates {
  cold: number;
  warm: number;
}

function json<T>(command: string, args: string[]): T | null {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status === 0) return JSON.parse(stdout) as T;
  process.stderr.write(`${command} ${args.join(' ')} ended with ${status}: ${stderr.trim().split('\n').at(-1)}\n`);
  return null;
}

process.stderr.write('pages\n');
const page = await pageFigures(PAGE_ROUNDS);
if (process.argv.includes('--page')) {
  print({ page }, pageLines(page));
  process.exit();
}

const room = mkdtempSync(join(tmpdir(), 'bench-'));
process.on('exit', () => rmSync(room, { recursive: true }));
const bundle = join(room, 'engine.mjs');
await build({
  entryPoints: ['bench/engine.ts'],
  outfile: bundle,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  minifySyntax: true,
  banner: { js: "import { createRequire as $require } from 'node:module'; const require = $require(import.meta.url);" },
});

const engine: Rates[] = [];
const stepByStep: Rates[] = [];
const simpy: number[] = [];
for (let round = 1; round <= ROUNDS; round++) {
  process.stderr.write(`round ${round} of ${ROUNDS}\n`);
  const peer = json<{ peoplePerSecond: number }>('/usr/bin/python3', [
    'bench/pickup_simpy.py',
    String(PEOPLE),
    String(round),
  ]);
  if (peer !== null) simpy.push(peer.peoplePerSecond);
  const ours = json<Rates>(process.execPath, [bundle, SCENARIO, REPLICATIONS]);
  const general = json<Rates>(process.execPath, [bundle, SCENARIO, REPLICATIONS, 'stepByStep']);
  if (ours === null || general === null) process.exit(70);
  engine.push(ours);
  stepByStep.push(general);
}
if (simpy.length === 0)
  process.stderr.write('SKIPPED: no SimPy to stand beside (Debian: apt-get install python3-simpy3).\n');

/** The time of a whole command, as a user waits for it. */
function seconds(workers: number): number {
  const run = ['dist/main.js', 'run', 'scenarios/hennepin.yaml', '--replications', LONG_RUN, '--json'];
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [...run, '--workers', String(workers)], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${run.join(' ')} ended with ${status}: ${stderr}`);
  return (performance.now() - started) / 1000;
}

const one: number[] = [];
const two: number[] = [];
for (let round = 1; round <= 3; round++) {
  process.stderr.write(`workers ${round} of 3\n`);
  one.push(seconds(1));
  two.push(seconds(2));
}

const peer = simpy.length === 0 ? null : median(simpy);
const over = (rate: number) => (peer === null ? null : rate / peer);
const warm = median(engine.map((rates) => rates.warm));
const cold = median(engine.map((rates) => rates.cold));
const general = median(stepByStep.map((rates) => rates.warm));
const result = {
  pickup: { people: PEOPLE, rounds: ROUNDS, simpy: peer, engine: warm, ratio: over(warm) },
  pickupFirstReplication: { engine: cold, ratio: over(cold) },
  pickupStepByStep: { engine: general, ratio: over(general) },
  workers: { one: median(one), two: median(two), ratio: median(one) / median(two) },
  page,
};

const line = (what: string, rate: number | null, ratio: number | null) => {
  const shown = rate === null ? '–' : Math.round(rate).toLocaleString('en-US').padStart(12);
  return `${what.padEnd(46)}${shown}${ratio === null ? '' : `  ${ratio.toFixed(1)} × SimPy`}`;
};
print(result, [
  'People a second, one thread',
  line('SimPy', peer, null),
  line('engine, warm replications', warm, over(warm)),
  line('engine, first replication of a process', cold, over(cold)),
  line('engine, each person step by step', general, over(general)),
  `Two workers: ${result.workers.ratio.toFixed(2)} times one.`,
  ...pageLines(page),
]);

function print(json: { page: PageFigures }, lines: string[]): void {
  process.stdout.write(`${process.argv.includes('--json') ? JSON.stringify(json, null, 2) : lines.join('\n')}\n`);
}
