import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ResolvedScenario } from '../../src/resolved/scenario.ts';
import { alternating } from '../alternating.ts';
import { median } from '../median.ts';
import { printed } from '../peers.ts';

const ROUNDS = 3;

export interface Cost {
  /** Processor time of the engine's thread. */
  secondsPerReplication: number;
  bookings: number;
}

/** What a replication of each scenario costs, each in a fresh process, alternating: medians. */
export function costs(
  what: string,
  { engine, folder }: { engine: string; folder: string },
  scenarios: Readonly<Record<string, ResolvedScenario>>,
): Record<string, Cost> {
  const contenders = Object.entries(scenarios).map(([key, scenario]) => {
    const file = join(folder, `${what}-${key}.json`);
    writeFileSync(file, JSON.stringify(scenario));
    return [key, () => printed<Cost>(process.execPath, [engine, file])] as const;
  });
  const found = alternating<string, Cost>(what, ROUNDS, Object.fromEntries(contenders));
  return Object.fromEntries(
    Object.entries(found).map(([key, all]) => [
      key,
      {
        secondsPerReplication: median(all.map((one) => one.secondsPerReplication)),
        bookings: median(all.map((one) => one.bookings)),
      },
    ]),
  );
}
