import { describe, expect, test } from '@jest/globals';
import { load, problems, refusal, scenario } from './scenario-text.ts';

describe('what a file states for the weekly report', () => {
  const STATED = scenario(
    '  facilities: { north: { share: 50 %, travel: 1 h }, south: { share: 50 %, travel: 1 h } }',
    '',
    [
      'sources: { S2: a paper }',
      'weeklyReport:',
      '  citizenship: { value: { one country: 1 in 4, all others: 75 % }, note: made up }',
      '  leftOut: { value: 10 %, source: S2, basis: assumption }',
      '  leftOutFacilities: [south]',
    ].join('\n'),
  );

  test('resolves to groups in their order, a share and indices', async () => {
    expect((await load(STATED)).resolved.weeklyReport).toEqual({
      citizenship: [
        { group: 'one country', share: 0.25 },
        { group: 'all others', share: 0.75 },
      ],
      leftOut: 0.1,
      leftOutFacilities: [1],
    });
  });

  test('is listed with its basis and source', async () => {
    const { assumptions } = await load(STATED);
    expect(assumptions.filter(({ path }) => path.startsWith('weeklyReport.'))).toEqual([
      {
        path: 'weeklyReport.citizenship',
        value: '{one country: 1 in 4, all others: 75 %}',
        basis: 'assumption',
        source: '',
        note: 'made up',
        from: 'file',
      },
      { path: 'weeklyReport.leftOut', value: '10 %', basis: 'assumption', source: 'S2: a paper', from: 'file' },
      { path: 'weeklyReport.leftOutFacilities', value: '[south]', basis: 'assumption', source: '', from: 'file' },
    ]);
  });

  test('is absent if the file says nothing', async () => {
    const { resolved, assumptions } = await load(scenario());
    expect(resolved).not.toHaveProperty('weeklyReport');
    expect(assumptions.some(({ path }) => path.startsWith('weeklyReport'))).toBe(false);
  });

  test('names a facility as in base, or as the default', async () => {
    const only = (name: string) => scenario('', '', `weeklyReport: { leftOutFacilities: [${name}] }`);
    expect((await load(only('jail'))).resolved.weeklyReport?.leftOutFacilities).toEqual([0]);
    expect(await refusal(only('jial'))).toMatch(
      /"jial" is not a facility of this scenario[\s\S]*allowed: jail[\s\S]*did you mean "jail"/,
    );
  });

  test.each([
    ['{ leftOut: 110 % }', /^5:26: "110 %" is more than 100 %$/],
    ['{ left: 10 % }', /^5:17: unknown key "left"/],
    ['{ citizenship: { a: 50 % } }', /sum to 50 %, not 100 %$/],
    ['{ citizenship: {} }', /expected 1 to 50 groups of citizenship, got 0$/],
  ])('%s is refused', async (stated, why) => {
    const [first, ...others] = await problems(scenario('', '', `weeklyReport: ${stated}`));
    expect(first).toMatch(why);
    expect(others).toEqual([]);
  });
});

describe('context', () => {
  const CONTEXT = "sources: { S2: a paper }\ncontext:\n  - { title: Money at stake, figure: '$198M', source: S2 }";

  test('is kept with its source in full, and nothing else changes', async () => {
    const [given, without] = [await load(scenario('', '', CONTEXT)), await load(scenario())];
    expect(given.resolved.context).toEqual([{ title: 'Money at stake', figure: '$198M', source: 'S2: a paper' }]);
    expect({ ...given.resolved, context: undefined }).toEqual({ ...without.resolved, context: undefined });
    expect(without.resolved).not.toHaveProperty('context');
    expect(given.assumptions).toEqual(without.assumptions);
  });

  test('a figure without its source is refused, with its place', async () => {
    expect(await problems(scenario('', '', CONTEXT.replace(', source: S2', '')))).toEqual([
      expect.stringMatching(/^7:5: .*source/),
    ]);
  });
});
