import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { runScenario } from '../../src/engine/run/run-scenario.ts';
import { summarise } from '../../src/measures/summarise.ts';
import { type LoadedScenario, loadScenarioText } from '../../src/scenario/load.ts';
import { describePreset } from '../../src/scenario/policies/describe-preset.ts';
import { BASES } from './over-a-base.ts';

// The presets of more than one rule: R14 differs by facility, R15 changes on dates.

async function outcomesOf({ resolved }: LoadedScenario) {
  const scenario = { ...resolved, replications: 1 };
  const watch = { stop: new AbortController().signal, onProgress() {} };
  const { tally } = await runScenario(scenario, { ...watch, workers: 1 });
  return summarise(tally, scenario).policies.map(({ outcomes }) => outcomes);
}

/** The policies, over the jail of hennepin.yaml for some days from a date on. */
function from(start: string, length: string, policies: string): Promise<LoadedScenario> {
  const text = BASES.hennepin.slice(0, BASES.hennepin.indexOf('\npolicies:'));
  const moved = text
    .replace(/^start: .*$/m, `start: ${start}`)
    .replace(/^length: .*$/m, `length: ${length}`)
    .replace(/^baseline: .*\n/m, '');
  return loadScenarioText(Buffer.from(`${moved}\npolicies:\n${policies}`), 'scenarios/moved.yaml');
}

const HISTORY = '  history: { policy: hennepin-2011-to-2019 }\n';

describe('hennepin-2011-to-2019', () => {
  test.each([
    ['2010-03-01', 'honor-detainers'],
    ['2013-03-01', 'honor-detainers'],
    ['2014-06-11', 'calls-for-every-foreign-born'],
    ['2015-03-01', 'calls-for-every-foreign-born'],
    ['2017-02-01', 'consent-gated-calls'],
    ['2018-05-01', 'on-site-office'],
    ['2022-03-01', 'no-cooperation'],
  ])('a run from %s on has the rule of that day, like %s', async (start, preset) => {
    const loaded = await from(start, '30 days', `${HISTORY}  alone: { policy: ${preset} }\n`);
    const [history, alone] = await outcomesOf(loaded);
    expect(history).toEqual(alone);
    expect(loaded.resolved.policies[0].inForce).toBeUndefined();
  });

  test('planted fault: on another day another rule is in force', async () => {
    const [history, alone] = await outcomesOf(
      await from('2022-03-01', '30 days', `${HISTORY}  alone: { policy: honor-detainers }\n`),
    );
    expect(history).not.toEqual(alone);
  });

  test('a run over some of its days changes on those, and begins with the rules before them', async () => {
    const { resolved } = await from('2016-01-01', '800 days', HISTORY);
    expect(resolved.policies[0].inForce?.map(({ from: day, title }) => [day, title])).toEqual([
      [null, 'A judge’s order to hold, calls for every foreign-born person'],
      ['2016-11-01', 'Calls only with consent, notice at clearing'],
      ['2017-06-01', 'Calls for every foreign-born person again, asked first'],
      ['2018-02-01', 'An agents’ office in the jail'],
    ]);
  });

  test('a change in addition to its name applies at every time', async () => {
    const { resolved } = await from(
      '2013-01-01',
      '2500 days',
      '  mine: { policy: hennepin-2011-to-2019, changes: { releaseNotice.channel.kind: email } }\n',
    );
    const { regimes = [], inForce = [] } = resolved.policies[0];
    expect(inForce).toHaveLength(6);
    expect(regimes.map(({ releaseNotice }) => releaseNotice.channel.kind)).toEqual(regimes.map(() => 'email'));
  });

  test('its dates are among the assumptions, each with its source', async () => {
    const { assumptions } = await from('2016-01-01', '800 days', HISTORY);
    const dates = assumptions.filter(({ path }) => path === 'from');
    expect(dates.map(({ policy, basis, from: file }) => [policy, basis, file])).toEqual(
      ['2016-11-01', '2017-06-01', '2018-02-01'].map((day) => [
        `history from ${day}`,
        'assumption',
        'scenarios/policies/hennepin-2011-to-2019.yaml',
      ]),
    );
  });
});

describe('minnesota-patchwork', () => {
  test('in minnesota.yaml it changes nothing: each county already names its own regime', async () => {
    const file = readFileSync('scenarios/minnesota.yaml', 'utf8');
    const base = file.slice(0, file.indexOf('\npolicies:')).replace('baseline: patchwork\n', '');
    const policies = '  patchwork: { policy: minnesota-patchwork }\n  as-it-is: {}\n';
    const { resolved } = await loadScenarioText(Buffer.from(`${base}\npolicies:\n${policies}`), 'scenarios/as-is.yaml');
    const [patchwork, asItIs] = resolved.policies.map(({ regimes, inForce, costs }) => ({ regimes, inForce, costs }));
    expect({ ...patchwork, inForce: patchwork.inForce![0].regimeOf }).toEqual({
      ...asItIs,
      inForce: asItIs.inForce![0].regimeOf,
    });
    const { facilities = [] } = await describePreset('minnesota-patchwork');
    const named = facilities.flatMap(({ facility }) => facility ?? []);
    expect(named.filter((name) => !resolved.facilities.includes(name))).toEqual([]);
  });

  test('a facility that it names has its own regime; any other has the regime of the others', async () => {
    const text = `title: Two jails
zone: America/Chicago
start: 2025-03-01
length: 60 days
base:
  booking: {}
  facilities:
    Hennepin: { rate: 20 per day, travel: 30 min }
    Sherburne: { rate: 20 per day, travel: 1 h }
    Elsewhere: { rate: 20 per day, travel: 2 h }
policies:
  patchwork: { policy: minnesota-patchwork }
  spelt-out:
    facilities:
      Hennepin: { policy: no-cooperation }
      Sherburne:
        policy: 287g-jail-enforcement
        changes:
          releaseNotice.channel.phone: { hours: always, answered: 100 % }
          releaseNotice.handover: { rule: arranged, hours: always, fallsThrough: 0 %, usesTeam: no }
      Elsewhere: { policy: unwritten-case-by-case }
  practice: {}
`;
    const loaded = await loadScenarioText(Buffer.from(text), 'scenarios/two-jails.yaml');
    const [patchwork, spelt, practice] = await outcomesOf(loaded);
    expect(patchwork).toEqual(spelt);
    expect(patchwork).not.toEqual(practice);
    const { regimes = [], inForce = [] } = loaded.resolved.policies[0];
    const notices = inForce[0].regimeOf.map((regime) => regimes[regime].releaseNotice);
    expect(notices.map(({ notice, hold }) => [notice.rule, hold.rule])).toEqual([
      ['none', 'none'],
      ['atClearing', 'upTo'],
      ['atClearing', 'none'],
    ]);
  });

  test('one jail that it does not name has the regime of the others', async () => {
    const text = `  patchwork: { policy: minnesota-patchwork }\n  alone: { policy: unwritten-case-by-case }\n`;
    const [patchwork, alone] = await outcomesOf(await from('2025-03-01', '60 days', text));
    expect(patchwork).toEqual(alone);
  });
});
