import { compile, type Sampler } from '../../draws/sampler.ts';
import { StageDraws } from '../../draws/stage-draws.ts';
import type { DaySwing } from '../../model/chance.ts';
import { ISSUE_DAY_DRAW, issueDayKey, STAGE } from '../../model/draw-order.ts';

/** Gamma quantiles take shapes up to 1e6. Such a swing and any smaller one changes no probability by one per cent. */
const LEAST_VARIATION = 1e-3;
/** Factors are whole numbers of this part, so that a sampler's table can give them. */
const PARTS = 10_000;

/** How many swings are kept at once; a power of 2. */
const SLOTS = 1024;

/** Swings of one coefficient of variation. Each day of an office has a slot, which others may take. */
interface KeptSwings {
  variation: number;
  gamma: Sampler;
  keys: Int32Array;
  /** The replication of the swing in a slot; −1: none. */
  replications: Int32Array;
  swings: Float64Array;
}

/**
 * The swings of the days of field offices in the replication that `replication` returns. The policies see the same day,
 * since a day's draw is keyed by the office and the day. The last days' swings are kept, without a map: finding a swing
 * in one takes longer than drawing it.
 */
export function daySwings(seed: number, fieldOfficeOf: readonly number[], replication: () => number): DaySwing {
  const draws = new StageDraws(STAGE.issueDay);
  const kept: KeptSwings[] = [];
  return (facility, day, variation) => {
    if (variation < LEAST_VARIATION) return 1;
    let found = 0;
    while (found < kept.length && kept[found].variation !== variation) found++;
    if (found === kept.length) kept.push(noSwings(variation));
    const { gamma, keys, replications, swings } = kept[found];
    const key = issueDayKey(fieldOfficeOf[facility], day);
    const slot = key & (SLOTS - 1);
    const current = replication();
    if (keys[slot] !== key || replications[slot] !== current) {
      draws.seek(seed, current, key);
      keys[slot] = key;
      replications[slot] = current;
      swings[slot] = gamma.sample(draws.at(ISSUE_DAY_DRAW.swing)) / PARTS;
    }
    return swings[slot];
  };
}

function noSwings(variation: number): KeptSwings {
  return {
    variation,
    gamma: gammaOfMeanOne(variation),
    keys: new Int32Array(SLOTS),
    replications: new Int32Array(SLOTS).fill(-1),
    swings: new Float64Array(SLOTS),
  };
}

/** The factor at a place u in (0, 1) of its distribution. */
export function swingAt(variation: number): (u: number) => number {
  if (variation < LEAST_VARIATION) return () => 1;
  const gamma = gammaOfMeanOne(variation);
  return (u) => gamma.sample(u) / PARTS;
}

/** In PARTS. */
function gammaOfMeanOne(variation: number): Sampler {
  const shape = 1 / (variation * variation);
  return compile({ kind: 'gamma', shape, scale: PARTS / shape });
}
