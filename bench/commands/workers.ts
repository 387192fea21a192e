import { alternating } from '../alternating.ts';
import { median } from '../median.ts';
import { printed } from '../peers.ts';
import { took } from './took.ts';

const SECONDS = 10;
const TRIAL = 400;

export interface WorkerFigures {
  replications: number;
  /** Wall-clock seconds of the whole command with one worker and with two. */
  one: number;
  two: number;
  ratio: number;
  /** What a bare loop gains from a second thread. */
  bareLoop: number;
}

const run = (replications: number, workers: number): number =>
  took(
    'dist/main.js',
    ...['run', 'scenarios/hennepin.yaml', '--replications', String(replications)],
    ...['--json', '--workers', String(workers)],
  ).seconds;

/** A run of about ten seconds with one worker, the same with two, and a bare loop on two threads: medians. */
export function workerFigures(rounds: number): WorkerFigures {
  const [short, long] = [run(TRIAL, 1), run(2 * TRIAL, 1)];
  const replications = Math.max(TRIAL, Math.round((TRIAL * SECONDS) / Math.max(long - short, 0.1)));
  const found = alternating<'one' | 'two' | 'bareLoop', number>('workers', rounds, {
    one: () => run(replications, 1),
    two: () => run(replications, 2),
    bareLoop: () => printed<{ ratio: number }>(process.execPath, ['bench/bare-threads.ts']).ratio,
  });
  const ratios = found.one.map((one, round) => one / found.two[round]);
  return {
    replications,
    one: median(found.one),
    two: median(found.two),
    ratio: median(ratios),
    bareLoop: median(found.bareLoop),
  };
}

export const workerLines = ({ replications, one, two, ratio, bareLoop }: WorkerFigures): string[] => [
  `Workers, by the wall: ${replications} replications of hennepin.yaml take ${one.toFixed(1)} s with one, ` +
    `${two.toFixed(1)} s with two.`,
  `  Two do ${ratio.toFixed(2)} times as much as one; a bare loop does ${bareLoop.toFixed(2)} times as much on two.`,
];
