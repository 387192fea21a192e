import { StageDraws } from '../../../draws/stage-draws.ts';
import { runScenario } from '../../../engine/run/run-scenario.ts';
import { manifestOf } from '../../../manifest/manifest.ts';
import { STAGE } from '../../../model/draw-order.ts';
import type { ResolvedScenario } from '../../../resolved/scenario.ts';
import { jsonText } from '../../../safe-text/json.ts';
import { readScenarioFile } from '../../../scenario/files/read-scenario-file.ts';
import { type LoadedScenario, loadScenarioText } from '../../../scenario/load.ts';
import { latinHypercube, MOST_UNKNOWNS } from '../../../spread/latin-hypercube.ts';
import { samplesNeeded } from '../../../spread/main-effect.ts';
import { type SpreadSample, spreadOf } from '../../../spread/spread.ts';
import type { SpreadResult } from '../../../spread/spread-result.ts';
import { renderSpread } from '../../../spread/spread-text.ts';
import { EXIT, UsageError } from '../../terminal/failure.ts';
import { interruptible } from '../../terminal/interrupt.ts';
import { measureKeys } from '../../terminal/measure-name.ts';
import { print, say } from '../../terminal/print.ts';
import { Progress } from '../../terminal/progress.ts';

interface SpreadOptions {
  allowFiles?: string[];
  json?: true;
  draws: number;
  replications: number;
  seed?: number;
  measure?: string[];
  screen?: true;
  policy?: string;
  difference?: true;
  csv?: string;
  force?: true;
}

/** Places just inside a range's ends. */
const ENDS = [1e-12, 1 - 1e-12];

const USUAL = ['pickupRate', 'pickupGap', 'hoursHeld', 'agentHours', 'countyCost'];

/** Nested replications: draws of the unknown values, and replications within each. */
export async function spread(file: string, options: SpreadOptions): Promise<void> {
  if (options.screen) {
    if (options.measure !== undefined) {
      throw new UsageError('--screen looks at the pickup rate. Drop --measure or --screen.');
    }
    const { screenValues } = await import('./screen.ts');
    return screenValues(file, options);
  }
  if (options.policy !== undefined || options.difference || options.csv !== undefined) {
    throw new UsageError('--policy, --difference and --csv are for a screening. Add --screen, or drop them.');
  }
  const keys = measureKeys(options.measure ?? USUAL);
  // Read once, since a pipe cannot be read again for each draw.
  const bytes = await readScenarioFile(file);
  const load = (places?: number[]) => loadScenarioText(bytes, file, { allowFiles: options.allowFiles, places });
  const loaded = await load();
  const { unknowns, resolved } = loaded;
  checkUnknowns(loaded, file);
  const seed = options.seed ?? resolved.seed;
  const needed = samplesNeeded(unknowns);
  if (options.draws < needed) {
    throw new UsageError(
      `${options.draws} draws are too few (values with a range: ${unknowns.length}). Use --draws ${needed} or more.`,
    );
  }
  const points = latinHypercube(options.draws, unknowns.length, seed, new StageDraws(STAGE.unknowns));
  // Reads all of them before anything runs, the ends of all ranges first, so that an impossible range is refused.
  for (const end of ENDS) await load(unknowns.map(() => end));
  const scenarios: ResolvedScenario[] = [];
  for (const places of points) scenarios.push((await load(places)).resolved);

  await interruptible('Stopping after the current draw', async (stop) => {
    const samples = await sampled({ scenarios, points, seed, replications: options.replications }, stop);
    if (samples.length < points.length) {
      say(`Interrupted after ${samples.length} of ${points.length} draws. Figures cover only those.`);
      process.exitCode = EXIT.interrupted;
    }
    const complete = samples.length === points.length;
    const result: SpreadResult = {
      manifest: manifestOf({ scenario: loaded, seed, replications: options.replications, complete }),
      scenario: { title: resolved.title, sha256: loaded.sha256 },
      seed,
      draws: samples.length,
      replications: options.replications,
      unknowns: unknowns.map(({ path, value, range, provenance: { source, basis } }) => ({
        path,
        value,
        range,
        basis: basis ?? (source === undefined ? 'assumption' : 'reported'),
        source: source ?? '',
      })),
      ...spreadOf(resolved, unknowns, samples),
    };
    print(options.json ? jsonText(result) : renderSpread(result, keys));
  });
}

/** A scenario for each point, and how each is run. */
interface Sampling {
  scenarios: readonly ResolvedScenario[];
  points: readonly number[][];
  seed: number;
  replications: number;
}

/** Runs the scenarios in turn until `stop`. */
async function sampled(
  { scenarios, points, seed, replications }: Sampling,
  stop: AbortSignal,
): Promise<SpreadSample[]> {
  const seeds = new StageDraws(STAGE.unknowns);
  const progress = new Progress('Draws');
  const samples: SpreadSample[] = [];
  try {
    for (const [k, scenario] of scenarios.entries()) {
      // Each draw has its own people. If all draws shared them, their common luck would not show as chance.
      seeds.seek(seed, 1, k);
      const own = { ...scenario, seed: Math.floor(seeds.at(0) * 2 ** 32), replications };
      const { tally, interrupted } = await runScenario(own, { stop, onProgress() {} });
      if (interrupted) break;
      samples.push({ places: points[k], tally });
      progress.update(samples.length, points.length);
    }
  } finally {
    progress.end();
  }
  return samples;
}

function checkUnknowns({ unknowns }: LoadedScenario, file: string): void {
  if (unknowns.length === 0) {
    throw new UsageError(
      `No value of ${file} has a range. ` +
        'Write one as {value: 20 %, range: [10 %, 30 %]}; docs/reference/ranges.md says more.',
    );
  }
  if (unknowns.length > MOST_UNKNOWNS)
    throw new UsageError(
      `${unknowns.length} values of ${file} have a range. Give at most ${MOST_UNKNOWNS} of them one.`,
    );
}
