import { workersFor } from '../../engine/run/workers-for.ts';
import { shownName } from '../../input-files/given-file.ts';
import type { Weight, Weights } from '../../page/data/weights.ts';
import type { ResolvedScenario } from '../../resolved/scenario.ts';
import { filesOnDisk } from '../../scenario/files/files-on-disk.ts';
import { readScenario } from '../../scenario/steps/read.ts';
import { decodeScenario } from '../../scenario/text/decode-scenario.ts';
import { MOVED_BY, screen } from '../../screen/screen.ts';
import type { ScreenResult } from '../../screen/screen-result.ts';
import { Progress } from '../terminal/progress.ts';

type Screened = Pick<ScreenResult, 'complete' | 'result' | 'values'>;
type Side = ScreenResult['values'][number]['up'];

/** A scenario file as it was read, so that a pipe is read only once. */
export interface ScenarioBytes {
  bytes: Uint8Array;
  file: string;
  allowFiles: string[] | undefined;
}

/** The run whose report shows the weights. */
interface Measured extends Pick<ResolvedScenario, 'baseline' | 'seed'> {
  /** The baseline's pickup rate in the whole run, as a share; null without a detainer. */
  rate: number | null;
}

/** As many as `spread --screen` runs of each value without --replications. */
const REPLICATIONS = 10;
const SHOWN = 5;

/**
 * Moves every value as `spread --screen` does, and keeps the assumptions that move the baseline's pickup rate most.
 * null if there is no rate: nobody has a detainer, or `stop` came before the first replications.
 */
export async function measuredWeights(
  { bytes, file, allowFiles }: ScenarioBytes,
  { baseline: policy, seed, rate }: Measured,
  stop: AbortSignal,
): Promise<Weights | null> {
  const shownAs = shownName(file);
  const progress = new Progress('Values');
  const screened = await screen(readScenario(decodeScenario(bytes, shownAs), shownAs), filesOnDisk(file, allowFiles), {
    policy,
    baseline: null,
    seed,
    replications: REPLICATIONS,
    workers: workersFor,
    stop,
    onProgress: (finished, total) => progress.update(finished, total),
  }).finally(() => progress.end());
  return weightsOf(screened, policy, rate);
}

/**
 * The assumptions of a screening that move its rate by more than chance, the largest first. What they do is added to
 * the rate of the whole run, so that a report has one rate.
 */
export function weightsOf({ complete, result, values }: Screened, policy: string, rate: number | null): Weights | null {
  if (result === null || rate === null) return null;
  const assumed = values.filter(({ basis }) => basis === 'assumption');
  const most = assumed
    .filter(({ down, up }) => isBeyondChance(down) || isBeyondChance(up))
    .slice(0, SHOWN)
    .map(({ path, value, down, up }): Weight => ({ path, value, down: tried(down, rate), up: tried(up, rate) }));
  return { policy, replications: REPLICATIONS, by: MOVED_BY, complete, rate, moved: assumed.length, most };
}

function isBeyondChance(side: Side): boolean {
  return side !== null && side.mean !== 0 && (side.low === null || side.high === null || side.low * side.high > 0);
}

function tried(side: Side, rate: number): Weight['up'] {
  if (side === null) return null;
  const { value, mean, low, high } = side;
  return { value: plain(value), rate: rate + mean, difference: low === null || high === null ? null : { low, high } };
}

/** A value as YAML of one text has quotes that the scenario has not. */
function plain(value: string): string {
  const read: unknown = JSON.parse(value);
  return typeof read === 'string' ? read : value;
}
