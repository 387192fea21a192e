import { describe, expect, test } from '@jest/globals';
import type { SnapshotRun } from '../../src/check/found/finding.ts';
import type { CheckOptions } from '../../src/check/run/check-all.ts';
import { runsInMemory } from '../../src/kept-runs/runs-cache.ts';
import { checkClaims } from './known.ts';

/** Three claims: two are decided by the first look at 20 replications, and the last needs the second at 40. */
const CLAIMS = [
  'policy: practice, outcome: notIdentified, between: [40 %, 80 %]',
  'policy: half, against: practice, measure: hoursHeld, atMost: 1 h',
  'policy: practice, outcome: notIdentified, atMost: 61.5 %',
];
const SETTINGS = 'replications: { from: 20, atMost: 40 }\nsnapshot: known.yaml';

const HOLDS = {
  verdict: 'holds',
  sentence: 'the results equal those of the snapshot',
  causes: [],
  movement: [],
  reproduce: 'pickup-gap compare A B',
  accept: null,
  proposed: [],
} as const;

/** Checks with a snapshot of `replications` under `seed`, and says how many replications were run for what. */
async function checked(seed: number, replications: number, options: Partial<CheckOptions> = {}) {
  let ran = 0;
  const compared: number[] = [];
  const compare = async ({ runs }: SnapshotRun) => {
    compared.push(runs.replications, runs.policies[0].runs.size);
    return HOLDS;
  };
  const { result } = await checkClaims(
    CLAIMS,
    {
      ...options,
      snapshots: { read: async () => ({ seed, replications, compare }) },
      onProgress: () => {
        ran++;
      },
    },
    SETTINGS,
  );
  return { ran, compared, claims: result.suites[0].claims };
}

describe('claims and a snapshot of one scenario share their replications', () => {
  test('given a snapshot of as many replications as the first look, then those run once', async () => {
    expect(await checked(1, 20)).toMatchObject({ ran: 40, compared: [20, 20] });
  });

  test.each([
    ['another number of replications', 1, 7],
    ['another seed', 2, 20],
  ])('given %s, then the snapshot has runs of its own', async (_, seed, replications) => {
    const { ran, compared } = await checked(seed, replications);
    expect([ran, compared]).toEqual([40 + replications, [replications, replications]]);
  });

  test('the claims find the same in all cases', async () => {
    const settings = SETTINGS.replace('snapshot: known.yaml', '');
    const alone = (await checkClaims(CLAIMS, {}, settings)).result.suites[0].claims;
    for (const [seed, replications] of [
      [1, 20],
      [1, 7],
      [2, 20],
    ]) {
      expect((await checked(seed, replications)).claims).toEqual(alone);
    }
  });
});

test('a second check with a cache runs nothing, also for the snapshot', async () => {
  const cache = runsInMemory('this program');
  expect((await checked(2, 7, { cache })).ran).toBe(47);
  expect((await checked(2, 7, { cache })).ran).toBe(0);
});
