import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { writeResolved } from '../../bench/hennepin.ts';
import { hasSimpy, PYTHON, printed } from '../../bench/peers.ts';
import { OUTCOMES } from '../../events/outcome.ts';
import type { Counters } from '../../src/measures/counters.ts';
import type { ResolvedScenario } from '../../src/resolved/scenario.ts';
import { loadScenario } from '../../src/scenario/load.ts';
import { agree, orSkipped } from './agree.ts';
import { countersOf } from './pickup-runs.ts';

const RUNS = 40;
/** If the two sides agree, one check in 50,000 fails by chance; there are fewer than 20 checks. */
const FALSE_ALARM = 2e-5;

interface Run {
  bookings: number;
  outcomes: Record<string, number>;
  /** Means over the people concerned, in seconds. */
  lead: number;
  gap: number;
}

interface SimpyRun {
  bookings: number;
  notices: number;
  window_seconds: number;
  arrivals: number;
  gap_seconds: number;
  outcomes: Record<string, number>;
}

const fromSimpy = ({ bookings, outcomes, ...run }: SimpyRun): Run => ({
  bookings,
  outcomes,
  lead: run.window_seconds / run.notices,
  gap: run.gap_seconds / run.arrivals,
});

const fromCounters = ({ bookings, outcomes, durations: { noticeWindow, pickupGap } }: Counters): Run => ({
  bookings,
  outcomes: Object.fromEntries(OUTCOMES.map((outcome, i) => [outcome, outcomes[i]])),
  lead: noticeWindow.seconds / noticeWindow.cases,
  gap: pickupGap.seconds / pickupGap.cases,
});

/** The figures that do not agree. */
function disagreeing(ours: readonly Run[], theirs: readonly Run[]): string[] {
  const figures: Record<string, (run: Run) => number> = {
    bookings: ({ bookings }) => bookings,
    lead: ({ lead }) => lead,
    gap: ({ gap }) => gap,
  };
  for (const outcome of OUTCOMES) figures[outcome] = ({ bookings, outcomes }) => (outcomes[outcome] ?? 0) / bookings;
  return Object.keys(figures).filter((key) => !agree(ours.map(figures[key]), theirs.map(figures[key]), FALSE_ALARM));
}

const found = orSkipped(hasSimpy(), 'SimPy', 'python3-simpy3');
const folder = mkdtempSync(join(tmpdir(), 'hennepin-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function practice(): Promise<ResolvedScenario> {
  const { resolved } = await loadScenario('scenarios/hennepin.yaml');
  return { ...resolved, policies: resolved.policies.filter(({ name }) => name === 'practice'), baseline: 'practice' };
}

(found ? describe : describe.skip)('hennepin’s practice in SimPy', () => {
  let simpy: Run[] = [];

  test('agrees with ours: the share of each outcome, the mean lead and the mean pickup gap', async () => {
    const file = await writeResolved(folder);
    const { runs } = printed<{ runs: SimpyRun[] }>(PYTHON, ['bench/hennepin_simpy.py', file, RUNS, 5]);
    simpy = runs.map(fromSimpy);
    for (const { bookings, outcomes } of simpy) {
      expect(Object.values(outcomes).reduce((sum, people) => sum + people, 0)).toBe(bookings);
    }
    const ours = countersOf(await practice(), RUNS).map(fromCounters);
    expect(disagreeing(ours, simpy)).toEqual([]);
  });

  test('planted fault: a decline of 55 instead of 62 of 100 shows in what follows it', async () => {
    const scenario = await practice();
    for (const { agentArrival } of scenario.policies) agentArrival.decline = [0.55, 0.55];
    const ours = countersOf(scenario, RUNS).map(fromCounters);
    const wrong = disagreeing(ours, simpy);
    expect(wrong).toContain('declined');
    expect(wrong).not.toContain('noDetainer');
  });

  test('refuses a scenario with what it does not cover', async () => {
    const scenario = await practice();
    for (const { releaseNotice } of scenario.policies) releaseNotice.hold.rule = 'upTo';
    const file = join(folder, 'held.json');
    writeFileSync(file, JSON.stringify(scenario));
    const { status, stderr } = spawnSync(PYTHON, ['bench/hennepin_simpy.py', file, '1', '1'], { encoding: 'utf8' });
    expect(status).toBe(1);
    expect(stderr).toContain("knows releaseNotice.hold.rule only as 'none'; the scenario has 'upTo'");
  });
});
