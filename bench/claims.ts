import { runScenario } from '../src/engine/run/run-scenario.ts';
import { measureOfKey } from '../src/measures/definitions.ts';
import { summarise } from '../src/measures/summarise.ts';
import { loadScenario } from '../src/scenario/load.ts';
import { errorRates } from '../test/check/error-rates.ts';

// `npm run bench:claims`: the figures of docs/guides/noise.md. It takes a minute or two.

const row = (cells: readonly (string | number)[]) =>
  `${cells.map((cell, i) => (i === 0 ? String(cell).padEnd(22) : String(cell).padStart(17))).join('')}\n`;

/** A gate on one figure over many seeds: how often its mean is within, and how often its whole interval is. */
async function gate(file: string, key: string, [least, most]: readonly [number, number], seeds: number): Promise<void> {
  const { resolved } = await loadScenario(file);
  const policies = resolved.policies.filter(({ name }) => name === resolved.baseline);
  const options = { workers: 1, stop: new AbortController().signal, onProgress: () => undefined };
  let [means, intervals] = [0, 0];
  for (let seed = 1; seed <= seeds; seed++) {
    const scenario = { ...resolved, policies, seed, replications: 20 };
    const { tally } = await runScenario(scenario, options);
    const { mean, low, high } = summarise(tally, scenario).policies[0].measures[key];
    if (mean !== null && mean >= least && mean <= most) means++;
    if (low !== null && high !== null && low >= least && high <= most) intervals++;
  }
  const { label } = measureOfKey(key);
  process.stdout.write(row([`of ${seeds} seeds`, 'mean within', 'interval within']));
  process.stdout.write(row([`${label} ${least * 100}-${most * 100} %`, means, intervals]));
}

async function rates(seeds: number, atMost: number): Promise<void> {
  process.stdout.write(row([`of ${seeds} seeds`, 'true holds', 'false fails', 'line decided']));
  for (const { name, clearlyTrue, clearlyFalse, onTheLine } of await errorRates(seeds, atMost)) {
    process.stdout.write(row([name, clearlyTrue.holds, clearlyFalse.fails, onTheLine.holds + onTheLine.fails]));
  }
}

await gate('scenarios/hennepin.yaml', 'pickupRate', [0.18, 0.21], 20);
process.stdout.write('\n');
await rates(200, 400);
