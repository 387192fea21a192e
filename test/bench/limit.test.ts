import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { compileLimit, printed } from '../../bench/peers.ts';
import { OUTCOME_INDEX } from '../../events/outcome.ts';
import type { Counters } from '../../src/measures/counters.ts';
import { agree, orSkipped } from './agree.ts';
import { countersOf, DAYS, pickupScenario, slowerScenario } from './pickup-runs.ts';

const RUNS = 24;
/** If the two sides agree, one check in 100,000 fails by chance; there are eight checks. */
const FALSE_ALARM = 1e-5;

interface LimitRun {
  people: number;
  noTeamFree: number;
  late: number;
  pickedUpAtRelease: number;
  windowSeconds: number;
  responseSeconds: number;
  gapSeconds: number;
  drivingSeconds: number;
  waitingSeconds: number;
}

/** The same figures of the engine. */
function asLimitRun({ bookings, outcomes, durations, drivingSeconds, waitingSeconds }: Counters): LimitRun {
  const { noTeamFree, late, pickedUpAtRelease } = OUTCOME_INDEX;
  return {
    people: bookings,
    noTeamFree: outcomes[noTeamFree],
    late: outcomes[late],
    pickedUpAtRelease: outcomes[pickedUpAtRelease],
    windowSeconds: durations.noticeWindow.seconds,
    responseSeconds: durations.responseTime.seconds,
    gapSeconds: durations.pickupGap.seconds,
    drivingSeconds,
    waitingSeconds,
  };
}

/** Shares of the people, and means over them. */
const perPerson = (runs: readonly LimitRun[], key: keyof LimitRun) => runs.map((run) => run[key] / run.people);

const folder = mkdtempSync(join(tmpdir(), 'limit-'));
afterAll(() => rmSync(folder, { recursive: true }));
const program = compileLimit(folder);
const found = orSkipped(program !== null, 'g++', 'g++');

(found ? describe : describe.skip)('the pickup benchmark in C++', () => {
  const { runs, gaps } = found
    ? printed<{ runs: LimitRun[]; gaps: [minute: number, cases: number][] }>(program!, [RUNS, 7, DAYS])
    : { runs: [], gaps: [] };
  const keys: readonly (keyof LimitRun)[] = [
    'noTeamFree',
    'late',
    'pickedUpAtRelease',
    'windowSeconds',
    'responseSeconds',
    'gapSeconds',
    'drivingSeconds',
    'waitingSeconds',
  ];

  test('gives everybody one outcome, and counts every gap once', () => {
    for (const { people, noTeamFree, late, pickedUpAtRelease } of runs) {
      expect(noTeamFree + late + pickedUpAtRelease).toBe(people);
    }
    const met = runs.reduce((sum, { late, pickedUpAtRelease }) => sum + late + pickedUpAtRelease, 0);
    expect(gaps.reduce((sum, [, cases]) => sum + cases, 0)).toBe(met);
    // A bin of the histogram is a minute wide, with the minute in its middle.
    const minutes = gaps.reduce((sum, [minute, cases]) => sum + minute * cases, 0);
    const seconds = runs.reduce((sum, run) => sum + run.gapSeconds, 0);
    expect(Math.abs(60 * minutes - seconds)).toBeLessThanOrEqual(30 * met);
  });

  test('runs the same model: outcomes, times and hours agree with ours', async () => {
    const ours = countersOf(await pickupScenario(), RUNS).map(asLimitRun);
    for (const key of keys) {
      expect([key, agree(perPerson(ours, key), perPerson(runs, key), FALSE_ALARM)]).toEqual([key, true]);
    }
    const people = (all: readonly LimitRun[]) => all.map((run) => run.people);
    expect(agree(people(ours), people(runs), FALSE_ALARM)).toBe(true);
  });

  test('planted fault: ways back of 33 instead of 30 minutes show as a difference', async () => {
    const slower = countersOf(await slowerScenario(), RUNS).map(asLimitRun);
    const wrong = keys.filter((key) => !agree(perPerson(slower, key), perPerson(runs, key), FALSE_ALARM));
    expect(wrong).toEqual(expect.arrayContaining(['noTeamFree', 'drivingSeconds']));
    expect(wrong).not.toContain('windowSeconds');
  });

  test('draws others for each replication and each seed, and the same when it is run again', () => {
    const people = (seed: number) =>
      printed<{ runs: LimitRun[] }>(program!, [3, seed, 5]).runs.map(({ windowSeconds }) => windowSeconds);
    expect(people(1)).toEqual(people(1));
    expect(new Set([...people(1), ...people(2)]).size).toBe(6);
  });

  test('refuses what it cannot run', () => {
    const { status, stderr } = spawnSync(program!, ['1', '7', '100'], { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining('at least 2 replications') });
  });
});
