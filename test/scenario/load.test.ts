import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { loadScenario } from '../../src/scenario/load.ts';
import { FIRST_LOOK, load, problems, refusal, scenario } from './scenario-text.ts';

describe('first-look.yaml', () => {
  test('is short, and resolves to three policies over one jail', async () => {
    const { resolved, sha256 } = await loadScenario('scenarios/first-look.yaml');
    expect(FIRST_LOOK.split('\n').length).toBeLessThanOrEqual(41);
    expect(FIRST_LOOK.split('\n')[0]).toBe('# yaml-language-server: $schema=./scenario.schema.json');
    expect(sha256).toBe(createHash('sha256').update(FIRST_LOOK).digest('hex'));
    expect(resolved.facilities).toEqual(['county-jail']);
    expect(resolved.baseline).toBe('practice');
    const notice = (name: string) => resolved.policies.find((policy) => policy.name === name)!.releaseNotice.notice;
    expect(notice('practice')).toMatchObject({ rule: 'atClearing', delayRelease: false });
    expect(notice('best-effort')).toMatchObject({ rule: 'advance', leadSeconds: 86_400, delayRelease: false });
    expect(notice('delayed')).toMatchObject({ rule: 'advance', leadSeconds: 86_400, delayRelease: true });
  });

  test('is plain JSON once resolved: nothing undefined, no infinite number', async () => {
    const { resolved } = await loadScenario('scenarios/first-look.yaml');
    expect(JSON.parse(JSON.stringify(resolved))).toEqual(resolved);
    expect(JSON.stringify(resolved)).not.toContain('null,"kind"');
  });
});

describe('the smallest scenario', () => {
  test('takes everything else from the defaults', async () => {
    const { resolved } = await load(scenario());
    expect(resolved).toMatchObject({
      days: 7,
      seed: 1,
      replications: 100,
      baseline: 'practice',
      facilities: ['jail'],
      priorities: ['everyone'],
    });
    expect(resolved.booking).toMatchObject({
      arrivals: { kind: 'rate', perDay: 6, dispersion: 1 },
      facility: [1],
      priority: [1],
      joint: [],
    });
    expect(resolved.policies).toHaveLength(1);
    expect(resolved.policies[0].agentArrival).toMatchObject({
      decline: [0],
      wayBack: null,
      marginSeconds: 900,
      retries: 0,
    });
  });

  test('the default clearing time has the quantiles of Pierce County', async () => {
    const { resolved } = await load(scenario());
    const [clearing] = resolved.policies[0].releaseNotice.clearing;
    expect(clearing.medianSeconds).toBe(60 * 60);
    expect(clearing.distribution).toEqual({
      kind: 'empirical',
      points: [
        [0, 60],
        [0.05, 1140],
        [0.25, 2100],
        [0.5, 3600],
        [0.75, 5700],
        [0.9, 8640],
        [0.95, 11_040],
        [0.99, 18_780],
        [1, 86_400],
      ],
    });
  });

  test('weights are scaled to mean 1', async () => {
    const { resolved } = await load(
      scenario('  booking: { rate: 6 per day, months: [2, 2, 2, 2, 2, 2, 0, 0, 0, 0, 0, 0] }'),
    );
    expect(resolved.booking.arrivals).toMatchObject({ months: [2, 2, 2, 2, 2, 2, 0, 0, 0, 0, 0, 0] });
  });

  test('federal holidays cover the longest run-in and the year after; or none, or a list', async () => {
    const { resolved } = await load(scenario());
    expect(resolved.holidays).toEqual(expect.arrayContaining(['2015-01-01', '2017-12-25', '2018-01-01', '2022-01-17']));
    expect((await load(scenario('', '', 'holidays: none'))).resolved.holidays).toEqual([]);
    expect((await load(scenario('', '', 'holidays: [2018-02-02, 2018-01-05]'))).resolved.holidays).toEqual([
      '2018-01-05',
      '2018-02-02',
    ]);
  });
});

describe('people', () => {
  const PEOPLE = `  facilities: { north: { share: 60 %, travel: 35 min }, south: { share: 40 %, travel: 20 min } }
  booking:
    rate: 36000 per year
    priority: { serious: 30 %, other: 70 % }
    priorContact: { foreignBorn: 40 %, notForeignBorn: 2 % }
    joint:
      - { weight: 50 %, facility: south, priority: other, convicted: yes }
      - { weight: 50 %, foreignBorn: no }
  detainer: { issue: { probability: { other: 20 %, serious: 90 % } } }
  agentArrival: { decline: { serious: 0 %, other: 25 % } }`;

  test('names become indexes in their order, and the first priority is served first', async () => {
    const { resolved, notes } = await load(scenario(PEOPLE));
    expect(notes).toEqual(['a rate per year is divided over 365 days']);
    expect(resolved.facilities).toEqual(['north', 'south']);
    expect(resolved.priorities).toEqual(['serious', 'other']);
    expect(resolved.booking).toMatchObject({
      facility: [0.6, 0.4],
      priority: [0.3, 0.7],
      priorContact: { foreignBorn: 0.4, notForeignBorn: 0.02 },
    });
    expect(resolved.booking.joint).toEqual([
      { weight: 0.5, facility: 1, priority: 1, convicted: true },
      { weight: 0.5, foreignBorn: false },
    ]);
    const [policy] = resolved.policies;
    expect(policy.detainer.issue.probability).toEqual([0.9, 0.2]);
    expect(policy.agentArrival.decline).toEqual([0, 0.25]);
    expect(policy.agentArrival.travel.map((way) => way.medianSeconds)).toEqual([35 * 60, 20 * 60]);
  });

  test('a single share of prior contacts is that of the foreign-born', async () => {
    const { resolved } = await load(scenario('  booking: { rate: 6 per day, priorContact: 40 % }'));
    expect(resolved.booking.priorContact).toEqual({ foreignBorn: 0.4, notForeignBorn: 0 });
  });

  test('a release reason takes omitted values from the default of its name', async () => {
    const { resolved } = await load(scenario('  releaseNotice: { reasons: { sentenceServed: { weight: 100 % } } }'));
    const { reasons } = resolved.policies[0].releaseNotice;
    expect(reasons).toHaveLength(1);
    expect(reasons[0]).toMatchObject({
      name: 'sentenceServed',
      weight: 1,
      knownAhead: { kind: 'constant', seconds: 30 * 86_400 },
    });
  });
});

describe('policies', () => {
  test('change the base by path; the base and the other policies stay as they are', async () => {
    const { resolved } = await load(
      scenario(
        '  facilities: { county-jail: }',
        '      facilities.county-jail.travel: 40 min\n' +
          '      agentArrival.teams: { count: 5, hours: always }\n' +
          '      releaseNotice.reasons.bail.hours: daily 08:00–20:00',
      ),
    );
    const [practice, other] = resolved.policies;
    expect(practice.agentArrival.travel[0].medianSeconds).toBe(35 * 60);
    expect(other.agentArrival.travel[0]).toEqual({
      distribution: { kind: 'constant', seconds: 2400 },
      medianSeconds: 2400,
    });
    expect(other.agentArrival.teams.map((team) => team.count)).toEqual([5]);
    expect(other.releaseNotice.reasons[0].hours.intervals).toHaveLength(7);
    expect({ ...other, name: '', title: '', changes: [], agentArrival: null, releaseNotice: null }).toEqual({
      ...practice,
      name: '',
      title: '',
      changes: [],
      agentArrival: null,
      releaseNotice: null,
      // Bail comes at other hours, so exits cannot be compared with the base's.
      baseClearing: null,
    });
    expect(other.changes[0]).toEqual({ path: 'facilities.county-jail.travel', value: '40 min' });
  });

  test('a replaced section takes omitted values from the defaults, not from the base', async () => {
    const { resolved } = await load(
      scenario('  releaseNotice: { notice: { compliance: 50 % } }', '      releaseNotice.notice: { rule: advance }'),
    );
    expect(resolved.policies.map((policy) => policy.releaseNotice.notice)).toMatchObject([
      { rule: 'atClearing', compliance: 0.5 },
      { rule: 'advance', compliance: 1, leadSeconds: 86_400 },
    ]);
  });
});

describe('sources', () => {
  const SOURCED = scenario(
    '  costs: { bedDay: { value: $160, source: S2, basis: reported }, call: 20 min, ' +
      'notice: { value: 5 min, basis: computed, note: timed } }',
    '      agentArrival.noShow: { value: 10 %, source: a talk }',
    'sources: { S2: Ramsey County }',
  );

  test('a value without source and basis is an assumption; assumptions come first, reports last', async () => {
    const { assumptions } = await load(SOURCED);
    const find = (path: string, policy?: string) =>
      assumptions.find((one) => one.path === path && one.policy === policy);
    expect(find('costs.bedDay')).toEqual({
      path: 'costs.bedDay',
      value: '$160',
      basis: 'reported',
      source: 'S2: Ramsey County',
      from: 'file',
    });
    expect(find('costs.call')).toEqual({
      path: 'costs.call',
      value: '20 min',
      basis: 'assumption',
      source: '',
      from: 'file',
    });
    expect(find('costs.notice')).toMatchObject({ basis: 'computed', note: 'timed' });
    expect(find('agentArrival.noShow', 'other')).toMatchObject({ value: '10 %', basis: 'reported', source: 'a talk' });
    expect(find('facilities.jail.clearing')).toMatchObject({ basis: 'reported', from: 'default' });
    const order = assumptions.map((one) => ['assumption', 'computed', 'reported'].indexOf(one.basis));
    expect(order).toEqual(order.toSorted());
  });

  test('a value with a source resolves as the bare value does', async () => {
    const bare = SOURCED.replace(/\{ value: ([^,]*),[^}]*\}/g, '$1');
    expect(bare).not.toContain('value:');
    const [withSource, without] = [await load(SOURCED), await load(bare)];
    expect(withSource.resolved).toEqual(without.resolved);
  });

  test('every value below base is listed once', async () => {
    const { assumptions } = await load(scenario());
    const paths = assumptions.map((one) => one.path);
    expect(new Set(paths).size).toBe(paths.length);
    expect(paths).toEqual(
      expect.arrayContaining([
        'booking.rate',
        'releaseNotice.notice.lead',
        'agentArrival.teams',
        'releaseNotice.reasons.bail.custody',
      ]),
    );
  });

  test('the defaults in a policy’s replaced section are listed under that policy', async () => {
    const replaced = scenario(
      '  agentArrival: { overtime: { heardAhead: 6 h } }',
      '      agentArrival.overtime: { rule: calledIn }',
    );
    const { assumptions, resolved } = await load(replaced);
    const heardAhead = assumptions.filter(({ path }) => path === 'agentArrival.overtime.heardAhead');
    expect(heardAhead.map(({ policy, value, from }) => [policy, value, from])).toEqual([
      [undefined, '6 h', 'file'],
      ['other', '4 h', 'default'],
    ]);
    expect(resolved.policies.map(({ agentArrival }) => agentArrival.overtime.heardAheadSeconds)).toEqual([
      21600, 14400,
    ]);
  });

  test('settings that say something about the world are listed, from the file or by default', async () => {
    const listed = async (text: string) => {
      const { assumptions, resolved } = await load(text);
      const settings = assumptions.filter(({ path }) => ['warmUp', 'coolDown', 'holidays'].includes(path));
      return { settings: settings.map(({ path, value, from }) => `${path} ${value} ${from}`), resolved };
    };
    const byDefault = await listed(scenario());
    expect(byDefault.settings).toEqual(['holidays us-federal default']);
    expect(byDefault.resolved.holidays).toContain('2018-01-01');
    const given = await listed(scenario('', '', 'warmUp: 5 days\nholidays: none'));
    expect(given.settings.toSorted()).toEqual(['holidays none file', 'warmUp 5 days file']);
  });

  test('a figure for liability without a basis does not take the basis of the default figure', async () => {
    const { resolved } = await load(scenario('  costs: { exposurePerHour: $1000 per hour }'));
    expect(resolved.policies[0].costs).toMatchObject({ exposurePerHour: 1000, exposureBasis: 'assumption' });
  });

  test('"reported" needs a source; a misspelt source key is noted', async () => {
    expect(await problems(scenario('  costs: { call: { value: 5 min, basis: reported } }'))).toEqual([
      '7:41: the basis "reported" needs a source',
    ]);
    const { notes } = await load(scenario('  costs: { call: { value: 5 min, source: S9 } }'));
    expect(notes).toEqual(['the source "S9" is not a key of `sources`; it is shown as written']);
  });
});

describe('bookings from files', () => {
  test('daily counts are cut to the run, and days outside the file are noted', async () => {
    const { resolved, inputs, notes } = await load(
      scenario('  booking: { dailyCounts: { csv: daily.csv, date: day, count: booked } }'),
    );
    expect(resolved.booking.arrivals).toMatchObject({
      kind: 'dailyCounts',
      first: '2017-12-31',
      counts: [9, 3, 1, 4, 1, 5, 9, 2, 6],
    });
    expect(inputs).toEqual([{ file: 'daily.csv', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
    expect(notes).toEqual([
      expect.stringContaining('daily.csv begins 1 day before the run'),
      expect.stringContaining('daily.csv ends 1 day after the run'),
    ]);
  });

  test('a counted day without a count is an error that names it', async () => {
    const text = scenario('  booking: { dailyCounts: { csv: daily.csv, date: day, count: booked } }').replace(
      '7 days',
      '9 days',
    );
    expect(await problems(text)).toEqual(['6:14: daily.csv has no count for 2018-01-09, which the scenario counts']);
  });

  test('where midnight comes twice, the day begins with the first, as in the engine', async () => {
    // Havana sets its clock back from 01:00 to 00:00: the 4th begins at 04:00 UTC, an hour before the second midnight.
    const text = scenario('  booking: { times: { csv: twice-midnight.csv, column: booked } }')
      .replace('2018-01-01', '2018-11-04')
      .replace('America/Chicago', 'America/Havana');
    const { resolved } = await load(text);
    expect(resolved.booking.arrivals).toEqual({ kind: 'times', seconds: [0, 3600, 7200] });
  });

  test('times of booking that no clock showed are refused with their row', async () => {
    const text = scenario('  booking: { times: { csv: skipped-hour.csv, column: booked } }').replace(
      '2018-01-01',
      '2018-03-10',
    );
    expect(await refusal(text)).toContain(
      'skipped-hour.csv:3:1: row 2, column "booked": "2018-03-11T02:30" did not exist: ' +
        'in America/Chicago the clock was set ahead over it',
    );
  });

  test('times are local or carry an offset, and become ascending seconds since the start', async () => {
    const { resolved, notes } = await load(scenario('  booking: { times: { csv: times.csv, column: booked } }'));
    // 2018-01-01T00:00 in Chicago is 06:00 in UTC.
    expect(resolved.booking.arrivals).toEqual({ kind: 'times', seconds: [-3600, 0, 3600, 3661, 86_400] });
    expect(notes).toEqual([
      'times.csv: 1 of 6 bookings lie outside the run, its warm-up and cool-down and are left out',
      expect.stringContaining('times.csv begins 1 day before the run'),
      expect.stringContaining('times.csv has no bookings after the run, so there is no cool-down'),
    ]);
  });
});
