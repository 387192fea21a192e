import { compile, type Sampler } from '../../draws/sampler.ts';
import { StageDraws } from '../../draws/stage-draws.ts';
import type { DaySwing } from '../../model/chance.ts';
import { ISSUE_DAY_DRAW, issueDayKey, STAGE } from '../../model/draw-order.ts';

/** Gamma quantiles take shapes up to 1e6. Such a swing and any smaller one changes no probability by one per cent. */
const LEAST_VARIATION = 1e-3;
/** Factors are whole numbers of this part, so that a sampler's table can give them. */
const PARTS = 10_000;

/**
 * The swings of the days of field offices in the replication that `replication` returns. The policies see the same day,
 * since a day's draw is keyed by the office and the day. Each factor is kept for the rest of the replication.
 */
export function daySwings(seed: number, fieldOfficeOf: readonly number[], replication: () => number): DaySwing {
  const draws = new StageDraws(STAGE.issueDay);
  /** By coefficient of variation, then by day of an office. */
  const swings = new Map<number, Map<number, number>>();
  const samplers = new Map<number, Sampler>();
  let current = replication();
  return (facility, day, variation) => {
    if (variation < LEAST_VARIATION) return 1;
    if (replication() !== current) {
      current = replication();
      swings.clear();
    }
    const ofDays = swings.get(variation) ?? new Map<number, number>();
    swings.set(variation, ofDays);
    const key = issueDayKey(fieldOfficeOf[facility], day);
    let swing = ofDays.get(key);
    if (swing === undefined) {
      draws.seek(seed, current, key);
      const gamma = samplers.get(variation) ?? gammaOfMeanOne(variation);
      samplers.set(variation, gamma);
      swing = gamma.sample(draws.at(ISSUE_DAY_DRAW.swing)) / PARTS;
      ofDays.set(key, swing);
    }
    return swing;
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
