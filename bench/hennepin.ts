import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadScenario } from '../src/scenario/load.ts';
import { alternating } from './alternating.ts';
import { median } from './median.ts';
import { PYTHON, printed } from './peers.ts';
import type { Programs } from './pickup.ts';

const SCENARIO = 'scenarios/hennepin.yaml';
const POLICY = 'practice';
/** Of SimPy. */
const REPLICATIONS = 10;

interface EnginePrinted {
  secondsPerReplication: number;
  bookings: number;
  detainers: number;
}

export interface HennepinFigures {
  /** Seconds of processor time per replication of one year. */
  simpy: number | null;
  engine: number;
  nanosecondsPerBooking: number;
  nanosecondsPerDetainer: number;
}

/** Writes the resolved scenario for bench/hennepin_simpy.py, as `pickup-gap resolve --json` prints it. */
export async function writeResolved(folder: string): Promise<string> {
  const { resolved } = await loadScenario(SCENARIO);
  const file = join(folder, 'hennepin.json');
  writeFileSync(file, JSON.stringify(resolved));
  return file;
}

/** Hennepin's practice alone, in SimPy and here, alternating: medians. */
export function hennepinFigures({ engine, hasSimpy }: Programs, resolved: string, rounds: number): HennepinFigures {
  const simpy = (seed: number): EnginePrinted => {
    const args = ['bench/hennepin_simpy.py', resolved, REPLICATIONS, seed];
    const { seconds } = printed<{ seconds: number }>(PYTHON, args);
    return { secondsPerReplication: seconds / REPLICATIONS, bookings: 0, detainers: 0 };
  };
  const found = alternating<'simpy' | 'engine', EnginePrinted>('hennepin', rounds, {
    simpy: hasSimpy ? simpy : null,
    engine: () => printed<EnginePrinted>(process.execPath, [engine, SCENARIO, POLICY]),
  });
  const seconds = (runs: readonly EnginePrinted[]) => median(runs.map((run) => run.secondsPerReplication));
  const ours = seconds(found.engine);
  return {
    simpy: hasSimpy ? seconds(found.simpy) : null,
    engine: ours,
    nanosecondsPerBooking: (1e9 * ours) / median(found.engine.map(({ bookings }) => bookings)),
    nanosecondsPerDetainer: (1e9 * ours) / median(found.engine.map(({ detainers }) => detainers)),
  };
}

export function hennepinLines({ simpy, engine, ...nanoseconds }: HennepinFigures): string[] {
  const line = (what: string, seconds: number | null, then = '') =>
    `  ${what.padEnd(42)}${(seconds === null ? '–' : (1000 * seconds).toFixed(2)).padStart(12)}  ${then}`.trimEnd();
  return [
    'Practice of hennepin.yaml alone: milliseconds of processor time per replication of one year',
    line('SimPy', simpy),
    line('engine', engine, simpy === null ? '' : `${(simpy / engine).toFixed(1)} × SimPy`.padStart(14)),
    `  The engine takes ${nanoseconds.nanosecondsPerBooking.toFixed(0)} ns per counted booking, or ` +
      `${nanoseconds.nanosecondsPerDetainer.toFixed(0)} ns per detainer followed.`,
  ];
}
