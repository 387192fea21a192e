import { describe, expect, test } from '@jest/globals';
import { OUTCOME_ENTRIES, OUTCOMES } from '../../events/outcome.ts';
import { type Attributing, attribute } from '../../src/attribute/attribute.ts';
import { LOCKS_AWAY, mostOnDuty, without } from '../../src/attribute/locks-away.ts';
import { ThreadShelf } from '../../src/engine/run/thread-shelf.ts';
import { simulate } from '../../src/index.ts';
import type { ResolvedPolicy } from '../../src/resolved/scenario.ts';
import { filesOnDisk } from '../../src/scenario/files/files-on-disk.ts';
import { loadScenario, loadScenarioText } from '../../src/scenario/load.ts';
import { loadTree } from '../../src/scenario/load-tree.ts';
import { withValues } from '../../src/scenario/policies/with-values.ts';
import { readScenario } from '../../src/scenario/steps/read.ts';
import { hours } from '../../src/scenario/values/hours.ts';
import { SideBySide } from '../../src/variations/side-by-side.ts';

const SMALL = `
title: A small jail
zone: America/Chicago
start: 2018-01-01
length: 7 days
warmUp: 3 days
coolDown: 3 days
base:
  facilities: { jail: { travel: 30 min, clearing: 1–2 h } }
  booking: { rate: 20 per day, foreignBorn: 100 % }
  detainer:
    bookingCall: { rule: everyForeignBorn, delay: 0 h }
    issue: { probability: 100 %, delay: 0 h }
  agentArrival: { teams: { count: 2, hours: Mon–Fri 08:00–17:00 }, decline: 30 % }
policies:
  practice: {}
  silent: { changes: { releaseNotice.notice.rule: none } }
  on-site: { changes: { releaseNotice.channel.kind: onSite, agentArrival.onSiteOffice.hours: always } }
  shifts:
    changes:
      agentArrival.teams: [{ count: 2, hours: daily 06:00–14:00 }, { count: 1, hours: daily 12:00–22:00 }]
`;
const asked = (changes: Partial<Attributing> = {}): Attributing => ({
  policy: 'practice',
  seed: 1,
  replications: 5,
  workers: () => 1,
  stop: new AbortController().signal,
  onProgress() {},
  ...changes,
});
const load = (text: string) => loadScenarioText(Buffer.from(text), 'scenarios/first-look.yaml');
const attributeIn = async (text: string, changes: Partial<Attributing> = {}) =>
  attribute((await load(text)).resolved, asked(changes));
const rulesOf = ({ changes: _, title: __, ...rules }: ResolvedPolicy) => rules;

describe('attribute', () => {
  test('gives parts that sum to the whole, exactly', async () => {
    const { locks, whole } = await attributeIn(SMALL);
    const [{ denominator }] = locks.filter(({ canBind }) => canBind).map(({ part }) => part);
    expect(locks.reduce((sum, { part }) => sum + part.numerator, 0)).toBe(whole.pickups * denominator);
  });

  test('takes every lock away in every combination, and has the rate as written and without any', async () => {
    const { combinations, asWritten, allAway, lodged, locks } = await attributeIn(SMALL);
    const binding = locks.filter(({ canBind }) => canBind);
    expect(combinations).toHaveLength(2 ** binding.length);
    expect(new Set(combinations.map(({ away }) => away.join())).size).toBe(combinations.length);
    expect([combinations[0].pickups, combinations.at(-1)!.pickups]).toEqual([asWritten.pickups, allAway.pickups]);
    expect(allAway.pickups).toBe(lodged);
  });

  test('has the pickups as written that a run has', async () => {
    const { asWritten, lodged } = await attributeIn(SMALL);
    const { policies } = await simulate(await load(SMALL), { seed: 1, replications: 5 });
    const { outcomes, measures } = policies[0];
    const pickups = OUTCOMES.filter((key) => OUTCOME_ENTRIES[key].stage === 'pickup');
    expect(asWritten.pickups).toBe(pickups.reduce((sum, key) => sum + outcomes[key].count, 0));
    expect(asWritten.rate).toBeCloseTo(measures.pickupRate.mean!, 12);
    expect(lodged).toBe(measures.detainersLodged.mean! * 5);
  });

  test('gives 0 to a lock that cannot bind, and runs nothing for it', async () => {
    const { locks } = await attributeIn(SMALL);
    // The notice is always sent.
    expect(locks[0]).toMatchObject({ lock: 'told', canBind: false, part: { numerator: 0, mean: 0, low: 0, high: 0 } });
  });

  test('gives the whole to the only lock that binds', async () => {
    const text = SMALL.replace('{ count: 2, hours: Mon–Fri 08:00–17:00 }', '{ count: 500, hours: always }')
      .replace('decline: 30 %', 'decline: 30 %, noShow: 0 %, otherExit: 0 %')
      .replace(
        'agentArrival:',
        'releaseNotice: { channel: { phone: { hours: always, answered: 100 % } } }\n  agentArrival:',
      )
      .replace('travel: 30 min', 'travel: 10 min');
    const { locks, whole } = await attributeIn(text);
    const { part, alone, last } = locks.find(({ lock }) => lock === 'agencyComes')!;
    expect(part.pickups).toBe(whole.pickups);
    expect([alone.pickups, last.pickups]).toEqual([whole.pickups, whole.pickups]);
    // 30 % are declined.
    expect(whole.low!).toBeLessThan(0.3);
    expect(whole.high!).toBeGreaterThan(0.3);
  });

  test('finds that a silent jail loses everything at its rule', async () => {
    const { locks, asWritten } = await attributeIn(SMALL, { policy: 'silent' });
    expect(asWritten.pickups).toBe(0);
    const told = locks.find(({ lock }) => lock === 'told')!;
    for (const { lock, alone } of locks) if (lock !== 'told') expect(alone.pickups).toBe(0);
    expect(told.alone.pickups).toBeGreaterThan(0);
    expect(told.part.numerator).toBe(Math.max(...locks.map(({ part }) => part.numerator)));
  });

  test('finds a pair that gains more together than both alone', async () => {
    const { pairs, locks } = await attributeIn(SMALL, { locks: ['heardInTime', 'teamOnDuty'] });
    const [{ pickups, beyondSum }] = pairs;
    const [one, other] = locks.map(({ alone }) => alone.pickups);
    expect(pickups - one - other).toBe(beyondSum);
    expect(beyondSum).toBeGreaterThan(0);
  });

  test('takes only the chosen locks away', async () => {
    const { locks, combinations } = await attributeIn(SMALL, { locks: ['met', 'agencyComes'] });
    expect(locks.map(({ lock }) => lock)).toEqual(['agencyComes', 'met']);
    expect(combinations.map(({ away }) => away)).toEqual([[], ['agencyComes'], ['met'], ['agencyComes', 'met']]);
  });

  test('gives the same for any number of workers', async () => {
    const [one, two] = await Promise.all([1, 2].map((workers) => attributeIn(SMALL, { workers: () => workers })));
    expect(two).toEqual(one);
  });

  test('reports the replications that finished when it is stopped', async () => {
    const controller = new AbortController();
    const found = await attributeIn(SMALL, {
      replications: 10,
      stop: controller.signal,
      onProgress: (finished) => {
        if (finished >= 3) controller.abort();
      },
    });
    expect(found).toMatchObject({ complete: false, replications: 2 });
    const { complete: _, ...short } = await attributeIn(SMALL, { replications: 2 });
    expect(found).toMatchObject(short);
  });

  test('has something to say when it is stopped before anything finished', async () => {
    const found = await attributeIn(SMALL, { stop: AbortSignal.abort() });
    expect(found).toMatchObject({ complete: false, replications: 0, lodged: 0, whole: { pickups: 0, mean: null } });
  });
});

describe('taking a lock away', () => {
  const written = readScenario(SMALL, 'scenarios/first-look.yaml');
  const files = filesOnDisk('scenarios/first-look.yaml');

  test.each(
    ['practice', 'silent', 'on-site', 'shifts'].flatMap((name) =>
      LOCKS_AWAY.map((away) => [away.lock, name, away] as const),
    ),
  )('%s is what its stated edits do to the policy %s', async (_, name, away) => {
    const { resolved } = await loadTree(written, files);
    const policy = resolved.policies.find((one) => one.name === name)!;
    const edits = away.edits(policy).map(({ path, value }) => [`${name}: ${path.replace('NAME', 'jail')}`, value]);
    const edited = await loadTree(withValues(written, Object.fromEntries(edits)), files);
    const expected = edited.resolved.policies.find((one) => one.name === name)!;
    expect(rulesOf(without(policy, [away]))).toEqual(rulesOf(expected));
  });

  test('all of them away, every detainer ends in a pickup, whatever the policy and its facilities', async () => {
    for (const file of ['scenarios/every-regime.yaml', 'scenarios/minnesota.yaml']) {
      const { resolved } = await loadScenario(file);
      const world = { ...resolved, days: 7 };
      const variants = resolved.policies.flatMap((policy) => [policy, without(policy, LOCKS_AWAY)]);
      const run = new SideBySide(
        variants.map((policy) => ({ world, policy })),
        { seed: 1, workers: () => 1, shelf: new ThreadShelf(), stop: new AbortController().signal, onProgress() {} },
      );
      await run.runTo(1);
      const counts = run
        .tallies()
        .map(({ outcomes, outcomesWithoutDetainer }) =>
          OUTCOMES.map((key, i) => ({ key, people: outcomes[i] - outcomesWithoutDetainer[i] })),
        );
      const lodged = (all: (typeof counts)[number]) =>
        all.filter(({ key }) => OUTCOME_ENTRIES[key].stage !== 'detainer').reduce((sum, { people }) => sum + people, 0);
      const missed = (all: (typeof counts)[number]) =>
        all.filter(({ key, people }) => people > 0 && OUTCOME_ENTRIES[key].lock !== null);
      for (let p = 0; p < counts.length; p += 2) {
        expect([file, resolved.policies[p / 2].name, missed(counts[p + 1])]).toEqual([
          file,
          resolved.policies[p / 2].name,
          [],
        ]);
        expect(lodged(counts[p + 1])).toBe(lodged(counts[p]));
      }
    }
  });

  test('changes the rules of facilities and dates, too', async () => {
    const { resolved } = await loadScenario('scenarios/minnesota.yaml');
    const away = LOCKS_AWAY.find(({ lock }) => lock === 'agencyComes')!;
    const { regimes = [] } = without(resolved.policies[0], [away]);
    expect(regimes.length).toBeGreaterThan(1);
    expect(regimes.every(({ agentArrival }) => agentArrival.decline.every((share) => share === 0))).toBe(true);
  });

  test('on duty round the clock are as many teams as at the fullest hour', () => {
    const team = (count: number, text: string) => ({ count, hours: hours(text) });
    expect(mostOnDuty([team(2, 'daily 06:00–14:00'), team(1, 'daily 12:00–22:00'), team(2, 'daily 14:00–22:00')])).toBe(
      3,
    );
    expect(mostOnDuty([team(2, 'never')])).toBe(0);
    expect(mostOnDuty([])).toBe(0);
  });
});

test('every lock of the model has a way to be taken away', () => {
  const locks = new Set(OUTCOMES.flatMap((key) => OUTCOME_ENTRIES[key].lock ?? []));
  expect(LOCKS_AWAY.map(({ lock }) => lock).toSorted()).toEqual([...locks].toSorted());
});
