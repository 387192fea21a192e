import { describe, expect, test } from '@jest/globals';
import { ThreadShelf } from '../../src/engine/run/thread-shelf.ts';
import { MEASURES } from '../../src/measures/definitions.ts';
import { estimateOf } from '../../src/seek/target.ts';
import { Variants } from '../../src/seek/variants.ts';
import { SideBySide } from '../../src/variations/side-by-side.ts';
import { BUSY, CERTAIN, files, WINDOW, written } from './scenarios.ts';
import { seekIn } from './seek-in.ts';

const measure = (key: string) => MEASURES.find((one) => one.key === key)!;

describe('seek', () => {
  test('has the planted value in its 95 % interval in at least 17 of 20 seeds', async () => {
    // With everything else certain, the pickup rate is 1 − decline: 37 % declined leaves 63 %.
    const hits = [];
    for (let seed = 1; seed <= 20; seed++) {
      const { alone } = await seekIn(CERTAIN, 'pickup rate 63 % ± 2 %', ['agentArrival.decline 5 %..80 %'], { seed });
      const { low, high } = alone[0].found[0].interval;
      hits.push(Number.parseFloat(low!) <= 37 && Number.parseFloat(high!) >= 37);
    }
    expect(hits.filter(Boolean).length).toBeGreaterThanOrEqual(17);
  });

  test('finds a value that was run, reaches the target and has the precision asked for', async () => {
    const { alone, target, isReached } = await seekIn(CERTAIN, 'pickup rate 63 % ± 2 %', [
      'agentArrival.decline 5..80 %',
    ]);
    const [{ found, tried, shape, written: before }] = alone;
    const [{ value, result, change }] = found;
    expect({ isReached, shape, before, direction: target.direction }).toEqual({
      isReached: true,
      shape: 'falls',
      before: '80 %',
      direction: 'atLeast',
    });
    expect(target.isPrecise).toBe(true);
    expect(result.mean!).toBeGreaterThanOrEqual(0.63);
    expect(result.high! - result.low!).toBeLessThanOrEqual(0.04);
    expect(tried.filter((one) => one.value === value && one.mean === result.mean)).toHaveLength(1);
    expect(change).toBeCloseTo((80 - Number.parseFloat(value)) / 75, 10);
  });

  test('counts its changes from the value as written, in both directions', async () => {
    const rises = await seekIn(CERTAIN, 'pickup rate 10 % ± 2 %', ['agentArrival.decline 5..95 %']);
    expect(rises.target.direction).toBe('atMost');
    expect(Number.parseFloat(rises.alone[0].found[0].value)).toBeGreaterThan(80);
  });

  test('gives the smallest whole number, where only these are allowed', async () => {
    const { alone } = await seekIn(BUSY, 'pickup rate 60 % ± 2 %', ['agentArrival.teams.count 1..9']);
    const [{ whole, found, tried }] = alone;
    expect(whole).toBe(true);
    const number = found[0].number;
    // One by one, over the same people.
    const variants = await Variants.of(written(BUSY), files, 'practice');
    const { replications } = tried.findLast((one) => one.number === number)!;
    const rates = [];
    for (let count = 1; count <= 9; count++) {
      const variant = await variants.at({ 'practice: agentArrival.teams.count': String(count) });
      const run = new SideBySide([variant], {
        seed: 1,
        workers: () => 1,
        shelf: new ThreadShelf(),
        stop: new AbortController().signal,
        onProgress() {},
      });
      await run.runTo(replications);
      rates.push(estimateOf({ measure: measure('pickupRate') }, run.tallies()[0]).mean!);
    }
    expect(number).toBe(rates.findIndex((rate) => rate >= 0.6) + 1);
    expect(found[0].result.mean).toBe(rates[number - 1]);
  });

  test('says what cannot be reached, with the best that can', async () => {
    const { alone, isReached } = await seekIn(CERTAIN, 'pickup rate 99 % ± 2 %', ['agentArrival.decline 30..80 %']);
    const [{ found, best }] = alone;
    expect(isReached).toBe(false);
    expect(found).toEqual([]);
    expect(best).toMatchObject({ value: '30 %', result: { mean: expect.closeTo(0.7, 1) } });
  });

  test('says where the measure does not move', async () => {
    const { alone } = await seekIn(CERTAIN, 'pickup rate 60 % ± 5 %', ['costs.call 5 min..30 min']);
    expect(alone[0]).toMatchObject({ shape: 'does not move', isReached: false });
  });

  test('says that a response is not monotone, with both crossings', async () => {
    // People are cleared at nine; the release waits for the lead; teams are on duty from noon to three.
    const { alone } = await seekIn(WINDOW, 'pickup rate 50 % ± 5 %', ['releaseNotice.notice.lead 0 h..12 h']);
    const [{ shape, found }] = alone;
    expect(shape).toBe('rises, then falls');
    const hours = (text: string) => Number.parseFloat(text);
    expect(hours(found[0].value)).toBeGreaterThan(2);
    expect(hours(found[0].value)).toBeLessThanOrEqual(3.5);
    expect(hours(found[0].until!.value)).toBeGreaterThan(5);
    expect(hours(found[0].until!.value)).toBeLessThan(8);
  });

  test('needs no change where the target is reached as written', async () => {
    const { asWritten, isReached } = await seekIn(CERTAIN, 'pickup rate ≥ 10 % ± 2 %', [
      'agentArrival.decline 5..80 %',
    ]);
    expect({ asWritten: asWritten.isReached, isReached }).toEqual({ asWritten: true, isReached: true });
  });

  test('finds a pair that reaches what neither value does alone', async () => {
    // Rates multiply: (1 − decline) · (1 − no-shows), from 0.2 · 0.5.
    const text = CERTAIN.replace('noShow: 0 %', 'noShow: 50 %');
    const { alone, pair, isReached } = await seekIn(text, 'pickup rate 60 % ± 2 %', [
      'agentArrival.decline 0..80 %',
      'agentArrival.noShow 0..50 %',
    ]);
    expect(alone.map((one) => one.isReached)).toEqual([false, false]);
    expect(isReached).toBe(true);
    const [decline, noShow] = pair!.values.map(({ number }) => number / 100);
    expect((1 - decline) * (1 - noShow)).toBeGreaterThan(0.57);
    expect(pair!.isSmaller).toBe(true);
    // The sum of both shares, (a − 0.2) ÷ 0.8 + (b − 0.5) ÷ 0.5 with a · b = 0.6, is least at a = 1.6 · b, where it is 1.2.
    expect(pair!.change).toBeGreaterThan(1.15);
    expect(pair!.change).toBeLessThan(1.3);
  });

  test('says what the change costs everyone else, paired with the scenario as written', async () => {
    const { alone } = await seekIn(CERTAIN, 'pickup rate 63 % ± 2 %', ['agentArrival.decline 5..80 %']);
    const costs = new Map(alone[0].costs.map((cost) => [cost.measure, cost]));
    expect(costs.has('pickupRate')).toBe(false);
    const pickups = costs.get('pickups')!;
    expect(pickups.difference.mean).toBeCloseTo(pickups.found! - pickups.asWritten!, 6);
    expect(pickups.difference.low!).toBeGreaterThan(0);
    expect(costs.get('hoursHeld')!.difference).toEqual({ mean: 0, low: 0, high: 0 });
  });

  test('gives the same for any number of workers, and again', async () => {
    const of = (workers: number) =>
      seekIn(CERTAIN, 'pickup rate 63 % ± 4 %', ['agentArrival.decline 5..80 %'], { workers: () => workers });
    const one = JSON.stringify(await of(1));
    expect(JSON.stringify(await of(2))).toBe(one);
    expect(JSON.stringify(await of(1))).toBe(one);
  });

  test('returns what was found so far when it is stopped', async () => {
    const controller = new AbortController();
    const { complete, alone, asWritten } = await seekIn(
      CERTAIN,
      'pickup rate 63 % ± 2 %',
      ['agentArrival.decline 5..80 %'],
      {
        stop: controller.signal,
        onProgress: (finished) => {
          if (finished === 1) controller.abort();
        },
      },
    );
    expect({ complete, alone }).toEqual({ complete: false, alone: [] });
    expect(asWritten.mean).toBeCloseTo(0.2, 1);
  });

  test('moves a path of the bookings for all policies, and finds more people with them', async () => {
    const { alone } = await seekIn(CERTAIN, 'detainers lodged 560 ± 20', ['booking.rate 10..60 per day']);
    // 14 days, everybody has a detainer: 40 a day.
    const { low, high } = alone[0].found[0].interval;
    expect(Number.parseFloat(low!)).toBeLessThan(41);
    expect(Number.parseFloat(high!)).toBeGreaterThan(39);
  });
});
