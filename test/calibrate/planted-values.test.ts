import { beforeAll, describe, expect, test } from '@jest/globals';
import { agreementOf } from '../../src/calibrate/calibrate.ts';
import { fitOfDraws } from '../../src/calibrate/fit-of-draws.ts';
import { type KeptRange, keptRange } from '../../src/calibrate/kept-ranges.ts';
import type { Observation } from '../../src/calibrate/observation.ts';
import type { Draw } from '../../src/calibrate/run-draws.ts';
import { drawn, OUTCOMES_SEEN, observationOf, written } from './small.ts';

const TRIALS = 100;
/** Of 100 ranges of 90 %, fewer than 83 hold the truth with a probability of one in a hundred. */
const FEWEST = 83;

let draws: Draw[];
let planted: Draw[];
/** By trial and value. */
let ranges: KeptRange[][];
beforeAll(async () => {
  const any = OUTCOMES_SEEN.map((subject) => observationOf(subject, { kind: 'count', count: 0, of: 1 }));
  draws = await drawn(any, { draws: 300, seed: 1, replications: 3, days: 28 });
  // About 60 cases each.
  planted = await drawn(any, { draws: TRIALS, seed: 2, replications: 2, days: 6 });
  ranges = planted.map((truth) => {
    const weighed = kept(countedIn(truth));
    return truth.places.map((_, j) => (weighed.length === 0 ? NOTHING : keptRange(weighed, j)));
  });
});

/** What is counted in one jail whose values are planted. */
function countedIn({ figures }: Draw): Observation[] {
  return figures.map(({ part, whole }, o) =>
    observationOf(OUTCOMES_SEEN[o], { kind: 'count', count: part, of: whole }),
  );
}

/** Where no draw agrees, the range holds nothing. */
const NOTHING: KeptRange = { low: 1, middle: 1, high: 0 };

const holds = ({ low, high }: KeptRange, place: number) => low <= place && place <= high;

function kept(observed: readonly Observation[]) {
  const fits = fitOfDraws(
    observed,
    draws.map(({ figures }) => figures),
  );
  const best = Math.max(...fits.map(({ logChance }) => logChance));
  return draws
    .map(({ places }, k) => ({ places, weight: fits[k].agrees ? Math.exp(fits[k].logChance - best) : 0 }))
    .filter(({ weight }) => weight > 0);
}

describe('values that were planted', () => {
  test.each([
    [0, 'the share of calls answered'],
    [1, 'the share declined'],
    [2, 'the share of teams that do not show'],
  ])(`lie within the 90 %% range in at least ${FEWEST} of ${TRIALS} trials: value %s, %s`, (j) => {
    const held = planted.filter(({ places }, t) => holds(ranges[t][j], places[j])).length;
    expect(held).toBeGreaterThanOrEqual(FEWEST);
  });

  test('are ranges that narrow: to less than two thirds on average', () => {
    const widths = ranges.map(([, { low, high }]) => high - low);
    expect(widths.reduce((sum, width) => sum + width, 0) / TRIALS).toBeLessThan(0.6);
  });

  test('planted fault: ranges of the counts of another jail hold the values less often', () => {
    const held = planted.filter(({ places }, t) => holds(ranges[(t + 1) % TRIALS][1], places[1])).length;
    expect(held).toBeLessThan(FEWEST);
  });
});

describe('what stays undetermined', () => {
  const agreement = (observed: Observation[]) => agreementOf(written.tree, observed, draws, 'a note');
  const fittedOf = (found: ReturnType<typeof agreement>, end: string) =>
    found.values.find(({ path }) => path.endsWith(end))!;

  test('a count of what one value decides says little of the others', () => {
    const found = agreement([observationOf(OUTCOMES_SEEN[0], { kind: 'count', count: 20, of: 140 })]);
    expect(fittedOf(found, 'decline').isUndetermined).toBe(false);
    expect(fittedOf(found, 'noShow').isUndetermined).toBe(true);
  });

  test('one count of two values shows them as a pair that is known only together', () => {
    // Nobody declines whom the agency did not hear of: what is declined is about (heard in time) × (decline).
    const found = agreement([observationOf(OUTCOMES_SEEN[0], { kind: 'count', count: 250, of: 1000 })]);
    expect(found.tradeOffs).toHaveLength(1);
    expect(found.tradeOffs[0].correlation).toBeLessThan(-0.4);
  });

  test('no draw agrees with counts that the ranges cannot give, and the nearest names the one that is missed', () => {
    const found = agreement([
      observationOf(OUTCOMES_SEEN[0], { kind: 'count', count: 290, of: 300 }),
      observationOf(OUTCOMES_SEEN[1], { kind: 'count', count: 3, of: 300 }),
    ]);
    expect(found).toMatchObject({ agree: 0, paste: '', tradeOffs: [] });
    expect(found.nearest!.figures[0].agrees).toBe(false);
    expect(found.nearest!.values).toHaveLength(3);
  });
});
