import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { scenarioJsonSchema } from '../../src/scenario/schema/json-schema.ts';
import { PRESETS } from '../../src/scenario/schema/preset-names.ts';
import { scenarioReference } from '../../src/scenario/schema/reference.ts';
import { FIRST_LOOK, scenario } from './scenario-text.ts';

const accepts = new Ajv2020({ strict: false, validateFormats: false }).compile(scenarioJsonSchema());

describe('the published JSON Schema', () => {
  test('is what the zod schema gives; after a change of it run `npm run reference`', () => {
    const published = JSON.parse(readFileSync('scenarios/scenario.schema.json', 'utf8'));
    expect(published).toEqual(JSON.parse(JSON.stringify(scenarioJsonSchema())));
  });

  test('accepts first-look.yaml, and a scenario that omits everything optional', () => {
    expect([accepts(parse(FIRST_LOOK)), accepts.errors]).toEqual([true, null]);
    expect([accepts(parse(scenario())), accepts.errors]).toEqual([true, null]);
  });

  const isScenario = (file: string) => file.endsWith('.yaml') && !file.endsWith('.expect.yaml');
  test.each(readdirSync('scenarios').filter(isScenario))('accepts scenarios/%s', (file) => {
    expect([accepts(parse(readFileSync(`scenarios/${file}`, 'utf8'))), accepts.errors]).toEqual([true, null]);
  });

  test('accepts values with their source in place of any value', () => {
    const sourced = scenario(
      '  agentArrival:\n    noShow: { value: 5 %, source: S1, basis: reported }\n' +
        '    patience: { lognormal: { median: { value: 50 min, note: x }, q90: 80 min } }\n' +
        '    retries: { value: 1 }\n' +
        '    teams: { value: { count: 1, hours: always }, basis: assumption }',
      '      releaseNotice.notice.lead: { value: 24 h, source: S1 }',
    );
    expect([accepts(parse(sourced)), accepts.errors]).toEqual([true, null]);
  });

  test('accepts the name of every preset, and the path of a file', () => {
    for (const name of [...PRESETS, './my-county.yaml'])
      expect([name, accepts(parse(`${scenario()}  other: { policy: ${name} }`))]).toEqual([name, true]);
  });

  test.each([
    ['an unknown preset', `${scenario()}  other: { policy: honour-detainers }`],
    ['a misspelt key', scenario('  costs: { cal: 5 min }')],
    ['a bare number where a unit is due', scenario('  costs: { call: 5 }')],
    ['an unknown word', scenario('  releaseNotice: { notice: { rule: never } }')],
    ['an unknown basis', scenario('  costs: { call: { value: 5 min, basis: rumour } }')],
    ['no title', scenario().replace('title: Test', '')],
    ['a value of a wrong kind in a change', scenario('', '      agentArrival.retries: many')],
  ])('rejects %s', (_, text) => {
    expect(accepts(parse(text))).toBe(false);
  });
});

test('the reference page names every path that a policy can change, with its default', () => {
  const page = scenarioReference();
  for (const path of [
    'releaseNotice.notice.lead',
    'facilities.NAME.travel',
    'agentArrival.overtime.heardAhead',
    'costs.bedDay',
  ]) {
    expect(page).toContain(`\`${path}\``);
  }
  expect(page).toContain(
    '| `releaseNotice.requestedLead` | How much notice the agency asks for. ' +
      'The shortfall is measured against it. | wholeSeconds | `24 h` | reported; Star Tribune, mid 2017',
  );
  expect(page).not.toContain('undefined');
});
