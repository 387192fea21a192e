import { describe, expect, test } from '@jest/globals';
import { load, problems, refusal, scenario } from './scenario-text.ts';

/** A scenario with one more policy, `other`, in flow style: `{ policy: honor-detainers }`. */
const withPolicy = (other: string, settings = '') => `${scenario('', '', settings)}  other: ${other}\n`;

async function policy(other: string, settings = '') {
  const { resolved, ...loaded } = await load(withPolicy(other, settings));
  return { ...loaded, policy: resolved.policies[1], practice: resolved.policies[0] };
}

describe('a policy that builds on a preset', () => {
  test('has its title, source and changes', async () => {
    const { policy: honored } = await policy('{ policy: honor-detainers }');
    expect(honored).toMatchObject({
      name: 'other',
      title: 'Detainers honored, held up to 48 h without weekends',
      source: 'Star Tribune, early 2018; Star Tribune, mid 2017; Bring Me The News and Pioneer Press, June 2014',
      releaseNotice: { hold: { rule: 'upTo', limitSeconds: 48 * 3600, clock: 'excludingWeekendsAndHolidays' } },
    });
  });

  test('may have a title and source of its own', async () => {
    const mine = '{ policy: honor-detainers, title: Mine, source: S1 }';
    const { policy: named } = await policy(mine, 'sources: { S1: A newspaper }');
    expect(named).toMatchObject({ title: 'Mine', source: 'S1: A newspaper' });
  });

  test('its own changes win, at a path of the preset’s, above it and below it', async () => {
    const hold = async (change: string) =>
      (await policy(`{ policy: honor-detainers, changes: { ${change} } }`)).policy.releaseNotice.hold;
    expect(await hold('releaseNotice.hold.limit: 3 h')).toMatchObject({ rule: 'upTo', limitSeconds: 3 * 3600 });
    expect(await hold('releaseNotice.hold: { rule: upTo, limit: 3 h }')).toMatchObject({
      limitSeconds: 3 * 3600,
      clock: 'elapsed',
    });
  });

  test('its changes say which of them are the preset’s, without those that its own replace', async () => {
    const { policy: mixed } = await policy(
      '{ policy: no-cooperation, changes: { releaseNotice.notice: { rule: atClearing } } }',
    );
    const from = 'scenarios/policies/no-cooperation.yaml';
    const source = 'The New York Times, 2026-01-22';
    expect(mixed.changes).toEqual([
      { path: 'detainer.bookingCall.rule', value: 'none', from, source },
      { path: 'releaseNotice.hold.rule', value: 'none', from, source },
      { path: 'releaseNotice.notice', value: { rule: 'atClearing' } },
    ]);
  });

  test('the list of assumptions has the preset’s values with their own source and its file as the place', async () => {
    const { assumptions } = await policy('{ policy: 287g-warrant-service-officer }');
    const find = (path: string) => assumptions.find((one) => one.policy === 'other' && one.path === path);
    const from = 'scenarios/policies/287g-warrant-service-officer.yaml';
    expect(find('releaseNotice.hold.basis')).toEqual({
      path: 'releaseNotice.hold.basis',
      policy: 'other',
      value: 'warrant287g',
      basis: 'reported',
      source: 'Star Tribune, 2025-11-01',
      from,
    });
    expect(find('costs.training.officers')).toMatchObject({ basis: 'assumption', source: '', from });
  });

  test('the list has the values within one change of the preset too', async () => {
    const { assumptions } = await policy('{ policy: state-prison }');
    const ofPolicy = assumptions.filter(
      ({ policy: name, path }) => name === 'other' && path.startsWith('releaseNotice.reasons'),
    );
    expect(ofPolicy.map(({ path, basis }) => [path.split('.').at(-1), basis]).sort()).toEqual([
      ['custody', 'assumption'],
      ['hours', 'assumption'],
      ['knownAhead', 'assumption'],
      ['profile', 'assumption'],
      ['weight', 'reported'],
      ['within', 'assumption'],
    ]);
  });

  test('the preset is among the inputs, with the digest of its file', async () => {
    const { inputs } = await policy('{ policy: on-site-office }');
    expect(inputs).toEqual([
      { file: 'scenarios/policies/on-site-office.yaml', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ]);
  });

  test('changes nothing under the other policies', async () => {
    const { practice } = await policy('{ policy: state-prison }');
    const alone = (await load(scenario())).resolved.policies[0];
    expect(practice).toEqual(alone);
  });
});

describe('a name that is not a preset', () => {
  test('is shown with its place, all presets and the nearest one', async () => {
    const said = await refusal(withPolicy('{ policy: honour-detainers }'));
    expect(said).toContain(
      'scenario.yaml:9:20: "honour-detainers" is not a policy preset\n    9 |   other: { policy: honour-detainers }',
    );
    expect(said).toContain(`\n      | ${' '.repeat(19)}${'^'.repeat('honour-detainers'.length)}\n`);
    expect(said).toMatch(
      /allowed: honor-detainers, judges-order-with-notice, .*; or a file of your own, such as \.\/my-county\.yaml/,
    );
    expect(said).toContain('did you mean "honor-detainers"?');
  });

  test.each([
    ['none', '`pickup-gap policies` lists them'],
    ['7', '"7" is not a policy preset'],
    ['[no-cooperation]', 'a list is not a policy preset'],
    ['../policies/no-cooperation', '"../policies/no-cooperation" is not a policy preset'],
  ])('%s', async (word, why) => {
    expect(await refusal(withPolicy(`{ policy: ${word} }`))).toContain(why);
  });

  test('planted fault: an existing preset is not a problem', async () => {
    expect(await problems(withPolicy('{ policy: no-cooperation }'))).toEqual([]);
  });
});

test('a mistake that a preset makes in this base names the policy and the line of the preset', async () => {
  const busy = withPolicy('{ policy: notice-24h-release-delayed, changes: { releaseNotice.notice.rule: none } }');
  expect(await refusal(busy)).toContain('releases cannot wait for a notice that is never sent (rule: none)\n');
  expect(await refusal(busy)).toMatch(
    /scenarios\/policies\/notice-24h-release-delayed\.yaml:\d+:\d+: under the policy "other"/,
  );
});

describe('a file of the user’s own', () => {
  test('is found from the scenario’s folder, and may use the scenario’s sources', async () => {
    const {
      policy: mine,
      assumptions,
      inputs,
    } = await policy('{ policy: ./my-county.yaml }', 'sources: { S1: A handbook }');
    expect(mine).toMatchObject({
      title: 'My county’s own rule',
      source: 'S1: A handbook',
      releaseNotice: { channel: { kind: 'email' } },
    });
    expect(assumptions.find(({ policy: name }) => name === 'other')).toMatchObject({
      note: 'our guess',
      from: './my-county.yaml',
    });
    expect(inputs.map(({ file }) => file)).toEqual(['./my-county.yaml']);
  });

  test('that does not exist is shown where the scenario names it', async () => {
    const said = await refusal(withPolicy('{ policy: ./no-county.yaml }'));
    expect(said).toContain(
      'scenario.yaml:9:20: test/fixtures/scenarios/no-county.yaml: cannot read the preset: there is no such file',
    );
    expect(said).toContain('check the path, which starts from the scenario’s folder');
  });

  test('that is not a preset is shown with its own lines', async () => {
    const said = await refusal(withPolicy('{ policy: ./not-a-preset.yaml }'));
    expect(said).toContain('test/fixtures/scenarios/not-a-preset.yaml:1:1: unknown key "tilte"\n    1 | tilte: A slip');
    expect(said).toContain('did you mean "title"?');
    expect(said).toContain('not-a-preset.yaml:1:1: `description` is missing');
  });

  test('has no value with a range, which would have to be the scenario’s own', async () => {
    expect(await problems(withPolicy('{ policy: ./with-range.yaml }'))).toEqual([
      '4:45: a range has no effect in a preset',
    ]);
  });

  test('a mistake in its changes is shown there', async () => {
    const said = await problems(withPolicy('{ policy: ./slips.yaml }'));
    expect(said).toEqual([
      '4:3: unknown path "releaseNotice.notce.rule"',
      '5:30: under the policy "other": "advanced" is not one of the words allowed here',
    ]);
  });
});
