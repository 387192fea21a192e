import { describe, expect, test } from '@jest/globals';
import { COUNTIES } from '../../docs/minnesota-counties.ts';
import { runScenario } from '../../src/engine/run/run-scenario.ts';
import { breakDown } from '../../src/measures/summarise.ts';
import type { ResolvedPolicy, ResolvedRegime } from '../../src/resolved/scenario.ts';
import { loadScenario } from '../../src/scenario/load.ts';
import { load, problems, scenario } from './scenario-text.ts';

const DAY = 86_400;

/** The policy's rules in force in a facility, at its first stage or another. */
function inForce({ regimes, inForce: stages }: ResolvedPolicy, facility: number, stage = 0): ResolvedRegime {
  if (regimes === undefined || stages === undefined) throw new Error('The policy is the same everywhere and always.');
  return regimes[stages[stage].regimeOf[facility]];
}

const jails = (...lines: string[]) => `  facilities:\n${lines.map((line) => `    ${line}`).join('\n')}`;

describe('facilities with regimes', () => {
  const PATCHWORK = jails(
    'north: { share: 50 %, travel: 30 min, policy: no-cooperation }',
    'south: { share: 30 %, travel: 60 min }',
    'east: { share: 20 %, travel: 90 min, policy: honor-detainers, changes: { releaseNotice.hold.limit: 24 h } }',
  );

  test('use the base, then the facility’s preset, then its own changes, then the policy', async () => {
    const text = scenario(PATCHWORK, '      releaseNotice.hold.clock: elapsed');
    const [practice, other] = (await load(text)).resolved.policies;
    const holds = (policy: ResolvedPolicy) => [0, 1, 2].map((f) => inForce(policy, f).releaseNotice.hold);
    expect(holds(practice).map(({ rule }) => rule)).toEqual(['none', 'none', 'upTo']);
    expect(holds(practice)[2]).toMatchObject({ limitSeconds: DAY, clock: 'excludingWeekendsAndHolidays' });
    expect(holds(other)[2]).toMatchObject({ limitSeconds: DAY, clock: 'elapsed' });
    expect([0, 1, 2].map((f) => inForce(practice, f).releaseNotice.notice.rule)).toEqual([
      'none',
      'atClearing',
      'atClearing',
    ]);
  });

  test('have no regimes left under a policy that sets everything in which they differ', async () => {
    const same = '    changes:\n      releaseNotice.notice.rule: atClearing\n      releaseNotice.hold.rule: none';
    const regimes = jails(
      'north: { share: 50 %, travel: 30 min, changes: { releaseNotice.notice.rule: none } }',
      'south: { share: 50 %, travel: 60 min, changes: { releaseNotice.hold.rule: upTo } }',
    );
    const [practice, other] = (await load(`${scenario(regimes)}  other:\n${same}\n`)).resolved.policies;
    expect(practice.regimes).toHaveLength(2);
    expect(other.regimes).toBeUndefined();
    expect(other.inForce).toBeUndefined();
  });

  test('share one regime if they are alike', async () => {
    const many = Array.from(
      { length: 87 },
      (_, i) =>
        `jail ${i}: { rate: 1 per day, travel: 30 min, policy: ${i % 2 ? 'no-cooperation' : 'honor-detainers'} }`,
    );
    const { resolved } = await load(scenario(`${jails(...many)}\n  booking: {}`));
    expect(resolved.policies[0].regimes).toHaveLength(2);
    expect(resolved.policies[0].inForce).toEqual([
      { from: null, title: 'practice', regimeOf: many.map((_, i) => i % 2) },
    ]);
  });

  test('without any regime there are no regimes, no field offices and no costs by facility', async () => {
    const { resolved } = await load(scenario());
    expect(Object.keys(resolved)).not.toContain('fieldOffices');
    expect(Object.keys(resolved.policies[0])).not.toContain('regimes');
    expect(Object.keys(resolved.policies[0].costs)).not.toContain('byFacility');
  });

  test('rates of their own become shares of their sum', async () => {
    const text = scenario(
      `${jails('a: { rate: 6 per day, travel: 1 h }', 'b: { rate: 730 per year, travel: 1 h }')}\n  booking: {}`,
    );
    const { resolved, assumptions } = await load(text);
    expect(resolved.booking.facility).toEqual([0.75, 0.25]);
    expect(resolved.booking.arrivals).toMatchObject({ kind: 'rate', perDay: 8 });
    expect(assumptions.filter(({ path }) => path.endsWith('.share'))).toEqual([]);
  });

  test('have their own costs, with each one’s training', async () => {
    const text = scenario(
      jails(
        'hennepin: { share: 50 %, travel: 1 h }',
        'ramsey: { share: 50 %, travel: 1 h, changes: { costs.bedDay: $160 per bed-day, costs.training.officers: 3 } }',
      ),
    );
    const { costs } = (await load(text)).resolved.policies[0];
    expect(costs.byFacility?.map(({ bedDay, training }) => [bedDay, training.officers])).toEqual([
      [140, 0],
      [160, 3],
    ]);
  });

  test('the values of a facility’s preset are listed once, with its file', async () => {
    const { assumptions } = await load(scenario(PATCHWORK));
    const found = assumptions.filter(({ from }) => from === 'scenarios/policies/no-cooperation.yaml');
    expect(found.map(({ path }) => path)).toContain('releaseNotice.notice.rule');
    expect(new Set(found.map(({ path }) => path)).size).toBe(found.length);
  });
});

test('field offices: each has its teams, and takes omitted values from agentArrival', async () => {
  const text = scenario(
    `${jails('north: { share: 50 %, travel: 1 h, fieldOffice: duluth }', 'south: { share: 50 %, travel: 1 h }')}
  fieldOffices: { st-paul: {}, duluth: { teams: { count: 1, hours: always }, margin: 5 min } }
  agentArrival: { teams: { count: 4, hours: 'Mon–Fri 08:00–16:00' }, margin: 10 min }`,
    '      fieldOffices.duluth.margin: 20 min',
  );
  const { fieldOffices, fieldOfficeOf, policies } = (await load(text)).resolved;
  expect({ fieldOffices, fieldOfficeOf }).toEqual({ fieldOffices: ['st-paul', 'duluth'], fieldOfficeOf: [1, 0] });
  const office = (p: number, f: number) => {
    const { teams, marginSeconds } = inForce(policies[p], f).agentArrival;
    return [teams[0].count, marginSeconds];
  };
  expect([office(0, 0), office(0, 1)]).toEqual([
    [1, 300],
    [4, 600],
  ]);
  expect(office(1, 0)).toEqual([1, 1200]);
});

describe('a dated policy', () => {
  const dated = (...entries: string[]) =>
    `${scenario('', '', 'warmUp: 0 days')}  dated:
    policy: honor-detainers
    changes: { agentArrival.teams: { count: 7, hours: always }, releaseNotice.hold.limit: 12 h }
    dated:\n${entries.map((entry) => `      - ${entry}`).join('\n')}\n`;

  test('each entry is the whole policy from its date on, over the base; the teams stay', async () => {
    const text = dated(
      '{ from: 2018-01-03, policy: judges-order-with-notice }',
      '{ from: 2018-01-05, changes: { releaseNotice.notice.rule: advance } }',
    );
    const policy = (await load(text)).resolved.policies[1];
    expect(policy.inForce?.map(({ from }) => from)).toEqual([null, '2018-01-03', '2018-01-05']);
    const [first, second, third] = [0, 1, 2].map((stage) => inForce(policy, 0, stage));
    expect(first.releaseNotice.hold).toMatchObject({ rule: 'upTo', limitSeconds: DAY / 2 });
    expect(second.releaseNotice.hold.basis).toBe('judgesOrder');
    expect(third.releaseNotice.notice.rule).toBe('advance');
    expect(third.releaseNotice.hold).toMatchObject({ rule: 'none', limitSeconds: 2 * DAY });
    expect([first, second, third].map(({ agentArrival }) => agentArrival.teams[0].count)).toEqual([7, 7, 7]);
  });

  test('lists its dates and values among the assumptions', async () => {
    const text = dated(
      '{ from: { value: 2018-01-03, source: a paper, basis: assumption }, ' +
        'changes: { releaseNotice.notice.rule: none } }',
    );
    const found = (await load(text)).assumptions.filter(({ policy }) => policy === 'dated from 2018-01-03');
    expect(found.map(({ path, value, source }) => [path, value, source])).toEqual([
      ['from', '2018-01-03', 'a paper'],
      ['releaseNotice.notice.rule', 'none', ''],
    ]);
  });

  test('overrides the regimes of facilities', async () => {
    const text = dated('{ from: 2018-01-03, policy: no-cooperation }').replace(
      'base:\n',
      `base:\n${jails(
        'a: { share: 50 %, travel: 1 h }',
        'b: { share: 50 %, travel: 1 h, changes: { releaseNotice.notice.compliance: 50 % } }',
      )}\n`,
    );
    const policy = (await load(text)).resolved.policies[1];
    const notices = [0, 1].map((stage) =>
      [0, 1].map((f) => {
        const { rule, compliance } = inForce(policy, f, stage).releaseNotice.notice;
        return [rule, compliance];
      }),
    );
    expect(notices).toEqual([
      [
        ['atClearing', 1],
        ['atClearing', 0.5],
      ],
      [
        ['none', 1],
        ['none', 0.5],
      ],
    ]);
  });

  test('adds the training of officers whom a new rule requires to that of the rule before', async () => {
    const text = dated(
      '{ from: 2018-01-03, policy: 287g-warrant-service-officer }',
      '{ from: 2018-01-05, policy: 287g-warrant-service-officer, changes: { detainer.issue.regimeFactor: 0.5 } }',
      '{ from: 2018-01-06, policy: 287g-jail-enforcement }',
    );
    const { training } = (await load(text)).resolved.policies[1].costs;
    expect(training.officers * training.eachSeconds).toBe(3600 * (2 * 8 + 2 * 40));
  });

  test.each([
    ['{ from: 2018-01-01 }', '14:17: 2018-01-01 is outside the run'],
    ['{ from: 2018-01-08 }', '14:17: 2018-01-08 is outside the run'],
    ['{ from: 2017-12-31 }', '14:17: 2017-12-31 is outside the run'],
    ['{ from: January }', '14:17: "January" is not a date'],
    ['{ policy: no-cooperation }', '14:9: `from` is missing'],
    ['{ from: 2018-01-03, policy: no-coperation }', '14:37: "no-coperation" is not a policy preset'],
    [
      '{ from: 2018-01-03, changes: { agentArrival.teams.count: 3 } }',
      '14:40: "agentArrival.teams.count" cannot change on a date',
    ],
    ['{ from: 2018-01-03, changes: { agentArrival: {} } }', '14:40: "agentArrival" cannot change on a date'],
    ['{ from: 2018-01-03, changes: { costs.bedDay: $1 } }', '14:40: "costs.bedDay" cannot change on a date'],
    [
      '{ from: 2018-01-03, changes: { releaseNotice.notice.rul: none } }',
      '14:40: unknown path "releaseNotice.notice.rul"',
    ],
    [
      '{ from: 2018-01-03, changes: { releaseNotice.notice.rule: never } }',
      '14:67: "never" is not one of the words allowed here',
    ],
  ])('%s is refused: %s', async (entry, message) => {
    expect(await problems(dated(entry))).toEqual([message]);
  });

  test('dates out of order are refused', async () => {
    const entries = ['2018-01-05', '2018-01-03', '2018-01-03'].map((from) => `{ from: ${from} }`);
    expect(await problems(dated(...entries))).toEqual([
      '15:17: 2018-01-03 comes after 2018-01-05',
      '16:17: 2018-01-03 appears here a second time',
    ]);
  });

  test('dates are reported together with all other problems', async () => {
    const text = dated('{ from: 2018-01-05, policy: no-coperation }', '{ from: 2018-01-03 }');
    expect(await problems(text)).toEqual([
      '14:37: "no-coperation" is not a policy preset',
      '15:17: 2018-01-03 comes after 2018-01-05',
    ]);
  });
});

describe('facilities that are refused', () => {
  const two = (first: string, second = 'b: { share: 50 %, travel: 1 h }') => scenario(jails(first, second));

  test.each([
    ['a: { share: 50 % }', '8:5: no `travel` for the facility "a"'],
    ['a: { share: 50 %, travel: 1 h, policy: no-coop }', '8:44: "no-coop" is not a policy preset'],
    ['a: { share: 50 %, travel: 1 h, fieldOffice: duluth }', '8:49: "duluth" is not a field office of this scenario'],
    [
      'a: { share: 50 %, travel: 1 h, changes: { agentArrival.teams.count: 3 } }',
      '8:47: "agentArrival.teams.count" cannot be changed by the regime of a facility',
    ],
    [
      'a: { share: 50 %, travel: 1 h, changes: { facilities.b.travel: 3 h } }',
      '8:47: "facilities.b.travel" cannot be changed by the regime of a facility',
    ],
    ['a: { share: 50 %, travel: 1 h, changes: { releaseNotice.hold.limit: 3 } }', '8:73: "3" has no unit'],
    ['a: { share: 50 %, travel: 1 h, rate: 3 per day }', '9:5: no `rate` for the facility "b"'],
  ])('%s: %s', async (line, message) => {
    expect(await problems(two(line))).toContain(message);
  });

  test('more rules than can be checked in a few seconds, and not as many as can', async () => {
    const rulesOf = (facilities: number) => {
      const many = Array.from(
        { length: facilities },
        (_, i) => `j${i}: { rate: 1 per day, travel: 1 h, changes: { costs.bedDay: $${i} } }`,
      );
      const others = Array.from({ length: 4 }, (_, i) => `  p${i}: {}\n`).join('');
      return problems(`${scenario(`${jails(...many)}\n  booking: {}`)}${others}`);
    };
    expect(await rulesOf(400)).toEqual([]);
    const found = await rulesOf(401);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(
      'expected at most 2000 rules, got 2005: 5 policies and dated entries in 401 facilities that differ',
    );
  });

  test('bookings given twice, and a field office that nobody notifies', async () => {
    const rates = scenario(`${jails('a: { rate: 1 per day }')}\n  booking: { rate: 6 per day }`);
    expect(await problems(rates)).toEqual(['8:14: bookings are given twice: by the facilities’ rates and rate']);
    const idle = scenario(`${jails('a: {}')}\n  fieldOffices: { st-paul: {}, duluth: {} }`);
    expect(await problems(idle)).toEqual(['9:32: no facility notifies the field office "duluth"']);
    const unknown = scenario(`${jails('a: {}')}\n  fieldOffices: { st-paul: { temas: 3 } }`);
    expect((await problems(unknown))[0]).toBe('9:30: unknown path "agentArrival.temas"');
  });
});

describe('the built-in scenarios', () => {
  test('the counties’ people sum to those of the state in the 2020 census', () => {
    expect(COUNTIES.reduce((sum, [, people]) => sum + people, 0)).toBe(5_706_494);
  });

  test('minnesota.yaml has 87 counties, eight with agreements, nine prisons and one field office', async () => {
    const { resolved, assumptions } = await loadScenario('scenarios/minnesota.yaml');
    const counties = resolved.facilities.filter((name) => !name.startsWith('Prison '));
    expect([counties.length, resolved.facilities.length]).toEqual([87, 96]);
    expect(resolved.fieldOffices).toBeUndefined();
    const policies = assumptions.filter(({ path }) => /^facilities\..*\.policy$/.test(path));
    const agreements = policies.filter(({ value }) => value.startsWith('287g'));
    const named = 'Cass, Crow Wing, Freeborn, Itasca, Jackson, Kandiyohi, Mille Lacs, Sherburne'.split(', ');
    expect(agreements.map(({ path }) => path.split('.')[1]).sort()).toEqual(named);
    expect(policies).toHaveLength(96);
    expect(resolved.policies).toHaveLength(6);
    expect(resolved.policies[0].regimes!.length).toBeLessThan(12);
    // Kittson, in the far corner, is over seven hours away; Ramsey is where the field office is.
    const minutes = (name: string) =>
      resolved.policies[0].agentArrival.travel[resolved.facilities.indexOf(name)].medianSeconds / 60;
    expect([minutes('Ramsey'), minutes('Kittson') > 420]).toEqual([10, true]);
  });

  test('in minnesota.yaml the prisons hand over about 84 people per year, as in the source', async () => {
    const { resolved } = await loadScenario('scenarios/minnesota.yaml');
    const scenario = { ...resolved, policies: [resolved.policies[0]], replications: 10 };
    const watch = { stop: new AbortController().signal, onProgress() {} };
    const { tally } = await runScenario(scenario, { ...watch, workers: 1, by: 'facility' });
    const { parts } = breakDown(tally, scenario, 'facility', scenario.facilities).policies[0];
    const prisons = parts.filter(({ name }) => name.startsWith('Prison '));
    const handedOver = prisons.reduce((sum, { measures }) => sum + (measures.pickups.mean ?? 0), 0);
    // Three standard errors of a Poisson count of 84, over ten replications.
    expect(Math.abs(handedOver - 84)).toBeLessThan(3 * Math.sqrt(84 / 10));
  });

  test('hennepin-2011-2020.yaml changes five times', async () => {
    const { resolved } = await loadScenario('scenarios/hennepin-2011-2020.yaml');
    const [asItHappened, ...constant] = resolved.policies;
    expect(asItHappened.inForce?.map(({ from }) => from?.slice(0, 4))).toEqual([
      undefined,
      '2014',
      '2016',
      '2017',
      '2018',
      '2019',
    ]);
    expect(constant.every(({ inForce: stages }) => stages === undefined)).toBe(true);
  });
});

test('a facility that keeps its regime has it under every policy; another has what the policy sets', async () => {
  const text = `title: kept
zone: America/Chicago
start: 2018-01-01
length: 7 days
base:
  booking: { rate: 6 per day }
  facilities:
    jail: { share: 50 %, travel: 1 h, policy: honor-detainers }
    prison: { share: 50 %, travel: 1 h, policy: state-prison, keepsRegime: yes }
policies:
  patchwork: {}
  no-cooperation: { policy: no-cooperation }
`;
  const { resolved } = await load(text);
  const rules = resolved.policies.map(({ regimes, inForce }) =>
    inForce![0].regimeOf.map((regime) => regimes![regime].releaseNotice.notice.rule),
  );
  expect(rules).toEqual([
    ['atClearing', 'advance'],
    ['none', 'advance'],
  ]);
});
