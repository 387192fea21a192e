import { describe, expect, test } from '@jest/globals';
import { load, problems, refusal } from './scenario-text.ts';

// Names of places as they are written: with dots, which also separate the keys of a path, and with apostrophes.

const NAMED = `title: Names
zone: America/Chicago
start: 2018-01-01
length: 7 days
base:
  booking: {}
  fieldOffices: { St. Paul: { margin: 20 min }, "Prince George's": {} }
  facilities:
    St. Louis: { rate: 1 per day, travel: 1 h, clearing: 1 h, fieldOffice: St. Paul }
    St: { rate: 1 per day, travel: 1 h, clearing: 1 h, fieldOffice: "Prince George's" }
    O'Brien: { rate: 1 per day, travel: 1 h, clearing: 1 h }
    Prince George’s: { rate: 1 per day, travel: 1 h, clearing: 1 h }
    D.C. Jail: { rate: 1 per day, travel: 1 h, clearing: 1 h }
policies:
  practice: {}
  other: OTHER
`;
const withOther = (other: string) => NAMED.replace('OTHER', other);
const changing = (changes: string) => withOther(`{ changes: { ${changes} } }`);

/** Seconds of travel under the policy `other`, in the order of the file. */
async function travel(changes: string): Promise<unknown[]> {
  const { resolved } = await load(changing(changes));
  return resolved.policies[1].agentArrival.travel.map(({ distribution }) => distribution);
}

const HOUR = { kind: 'constant', seconds: 3600 };
const TEN = { kind: 'constant', seconds: 600 };

describe('names of facilities and field offices with dots and apostrophes', () => {
  test('are kept as they are written', async () => {
    const { resolved } = await load(withOther('{}'));
    expect(resolved.facilities).toEqual(['St. Louis', 'St', "O'Brien", 'Prince George’s', 'D.C. Jail']);
    expect(resolved.fieldOffices).toEqual(['St. Paul', "Prince George's"]);
    expect(resolved.fieldOfficeOf).toEqual([0, 1, 0, 0, 0]);
  });

  test.each([
    ['facilities.St. Louis.travel: 10 min', [TEN, HOUR, HOUR, HOUR, HOUR]],
    ['facilities.St.travel: 10 min', [HOUR, TEN, HOUR, HOUR, HOUR]],
    ["facilities.O'Brien.travel: 10 min", [HOUR, HOUR, TEN, HOUR, HOUR]],
    ['facilities.Prince George’s.travel: { constant: 10 min }', [HOUR, HOUR, HOUR, TEN, HOUR]],
    ['facilities.D.C. Jail.travel: 10 min', [HOUR, HOUR, HOUR, HOUR, TEN]],
  ])('are found in the path of a change, %s', async (change, expected) => {
    expect(await travel(change)).toEqual(expected);
  });

  test('a path to a field office changes its rules', async () => {
    const { resolved } = await load(changing('fieldOffices.St. Paul.margin: 5 min'));
    const [{ regimes = [], inForce = [] }] = resolved.policies.slice(1);
    const margins = inForce[0].regimeOf.map((regime) => regimes[regime].agentArrival.marginSeconds);
    // The other office keeps the margin of 15 min that every scenario has.
    expect(margins).toEqual([300, 900, 300, 300, 300]);
  });

  test('a policy treats a facility differently by its name', async () => {
    const { resolved } = await load(withOther('{ facilities: { St. Louis: { policy: no-cooperation } } }'));
    const [{ regimes = [], inForce = [] }] = resolved.policies.slice(1);
    const rules = inForce[0].regimeOf.map((regime) => regimes[regime].releaseNotice.notice.rule);
    expect(rules).toEqual(['none', 'atClearing', 'atClearing', 'atClearing', 'atClearing']);
  });

  test('an assumption in a path is listed, with what it leaves out', async () => {
    const { assumptions } = await load(changing('facilities.St. Louis.travel: { value: 10 min, source: mine }'));
    expect(assumptions.filter(({ policy }) => policy === 'other')).toMatchObject([
      { path: 'facilities.St. Louis.travel', value: '10 min', basis: 'reported' },
    ]);
  });

  test('a misspelt name or key in a path names the right one', async () => {
    expect(await refusal(changing('facilities.St Louis.travel: 10 min'))).toContain(
      'did you mean "facilities.St. Louis.travel"?',
    );
    expect(await refusal(changing('fieldOffices.St. Paul.margni: 10 min'))).toContain(
      'did you mean "fieldOffices.St. Paul.margin"?',
    );
    expect(await problems(changing('facilities.St. Louis.share: 10 %'))).toEqual([
      expect.stringContaining('"facilities.St. Louis.share" cannot be changed by a policy'),
    ]);
  });

  test('a path with two meanings is refused, with both', async () => {
    const two = (change: string) =>
      changing(change).replace(
        '    St:',
        '    A: { rate: 1 per day, travel: 1 h }\n    A.travel: { rate: 1 per day, travel: 1 h }\n    St:',
      );
    expect(await refusal(two('facilities.A.travel: 2 h'))).toContain(
      'allowed: "facilities" → "A" → "travel"; or "facilities" → "A.travel"',
    );
    expect(await problems(two('facilities.A.travel.travel: 2 h'))).toEqual([]);
  });

  test('a facility that a preset spells differently is refused: it would follow the rules of others', async () => {
    const text = withOther('{ policy: minnesota-patchwork }').replace('    St. Louis:', '    St Louis:');
    expect(await problems(text)).toEqual([
      '9:5: "St Louis" is spelt "St. Louis" in scenarios/policies/minnesota-patchwork.yaml',
    ]);
  });

  test.each(['.Louis', "'Brien", 'St/Louis', 'a,b', 'x'.repeat(61)])('%s is not a name', async (name) => {
    const text = withOther('{}').replace('    St:', `    "${name}":`);
    expect(await refusal(text)).toContain('spaces, hyphens, underscores, dots and apostrophes');
  });
});

describe('names that would look like another, or flood other lines', () => {
  test.each([
    ['a Hangul filler, which is a letter', 'St\u3164Louis'],
    ['a grapheme joiner, which is a mark', 'St\u034fLouis'],
    ['a variation selector', 'St\ufe0f Louis'],
    ['five marks on a letter', 'e\u0301\u0302\u0303\u0304\u0305'],
  ])('%s is refused', async (_, name) => {
    const found = await problems(NAMED.replace("O'Brien", JSON.stringify(name)).replace('OTHER', '{}'));
    expect(found.join('\n')).toMatch(/cannot be used as a name here/);
  });

  test.each(['Ça-Sud'.normalize('NFD'), '東京', 'Đồng Nai'.normalize('NFD'), 'हिन्दी'])(
    '%s is accepted',
    async (name) => {
      const { resolved } = await load(NAMED.replace("O'Brien", name).replace('OTHER', '{}'));
      expect(resolved.facilities).toContain(name);
    },
  );
});
