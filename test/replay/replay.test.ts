import { beforeAll, describe, expect, test } from '@jest/globals';
import type { LoggedCase } from '../../src/event-log/logged-case.ts';
import { InputError, renderProblems } from '../../src/refusals/input-error.ts';
import { replayCsv } from '../../src/replay/replay-csv.ts';
import { renderReplay } from '../../src/replay/replay-text.ts';
import type { ResolvedScenario } from '../../src/resolved/scenario.ts';
import { loadScenario } from '../../src/scenario/load.ts';
import { A_MANIFEST } from '../manifest/a-manifest.ts';
import { asRead, exported, replayed, without } from './replays.ts';

let scenario: ResolvedScenario;
let cases: LoggedCase[];

beforeAll(async () => {
  ({ resolved: scenario } = await loadScenario('scenarios/first-look.yaml'));
  ({ cases } = exported(scenario, 'practice', 0));
});

const shown = (found: Awaited<ReturnType<typeof replayed>>) => ({
  manifest: A_MANIFEST,
  scenario: { title: 'A jail', sha256: 'ab' },
  ...found,
});

describe('a replay', () => {
  test('gives every policy the same cases, with as many detainers as the log has', async () => {
    const { log, policies } = await replayed(scenario, asRead(cases));
    expect(log.replayed).toBe(cases.length);
    for (const { detainers, outcomes } of policies) {
      expect(detainers).toBe(log.detainers);
      const all = Object.values(outcomes).reduce((sum, { mean }) => sum + mean!, 0);
      expect(all).toBeCloseTo(detainers, 9);
    }
  });

  test('pairs the policies: the difference is what is gained less what is lost', async () => {
    const { policies } = await replayed(scenario, asRead(cases));
    expect(policies.map(({ difference }) => difference === null)).toEqual([true, false, false]);
    for (const { difference, detainers } of policies.slice(1)) {
      const { mean, gained, lost, chance } = difference!;
      expect(mean).toBeCloseTo((gained - lost) / detainers, 12);
      expect(chance!.low).toBeLessThan(mean!);
      expect(chance!.high).toBeGreaterThan(mean!);
    }
  });

  test('recognises the people of an exported log, and numbers those of any other', async () => {
    expect((await replayed(scenario, asRead(cases), 1)).log.exportedReplication).toBe(1);
    const named = cases.map((one) => ({ ...one, id: `J-${one.id}` }));
    expect((await replayed(scenario, asRead(named), 1)).log.exportedReplication).toBeNull();
  });

  test('of a log without orders of release draws them, and says for how many cases', async () => {
    const { log } = await replayed(scenario, without(cases, ['orderAt', 'knownAt', 'releaseReason']), 1);
    const asked = cases.filter(({ lodgedAt }) => lodgedAt !== null).length;
    expect(log.drawn).toEqual(
      ['release reason', 'release known', 'release ordered'].map((value) => ({ value, drawn: asked, of: asked })),
    );
  });

  test('says how often the log’s own outcome and its own pickups come back', async () => {
    const { policies } = await replayed(scenario, asRead(cases), 1);
    const [{ agreement }] = policies;
    expect(agreement.outcome.share).toBe(1);
    expect(agreement.pickup.share).toBe(1);
    const named = cases.map((one) => ({ ...one, id: `J-${one.id}`, outcome: null }));
    const real = await replayed(scenario, { ...asRead(named), has: without(cases, ['outcome']).has }, 1);
    expect(real.policies[0].agreement.pickup.cases).toBe(cases.filter(({ lodgedAt }) => lodgedAt !== null).length);
  });

  test('leaves out who may still be inside, and who was booked at another time', async () => {
    const [first, second] = cases.filter(({ exitAt, lodgedAt }) => exitAt !== null && lodgedAt !== null);
    const blank = { undelayedExitAt: null, exitAt: null, leftAt: null, pickedUpAt: null, outcome: null };
    const changed = cases.map((one) => {
      if (one.id === first.id) return { ...one, ...blank };
      return one.id === second.id ? { ...one, bookedAt: one.bookedAt! - 400 * 86_400 } : one;
    });
    const { log } = await replayed(scenario, asRead(changed), 1);
    expect(log).toMatchObject({ replayed: cases.length - 2, outside: 1, stillInside: 1 });
  });

  test('names the policies whose rules on detainers the log replaces', async () => {
    const { resolved } = await loadScenario('scenarios/first-question.yaml');
    const log = exported(resolved, resolved.baseline, 0);
    const { notReplayed } = await replayed(resolved, asRead(log.cases), 1);
    expect(notReplayed).toContainEqual({ policy: 'none', rules: 'detainers' });
  });

  test('that is stopped has the replays that finished', async () => {
    const { replayLog } = await import('../../src/replay/replay.ts');
    const controller = new AbortController();
    const found = await replayLog({ ...scenario, replications: 9 }, asRead(cases), {
      first: 0,
      stop: controller.signal,
      onProgress: (finished) => finished === 2 && controller.abort(),
    });
    expect(found).toMatchObject({ complete: false, replications: 2 });
  });
});

describe('a log that is too small', () => {
  test('is answered, with an interval that says so', async () => {
    const few = cases.filter(({ lodgedAt }) => lodgedAt !== null).slice(0, 3);
    const found = await replayed(scenario, asRead(few));
    const { chance } = found.policies[0].pickupRate;
    expect(chance!.high - chance!.low).toBeGreaterThan(0.4);
    expect(renderReplay(shown(found))).toContain('3 cases with a detainer are too few to compare policies by');
  });

  test('has no rate if nobody has a detainer', async () => {
    const nobody = cases.slice(0, 3).map((one) => ({ ...one, lodgedAt: null, outcome: 'noDetainer' }));
    const found = await replayed(scenario, asRead(nobody));
    expect(found.policies[0].pickupRate).toEqual({ mean: null, low: null, high: null, chance: null });
    expect(renderReplay(shown(found))).toContain('No case has a detainer before the exit');
  });
});

describe('a log that does not fit the scenario is refused', () => {
  const refusal = async (change: (one: LoggedCase) => LoggedCase): Promise<string> => {
    try {
      await replayed(scenario, asRead(cases.map(change)), 1);
    } catch (error) {
      if (error instanceof InputError) return renderProblems(error);
      throw error;
    }
    throw new Error('the log was accepted');
  };

  test('for a facility or a reason that it does not have, with the nearest', async () => {
    expect(await refusal((one) => ({ ...one, facility: 'county-jial' }))).toContain('did you mean "county-jail"?');
    expect(await refusal((one) => ({ ...one, releaseReason: 'bial' }))).toContain('did you mean "bail"?');
  });

  test('if none of it is within the scenario’s time, with the lines to write', async () => {
    const refused = await refusal((one) => ({ ...one, bookedAt: one.bookedAt! + 5 * 365 * 86_400 }));
    expect(refused).toContain('write start: 2022-12-31 and length: 84 days');
  });
});

describe('what is printed', () => {
  test('has the log beside every policy, in text and in tables', async () => {
    const found = shown(await replayed(scenario, asRead(cases)));
    const text = renderReplay(found);
    expect(text).toMatch(/^ {2}pickup rate +\d+\.\d +\d+\.\d +\d+\.\d +\d+\.\d$/m);
    expect(text).toContain('They are the people of replication 1');
    const tables = replayCsv(found);
    expect(tables.get('rates.csv')!.trim().split('\r\n')).toHaveLength(1 + 1 + 3);
    expect(tables.get('outcomes.csv')!.trim().split('\r\n')).toHaveLength(1 + 3 * 17);
  });
});
