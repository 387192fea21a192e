import { onThreads } from '../../src/engine/run/on-threads.ts';
import { filesOnDisk } from '../../src/scenario/files/files-on-disk.ts';
import { loadTree } from '../../src/scenario/load-tree.ts';
import { readScenario } from '../../src/scenario/steps/read.ts';
import type { Varied } from '../../src/sweep/axis.ts';
import { type Asked, type Planned, planSweep } from '../../src/sweep/plan-sweep.ts';
import { type Sweeping, sweep } from '../../src/sweep/sweep.ts';
import type { SweepResult } from '../../src/sweep/sweep-result.ts';
import { A_MANIFEST } from '../manifest/a-manifest.ts';

/** Two weeks of one jail where everybody has a detainer, under two policies. */
export const TEXT = `
title: A small jail
zone: America/Chicago
start: 2018-01-01
length: 14 days
base:
  facilities: { jail: { travel: 30 min, clearing: 1–2 h } }
  booking: { rate: 20 per day, foreignBorn: 100 % }
  detainer:
    bookingCall: { rule: everyForeignBorn, delay: 0 h }
    issue: { probability: 100 %, delay: 0 h }
  agentArrival: { teams: { count: 2, hours: always }, noShow: 10 % }
policies:
  practice: {}
  ahead:
    changes: { releaseNotice.notice.rule: advance, releaseNotice.notice.lead: 12 h }
`;
const FILE = 'scenarios/sweep.yaml';
export const WRITTEN = readScenario(TEXT, FILE);
export const FILES = filesOnDisk(FILE);

export function planned(varied: readonly Varied[], asked: Partial<Asked> = {}): Promise<Planned> {
  return loadTree(WRITTEN, FILES).then((loaded) =>
    planSweep(WRITTEN, FILES, loaded, { varied, design: 'grid', points: undefined, seed: 1, ...asked }),
  );
}

/** The result of a small sweep with 3 replications of seed 1. */
export async function swept(varied: readonly Varied[], sweeping: Partial<Sweeping & Asked> = {}): Promise<SweepResult> {
  const { design = 'grid', points } = sweeping;
  const plan = await planned(varied, { design, points });
  const found = await sweep(WRITTEN, FILES, plan, {
    seed: 1,
    replications: 3,
    measures: ['pickupRate', 'pickups'],
    choose: (resolved) => resolved,
    openPlace: onThreads(1),
    cache: null,
    stop: new AbortController().signal,
    onProgress() {},
    ...sweeping,
  });
  return {
    manifest: A_MANIFEST,
    scenario: { title: 'A small jail', sha256: 'ab' },
    seed: 1,
    replications: 3,
    design,
    asked: plan.points.length,
    vary: plan.vary,
    ...found,
  };
}
