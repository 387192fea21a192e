import { gammaQuantile } from '../../draws/gamma.ts';
import { StageDraws } from '../../draws/stage-draws.ts';
import type { DaySwing } from '../../model/chance.ts';
import { ISSUE_DAY_DRAW, issueDayKey, STAGE } from '../../model/draw-order.ts';

/** gammaQuantile takes shapes up to 1e6. Such a swing and any smaller one changes no probability by one per cent. */
const LEAST_VARIATION = 1e-3;

/**
 * The swings of the days of field offices in the replication that `replication` returns. The policies see the same day,
 * since a day's draw is keyed by the office and the day. A gamma quantile takes microseconds, so each is kept for the
 * rest of the replication.
 */
export function daySwings(seed: number, fieldOfficeOf: readonly number[], replication: () => number): DaySwing {
  const draws = new StageDraws(STAGE.issueDay);
  /** By coefficient of variation, then by day of an office. */
  const swings = new Map<number, Map<number, number>>();
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
      swing = gammaOfMeanOne(variation, draws.at(ISSUE_DAY_DRAW.swing));
      ofDays.set(key, swing);
    }
    return swing;
  };
}

function gammaOfMeanOne(variation: number, u: number): number {
  const scale = variation * variation;
  return gammaQuantile(1 / scale, u) * scale;
}
