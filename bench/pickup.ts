import { alternating } from './alternating.ts';
import { median } from './median.ts';
import { PYTHON, printed } from './peers.ts';

const SCENARIO = 'bench/pickup.yaml';
export const PEOPLE = 200_000;
const DAYS = 833;
/** Of the limit: the rate is the median of those after the first, as a run has many. */
const REPLICATIONS = 41;

/** The programs to compare, and null for those that are missing. */
export interface Programs {
  engine: string;
  limit: string | null;
  hasSimpy: boolean;
}

/** People per second of processor time, on one thread. */
interface Rate {
  rate: number;
}

export interface LimitPrinted extends Rate {
  nanoseconds: Record<'draw' | 'sort' | 'serve', number>;
}

export interface PickupFigures {
  people: number;
  rounds: number;
  /** People per second. */
  simpy: number | null;
  limit: number | null;
  engine: number;
  firstReplication: number;
  stepByStep: number;
  /** Nanoseconds per person of the limit, stage by stage. */
  limitNanoseconds: LimitPrinted['nanoseconds'] | null;
}

/** The pickup benchmark in SimPy, in C++ and here, alternating: medians. */
export function pickupFigures({ engine, limit, hasSimpy }: Programs, rounds: number): PickupFigures {
  const run = (...form: string[]) => printed<Rate>(process.execPath, [engine, SCENARIO, ...form]);
  const simpy = (seed: number): Rate => {
    const args = ['bench/pickup_simpy.py', PEOPLE, seed];
    return { rate: printed<{ peoplePerSecond: number }>(PYTHON, args).peoplePerSecond };
  };
  const found = alternating<'simpy' | 'limit' | 'straight' | 'stepByStep' | 'first', Rate | LimitPrinted>(
    'pickup',
    rounds,
    {
      simpy: hasSimpy ? simpy : null,
      limit: limit === null ? null : (seed) => printed<LimitPrinted>(limit, [REPLICATIONS, seed, DAYS]),
      straight: () => run(),
      stepByStep: () => run('stepByStep'),
      first: () => run('first'),
    },
  );
  const rate = (all: readonly Rate[]) => median(all.map((one) => one.rate));
  const parts = (found.limit as LimitPrinted[]).map(({ nanoseconds }) => nanoseconds);
  const part = (key: keyof LimitPrinted['nanoseconds']) => median(parts.map((one) => one[key]));
  return {
    people: PEOPLE,
    rounds,
    simpy: hasSimpy ? rate(found.simpy) : null,
    limit: limit === null ? null : rate(found.limit),
    engine: rate(found.straight),
    firstReplication: rate(found.first),
    stepByStep: rate(found.stepByStep),
    limitNanoseconds: limit === null ? null : { draw: part('draw'), sort: part('sort'), serve: part('serve') },
  };
}

export function pickupLines({ simpy, limit, engine, firstReplication, stepByStep }: PickupFigures): string[] {
  const line = (what: string, rate: number | null) => {
    const times = (other: number | null, name: string) =>
      rate === null || other === null || rate === other ? '' : `${(rate / other).toFixed(1)} ${name}`;
    const shown = rate === null ? '–' : Math.round(rate).toLocaleString('en-US');
    return `  ${what.padEnd(42)}${shown.padStart(12)}  ${times(simpy, '× SimPy').padStart(14)}`.trimEnd();
  };
  const over = (rate: number) => (limit === null ? '–' : (limit / rate).toFixed(1));
  return [
    'Pickup benchmark: people per second of processor time, one thread',
    line('SimPy', simpy),
    line('C++, as fast as it can be', limit),
    line('engine, in columns', engine),
    line('engine, each person step by step', stepByStep),
    line('engine, first replication of a process', firstReplication),
    `  The limit is ${over(engine)} × the engine in columns, ${over(stepByStep)} × step by step.`,
  ];
}
