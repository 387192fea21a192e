import { afterAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ColumnKey } from '../../src/event-log/logged-case.ts';
import { loadScenario } from '../../src/scenario/load.ts';
import { randomPatchwork, randomPolicy, randomScenario } from '../engine/random-scenario.ts';
import { ENDINGS, LogRoom } from '../event-log/log-room.ts';
import { asRead, exported, outcomesLogged, outcomesReplayed, without } from './replays.ts';

const room = new LogRoom();
afterAll(() => room.remove());

const SHIPPED = [
  'first-look',
  'first-question',
  'first-weekly-report',
  'disputed-counts',
  'hennepin-2011-2020',
  'every-regime',
  'classroom/6-overload',
];

const MOST_DAYS = 60;

const anyScenario = randomScenario(randomPolicy.map((policy) => [{ ...policy, name: 'one' }])).map((scenario) => ({
  ...scenario,
  baseline: 'one',
}));

describe('a log that export wrote, replayed with its own seed, replication and policy', () => {
  test.each(SHIPPED)('ends as it did, case by case, under every policy of %s', async (name) => {
    const { resolved } = await loadScenario(`scenarios/${name}.yaml`);
    const days = Math.min(resolved.days, MOST_DAYS);
    for (const { name: policy } of resolved.policies) {
      // Beside the baseline, since all policies together take minutes.
      const policies = resolved.policies.filter((one) => one.name === policy || one.name === resolved.baseline);
      const scenario = { ...resolved, days, policies };
      const { cases } = exported(scenario, policy, 2);
      const found = await outcomesReplayed(scenario, asRead(cases), { policy, replication: 2 });
      expect([policy, found]).toEqual([policy, outcomesLogged(cases)]);
    }
  });

  test('does so whatever the rules, and with rules that differ by facility and date', async () => {
    for (const scenario of [
      ...fc.sample(anyScenario, { seed: 11, numRuns: 40 }),
      ...fc.sample(randomPatchwork, { seed: 12, numRuns: 20 }),
    ]) {
      const [first] = scenario.policies;
      const single = { ...scenario, policies: [first], baseline: first.name };
      const { cases } = exported(single, first.name, 1);
      if (cases.length === 0) continue;
      const found = await outcomesReplayed(single, asRead(cases), { policy: first.name, replication: 1 });
      expect(found).toEqual(outcomesLogged(cases));
    }
  });

  test.each(ENDINGS)('does so from a file in the form %s', async (ending) => {
    const { resolved } = await loadScenario('scenarios/first-look.yaml');
    const log = exported(resolved, 'delayed', 0);
    const read = await room.roundTrip(log, ending);
    const found = await outcomesReplayed(resolved, read, { policy: 'delayed', replication: 0 });
    expect(found).toEqual(outcomesLogged(log.cases));
  });

  test('does so in any order of the cases, and with only those that have a detainer', async () => {
    const { resolved } = await loadScenario('scenarios/first-question.yaml');
    const { cases } = exported(resolved, 'held', 0);
    const some = cases.filter(({ lodgedAt }) => lodgedAt !== null).toReversed();
    const found = await outcomesReplayed(resolved, asRead(some), { policy: 'held', replication: 0 });
    expect(some.length).toBeGreaterThan(10);
    expect(some.length).toBeLessThan(cases.length);
    expect(found).toEqual(outcomesLogged(some));
  });

  /** An exit after a delay is no substitute for the exit without it, so these are dropped together. */
  const EXITS: ColumnKey[] = ['undelayedExitAt', 'exitAt', 'leftAt', 'pickedUpAt'];
  const DROPPABLE: ColumnKey[][] = [
    ['facility'],
    ['priority'],
    ['foreignBorn', 'priorContact'],
    ['convicted'],
    ['consents'],
    ['asked', 'calledAt'],
    ['identifiedAt', 'channel'],
    ['lodgedAt'],
    ['askedAboutAt'],
    ['knownAt'],
    ['orderAt'],
    ['releaseReason'],
    EXITS,
  ];

  test('does so without any of its columns, which are drawn as they were', async () => {
    const { resolved } = await loadScenario('scenarios/first-look.yaml');
    const { cases } = exported(resolved, 'delayed', 0);
    await fc.assert(
      fc.asyncProperty(fc.subarray(DROPPABLE), async (dropped) => {
        const log = without(cases, dropped.flat());
        const found = await outcomesReplayed(resolved, log, { policy: 'delayed', replication: 0 });
        expect(found).toEqual(outcomesLogged(cases));
      }),
      { seed: 3, numRuns: 12 },
    );
  });
});

describe('planted faults, each of which changes an outcome', () => {
  const outcomesOf = async (change: (log: ReturnType<typeof asRead>) => ReturnType<typeof asRead>, replication = 0) => {
    const { resolved } = await loadScenario('scenarios/first-look.yaml');
    const { cases } = exported(resolved, 'practice', 0);
    const log = change(asRead(cases));
    const found = await outcomesReplayed(resolved, log, { policy: 'practice', replication });
    return [[...found.values()], [...outcomesLogged(log.cases).values()]];
  };

  test('the draws of other people', async () => {
    const [found, logged] = await outcomesOf((log) => ({
      ...log,
      cases: log.cases.map((one, i) => ({ ...one, id: `J-${i}` })).toReversed(),
    }));
    expect(found).not.toEqual(logged);
  });

  test('the draws of another replication', async () => {
    const [found, logged] = await outcomesOf((log) => log, 1);
    expect(found).not.toEqual(logged);
  });

  test('exits that are half an hour earlier', async () => {
    const earlier = (at: number | null) => (at === null ? null : at - 1800);
    const [found, logged] = await outcomesOf((log) => ({
      ...log,
      cases: log.cases.map((one) => ({ ...one, undelayedExitAt: earlier(one.undelayedExitAt) })),
    }));
    expect(found).not.toEqual(logged);
  });
});
