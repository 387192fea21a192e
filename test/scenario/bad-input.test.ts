import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { InputError, renderProblems } from '../../src/refusals/input-error.ts';
import { loadScenario, loadScenarioText } from '../../src/scenario/load.ts';
import { load, problems, refusal, scenario } from './scenario-text.ts';

const folder = mkdtempSync(join(tmpdir(), 'pickup-gap-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('as the terminal shows it', () => {
  test('an unknown key: the place, the line with carets, what is allowed, the nearest word', async () => {
    const text = scenario('  facilities:\n    county-jail:\n      travle: 40 min');
    expect(await refusal(text, 'my.yaml')).toBe(`my.yaml:9:7: unknown key "travle"
    9 |       travle: 40 min
      |       ^^^^^^
  allowed: share, rate, clearing, travel, fieldOffice, policy, keepsRegime, changes
  did you mean "travel"?

1 problem in my.yaml; nothing was run.`);
  });

  test('a wrong unit', async () => {
    const text = scenario('  releaseNotice: { requestedLead: 24 huors }');
    expect(await refusal(text, 'my.yaml')).toBe(`my.yaml:7:35: "huors" is not a unit of time
    7 |   releaseNotice: { requestedLead: 24 huors }
      |                                   ^^^^^^^^
  allowed: a duration such as 90 min, 1.5 h, 1h30m, 2 days or PT1H30M
  did you mean "hours"?

1 problem in my.yaml; nothing was run.`);
  });

  test('a path of a policy that does not exist', async () => {
    const text = scenario('', '      releaseNotice.notic.rule: advance');
    expect(await refusal(text, 'my.yaml')).toBe(`my.yaml:11:7: unknown path "releaseNotice.notic.rule"
   11 |       releaseNotice.notic.rule: advance
      |       ^^^^^^^^^^^^^^^^^^^^^^^^
  allowed: below releaseNotice: reasons, requestedLead, notice, otherwise, channel, discretion, handover, hold
  did you mean "releaseNotice.notice.rule"?

1 problem in my.yaml; nothing was run.`);
  });

  test('all problems of a file at once, in the order of the file', async () => {
    const text = scenario(
      `  facilities: { north: { share: 60 % }, south: { share: 30 %, travel: 40 } }
  booking: { rate: 6, times: { csv: none.csv, column: c } }
  detainer: { bookingCall: { rule: everyForeignborn }, issue: { delay: -5 min } }
  costs: { cal: 5 min }
  agentArrival: { patience: .inf }`,
      '      booking.rate: 5 per day',
      'replications: 0',
    );
    expect(await problems(text)).toEqual([
      '5:15: expected at least 1, got "0"',
      '7:3: the shares of the facilities sum to 90 %, not 100 %',
      '7:17: no `travel` for the facility "north"',
      '7:71: "40" has no unit',
      '8:20: "6" has no unit',
      '8:23: bookings are given twice: by rate and times',
      '8:37: test/fixtures/scenarios/none.csv: cannot read the CSV file: there is no such file',
      '9:36: "everyForeignborn" is not one of the words allowed here',
      '9:72: "-5 min" is negative; a duration is at least 0',
      '10:12: unknown key "cal"',
      '11:29: ".inf" is not finite',
      '16:7: "booking.rate" cannot be changed by a policy: all policies share the same people and facilities',
    ]);
  });

  test('a very long line is cut around its caret, and control characters do not reach the terminal', async () => {
    const shown = await refusal(
      `${' '.repeat(3)}\n`.concat(
        scenario(`  costs: { call: "${'x'.repeat(400)}\u001b[31m", ${'a'.repeat(3000)}: 1 }`),
      ),
    );
    expect(shown).not.toContain('\u001b');
    expect(
      Math.max(
        ...shown
          .split('\n')
          .filter((line) => line.includes(' | '))
          .map((line) => line.length),
      ),
    ).toBeLessThan(140);
  });
});

describe('values', () => {
  test.each([
    ['a bare number where a unit is due', '  costs: { call: 15 }', '"15" has no unit'],
    ['a bare number of dollars', '  costs: { bedDay: 140 }', '"140" has no unit'],
    ['a negative duration', '  agentArrival: { margin: -5 min }', 'negative'],
    ['an infinite duration', '  agentArrival: { margin: .inf }', 'not finite'],
    ['months', '  releaseNotice: { hold: { limit: 6 months } }', 'no fixed length'],
    ['a share above 1', '  agentArrival: { noShow: 12 }', 'more than 100 %'],
    [
      'priorities that do not sum to 1',
      '  booking: { rate: 6 per day, priority: { a: 30 %, b: 60 % } }',
      'the shares of the priorities sum to 90 %',
    ],
    [
      'reasons that do not sum to 1',
      '  releaseNotice: { reasons: { bail: { weight: 99 % } } }',
      'the weights of the release reasons sum to 99 %',
    ],
    [
      'a joint table that does not sum to 1',
      '  booking: { rate: 6 per day, joint: [{ weight: 10 % }] }',
      'the weights of `joint` sum to 10 %',
    ],
    ['no arrivals', '  booking: { foreignBorn: 10 % }', 'nothing says how many people are booked'],
    [
      'a profile that does not fit the arrivals',
      '  booking: { times: { csv: times.csv, column: booked }, months: [1,1,1,1,1,1,1,1,1,1,1,1] }',
      '`months` has no effect with `times`',
    ],
    ['too many bookings', '  booking: { rate: 9000 per hour }', '216000 bookings per day are too many'],
    [
      '167 weights',
      `  booking: { rate: 6 per day, hourOfWeek: [${'1,'.repeat(166)}1] }`,
      'expected exactly 168 entries, got 167',
    ],
    ['an unknown priority', '  agentArrival: { decline: { everyon: 1 % } }', '"everyon" is not a class of priority'],
    [
      'an unknown facility',
      '  booking: { rate: 6 per day, joint: [{ weight: 1, facility: jial }] }',
      '"jial" is not a facility',
    ],
    ['an office that never opens', '  releaseNotice: { channel: { kind: onSite } }', 'the office never opens'],
    [
      'a delay without a notice',
      '  releaseNotice: { notice: { rule: none, delayRelease: yes } }',
      'cannot wait for a notice that is never sent',
    ],
    [
      'handovers that are arranged for hours that never come',
      '  releaseNotice: { handover: { rule: arranged, hours: never } }',
      'no handover can be arranged',
    ],
    [
      'a profile of orders that are not spread',
      `  releaseNotice: { reasons: { bail: { weight: 1, within: atStart, profile: [0,${Array(167).fill(1)}] } } }`,
      'a profile has no effect with within: atStart',
    ],
    [
      'a profile without a weight in the hours of its reason',
      '  releaseNotice: { reasons: { bail: { hours: Mon 00:00–01:00, within: spread, ' +
        `profile: [0,${Array(167).fill(1)}] } } }`,
      'the profile has no weight in the hours of this reason',
    ],
    ['a factor that takes a probability above 1', '  detainer: { issue: { regimeFactor: 2 } }', 'above 1'],
    ['a reason without its custody', '  releaseNotice: { reasons: { exile: { weight: 1 } } }', '`custody` is missing'],
    [
      'too many teams',
      '  agentArrival: { teams: [{ count: 6000, hours: always }, { count: 6000, hours: always }] }',
      'expected at most 10000 teams, got 12000',
    ],
    ['half a retry', '  agentArrival: { retries: 0.5 }', 'expected a whole number'],
    ['a text for a section', '  releaseNotice: { hold: none }', 'expected a map, got '],
    ['a name with a slash', '  facilities: { a/b: {} }', '"a/b" cannot be used as a name here'],
    [
      'a class of priority with a dot',
      '  booking: { rate: 6 per day, priority: { a.b: 100 % } }',
      '"a.b" cannot be used as a name here',
    ],
    [
      'a path outside changes',
      '  releaseNotice.channel.phone.hours: always',
      'unknown key "releaseNotice.channel.phone.hours"',
    ],
    ['an unknown section', '  detaner: {}', 'unknown key "detaner"'],
    ['a note in the wrong place', '  costs: { call: { value: 5 min, nota: x } }', 'unknown key "nota" beside "value"'],
    ['an unknown basis', '  costs: { call: { value: 5 min, basis: reportd } }', '"reportd" is not a basis'],
  ])('%s is refused', async (_, base, message) => {
    const found = await problems(scenario(base));
    expect(found.join('\n')).toContain(message);
  });

  test('having no team at all is allowed: nobody ever comes', async () => {
    const { resolved } = await load(scenario('  agentArrival: { teams: { count: 0, hours: always } }'));
    expect(resolved.policies[0].agentArrival.teams[0].count).toBe(0);
  });
});

describe('settings', () => {
  test.each([
    ['length: 7 days', 'length: 7 hours', 'not a whole number of days'],
    ['length: 7 days', 'length: 0 days', 'expected 1 to 8036 days, got 0'],
    ['length: 7 days', 'length: 9000 days', 'expected 1 to 8036 days, got 9000'],
    ['length: 7 days', 'length: 1 year', 'no fixed length'],
    ['length: 7 days', 'lenght: 7 days', 'unknown key "lenght"'],
    [
      'length: 7 days',
      'length: 8030 days\ncoolDown: 400 days',
      'expected at most 8191 days of length and cool-down together, got 8430',
    ],
    ['length: 7 days', 'length: 7 days\nwarmUp: 8192 days', 'expected at most 8191 days, got 8192'],
    ['2018-01-01', '2018-02-30', '"2018-02-30" is not a date'],
    ['America/Chicago', 'America/Chicgo', '"America/Chicgo" is not a time zone'],
    ['title: Test', 'seed: 4294967296', 'expected at most 4294967295, got "4294967296"'],
    ['title: Test', 'replications: 1000001', 'expected at most 1000000, got "1000001"'],
    ['title: Test', 'baseline: practise', '"practise" is not a policy'],
    ['  practice: {}', '  Practice: {}', '"Practice" cannot be used as a name here'],
    ['  practice: {}', '  {}', 'expected 1 to 50 policies, got 0'],
    ['  practice: {}', '  practice:', '`practice` is empty'],
    ['  practice: {}', '  - practice', 'expected a map, got '],
    ['policies:', 'polices:', 'unknown key "polices"'],
    ['base:', 'bases:', 'unknown key "bases"'],
  ])('%s replaced by %s is refused', async (from, to, message) => {
    expect((await problems(scenario().replace(from, to))).join('\n')).toContain(message);
  });
});

describe('policies', () => {
  test.each([
    ['facilities.jail.share: 50 %', 'cannot be changed by a policy'],
    ['facilities.jail: {}', 'cannot be changed by a policy'],
    ['booking.rate: 5 per day', 'cannot be changed by a policy'],
    ['releaseNotice.notice.lead.x: 1', 'unknown path'],
    ['releaseNotice.notice.lead: 24', '11:34: "24" has no unit'],
    ['releaseNotice.notice: { rul: advance }', '11:31: unknown key "rul"'],
    [
      'releaseNotice.reasons.bail.weight: 50 %',
      'under the policy "other": the weights of the release reasons sum to 105 %',
    ],
    ['agentArrival.decline: { everyone: 1 %, nobody: 2 % }', '"nobody" is not a class of priority'],
  ])('the change %s is refused: %s', async (change, message) => {
    const found = await problems(scenario('', `      ${change}`));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(message);
  });

  test('a problem in the base is reported once, not once per policy', async () => {
    const text = scenario('  costs: { call: 15 }', '      agentArrival.noShow: 1 %').concat(
      '  third:\n    changes:\n      agentArrival.noShow: 2 %\n',
    );
    expect(await problems(text)).toHaveLength(1);
  });
});

describe('hostile files', () => {
  test.each([
    [
      'a duplicate key',
      scenario('  costs: { call: 5 min, call: 6 min }'),
      '7:25: the key "call" appears here a second time',
    ],
    ['__proto__', scenario('  __proto__: { costs: {} }'), '7:3: the key "__proto__" is reserved'],
    ['constructor', scenario('', '      constructor.prototype.polluted: 1'), 'unknown path'],
    ['prototype', scenario('  costs: { prototype: 1 }'), 'the key "prototype" is reserved'],
    ['two documents', `${scenario()}---\n${scenario()}`, 'a second document'],
    ['tabs', scenario('\tcosts: {}'), 'not valid YAML'],
    ['an unclosed bracket', scenario('  costs: { call: 5 min'), 'not valid YAML'],
    ['an unknown alias', scenario('  costs: *nothing'), 'names no anchor'],
    ['a node that holds itself', scenario('  costs: &a { call: *a }'), 'names no anchor'],
    ['an unknown tag', scenario('  costs: !!js/function "x"'), 'not valid YAML'],
    ['a map as a key', scenario('  ? { a: 1 }\n  : 5'), 'expected a word or a number as the key'],
    ['deep nesting', `a: ${'['.repeat(20_000)}`, 'nested too deeply'],
    ['deep nesting that closes', `a: ${'['.repeat(80)}${']'.repeat(80)}`, 'nested too deeply'],
    ['nothing', '', 'the file is empty'],
    ['a list', '- a\n- b\n', 'expected the keys of a scenario and their values, got a list'],
    ['one word', 'hello', 'expected the keys of a scenario and their values, got "hello"'],
  ])('%s is refused', async (_, text, message) => {
    expect((await problems(text)).join('\n')).toContain(message);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  test('an alias bomb is refused before it is expanded; some anchors are accepted', async () => {
    const level = (name: string, below: string) =>
      `${name}: &${name} [${Array.from({ length: 10 }, () => below).join(', ')}]`;
    const bomb = [level('a', '1'), ...'bcdefghi'.split('').map((name, i) => level(name, `*${'abcdefgh'[i]}`))].join(
      '\n',
    );
    expect((await problems(bomb)).join('\n')).toContain('more than 100000 values');
    const anchored = scenario('  agentArrival: { patience: &p 1 h, handover: *p }');
    expect((await load(anchored)).resolved.policies[0].agentArrival.handover).toEqual({
      kind: 'constant',
      seconds: 3600,
    });
  });

  test('10 MB of YAML are refused before they are parsed', async () => {
    const file = join(folder, 'large.yaml');
    writeFileSync(file, 'a: b\n'.repeat(2_000_000));
    const error = await rejected(loadScenario(file));
    expect(renderProblems(error)).toBe(`${file}: the file has 10000000 bytes, more than a scenario may have
  allowed: at most 1048576 bytes (1 MiB)
  put long tables into CSV files, which a scenario can name

1 problem in ${file}; nothing was run.`);
  });

  test('a file that does not exist, a folder, and bytes that are not text', async () => {
    expect((await rejected(loadScenario('no-such.yaml'))).problems[0]).toMatchObject({
      file: 'no-such.yaml',
      message: 'cannot read the scenario: there is no such file',
    });
    expect((await rejected(loadScenario(folder))).problems[0].message).toContain('it is a folder');
    expect((await rejected(loadScenarioText(Buffer.from([0x61, 0xff, 0xfe]), 'x.yaml'))).problems[0].message).toContain(
      'not UTF-8',
    );
  });

  test('thousands of mistakes end soon, with the first thousand reported', async () => {
    const keys = Array.from({ length: 20_000 }, (_, i) => `k${i}: 1`).join(', ');
    const error = await rejected(loadScenarioText(Buffer.from(`{ ${keys} }`), 'x.yaml'));
    expect(error.problems).toHaveLength(1000);
    expect(renderProblems(error)).toContain('1000 problems (the first 100 are shown)');
  });
});

describe('CSV files that a scenario names', () => {
  test.each([
    [
      'a missing column',
      'clearing.csv, column: minuts, unit: min',
      'scenario.yaml:7:49: test/fixtures/scenarios/clearing.csv: there is no column "minuts"',
      'did you mean "minutes"?',
    ],
    [
      'a non-number',
      'not-numbers.csv, column: minutes, unit: min',
      'not-numbers.csv:3:3: row 2, column "minutes": expected a number of at least 0, got "soon"',
      '    3 | b,soon',
    ],
    [
      'a name',
      'names.csv, column: minutes, unit: min',
      'names.csv:1:1: refused: column 1: "last_name" looks like a person’s name',
      'remove the column',
    ],
  ])('%s is refused', async (_, csv, first, more) => {
    const shown = await refusal(scenario(`  agentArrival: { patience: { empirical: { csv: ${csv} } } }`));
    expect(shown.split('\n')[0]).toBe(`test/fixtures/scenarios/${first}`);
    expect(shown).toContain(more);
  });
});

async function rejected(run: Promise<unknown>): Promise<InputError> {
  try {
    await run;
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}
