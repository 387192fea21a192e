import { describe, expect, test } from '@jest/globals';
import type { Distribution } from '../../src/draws/distribution.ts';
import { constant, HOUR } from '../engine/scenarios.ts';
import { AGREES, intervalAround, verdictOn } from './deviation.ts';
import { FOREVER, type Queue, runQueue, type Waits } from './queue-scenario.ts';
import { abandons, birthDeath, cobhamWaits, erlangC, erlangMeanWait, pollaczekKhinchine } from './theory.ts';

// The engine as a queue, compared with exact theory: each value must be within its interval, with one false alarm in a
// million. Each planted fault is the theory of a service 10 % faster or slower, which the same run must reject. Hours
// throughout.

const HOURLY: Distribution = { kind: 'exponential', mean: HOUR };

type Quantity = Exclude<keyof Waits, 'people'>;

/** The comparison of the engine's mean over people with the theory's. */
function verdict(replications: Waits[], quantity: Quantity, theory: number): string {
  const totals = replications.map((waits) => ({ total: waits[quantity], people: waits.people }));
  return verdictOn(theory, intervalAround(theory, totals));
}

const queue = (changes: Partial<Queue>): Queue => ({
  servers: 1,
  lambda: 0.7,
  service: HOURLY,
  patience: FOREVER,
  warmUpDays: 30,
  days: 120,
  replications: 30,
  seed: 1,
  ...changes,
});

describe('M/M/3 at a load of 75 %', () => {
  const [waits] = runQueue(queue({ servers: 3, lambda: 2.25, warmUpDays: 15, days: 60, seed: 3 }));

  test('the probability of waiting is Erlang C', () => {
    expect(verdict(waits, 'waited', erlangC(3, 2.25))).toBe(AGREES);
  });

  test('the mean wait is Erlang’s', () => {
    expect(verdict(waits, 'hours', erlangMeanWait(3, 2.25, 1))).toBe(AGREES);
  });

  test('the waits of those who wait are exponential with the rate cμ − λ', () => {
    expect(verdict(waits, 'waitedLong', erlangC(3, 2.25) * Math.exp(-0.75))).toBe(AGREES);
  });

  test.each([0.9, 1.1])('planted fault: the theory of a service rate of %p is rejected', (mu) => {
    expect(verdict(waits, 'waited', erlangC(3, 2.25 / mu))).not.toBe(AGREES);
    expect(verdict(waits, 'hours', erlangMeanWait(3, 2.25, mu))).not.toBe(AGREES);
  });
});

describe.each<[string, Distribution, variance: number]>([
  ['M/D/1', constant(HOUR), 0],
  ['M/U/1, uniform service', { kind: 'uniform', low: 0, high: 2 * HOUR }, 1 / 3],
  ['M/G/1, gamma service with cv² = 2', { kind: 'gamma', shape: 0.5, scale: 2 * HOUR }, 2],
])('%s at a load of 70 %', (_, service, variance) => {
  const [waits] = runQueue(queue({ service, seed: 4 }));

  test('the probability of waiting is the load', () => {
    expect(verdict(waits, 'waited', 0.7)).toBe(AGREES);
  });

  test('the mean wait is Pollaczek’s and Khinchine’s', () => {
    expect(verdict(waits, 'hours', pollaczekKhinchine(0.7, 1, variance))).toBe(AGREES);
  });

  test.each([0.9, 1.1])('planted fault: the theory of a service of %p h is rejected', (mean) => {
    expect(verdict(waits, 'waited', 0.7 * mean)).not.toBe(AGREES);
    expect(verdict(waits, 'hours', pollaczekKhinchine(0.7, mean, variance * mean ** 2))).not.toBe(AGREES);
  });
});

describe('M/M/3 with two priority classes', () => {
  const busy = queue({ servers: 3, lambda: 2.25, warmUpDays: 15, days: 60, seed: 5 });
  // More replications, because the priorities make only a slight difference to the second class.
  const classes = runQueue({ ...busy, classes: [0.4, 0.6], replications: 60 });
  const waits = (mu: number) => cobhamWaits(3, [0.9, 1.35], mu);

  test('the mean wait of each is Cobham’s', () => {
    classes.forEach((replications, priority) => {
      expect(verdict(replications, 'hours', waits(1)[priority])).toBe(AGREES);
    });
  });

  test('planted fault: a service rate of 0.9 is rejected, and so are the waits without priorities', () => {
    classes.forEach((replications, priority) => {
      expect(verdict(replications, 'hours', waits(0.9)[priority])).not.toBe(AGREES);
      expect(verdict(replications, 'hours', erlangMeanWait(3, 2.25, 1))).not.toBe(AGREES);
    });
  });
});

describe('M/M/2+M, overloaded, patience exponential with a mean of an hour', () => {
  const [waits] = runQueue(
    queue({ servers: 2, lambda: 3, patience: { clearing: HOURLY }, warmUpDays: 3, days: 30, seed: 6 }),
  );
  const theory = birthDeath(2, 3, 1, 1);

  test('waiting, abandoning and the time in the queue are those of the birth–death process', () => {
    expect(verdict(waits, 'waited', theory.waits)).toBe(AGREES);
    expect(verdict(waits, 'abandoned', theory.abandons)).toBe(AGREES);
    expect(verdict(waits, 'hours', theory.meanTimeInQueue)).toBe(AGREES);
  });

  test.each([0.9, 1.1])('planted fault: the theory of a service rate of %p is rejected', (mu) => {
    const faulty = birthDeath(2, 3, mu, 1);
    expect(verdict(waits, 'waited', faulty.waits)).not.toBe(AGREES);
    expect(verdict(waits, 'abandoned', faulty.abandons)).not.toBe(AGREES);
  });
});

describe.each<[string, Queue['patience'], H: (x: number) => number, kink: number]>([
  ['M/M/2+D, held for 90 minutes', { hold: 1.5 * HOUR }, (x) => Math.min(x, 1.5), 1.5],
  ['M/M/2+D, released after 90 minutes', { clearing: constant(1.5 * HOUR) }, (x) => Math.min(x, 1.5), 1.5],
  [
    'M/M/2+U, released within 2 hours',
    { clearing: { kind: 'uniform', low: 0, high: 2 * HOUR } },
    (x) => (x < 2 ? x - x ** 2 / 4 : 1),
    2,
  ],
])('the deadline queue %s, overloaded', (_, patience, H, kink) => {
  const [waits] = runQueue(queue({ servers: 2, lambda: 2.5, patience, warmUpDays: 3, days: 30, seed: 7 }));

  test('the probability of abandoning is that of Baccelli and Hebuterne', () => {
    expect(verdict(waits, 'abandoned', abandons(2, 2.5, 1, H, 60, [kink]))).toBe(AGREES);
  });

  test.each([0.9, 1.1])('planted fault: the theory of a service rate of %p is rejected', (mu) => {
    expect(verdict(waits, 'abandoned', abandons(2, 2.5, mu, H, 60, [kink]))).not.toBe(AGREES);
  });
});
