import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Ajv, type ValidateFunction } from 'ajv';
import type { EventLog } from '../../src/event-log/event-log.ts';
import { simulatedLog } from '../../src/overlay/simulated-cases.ts';
import { loadScenario } from '../../src/scenario/load.ts';
import { ENDINGS, LogRoom, textOf } from './log-room.ts';
import { xesFaults } from './xes-grammar.ts';

/**
 * Logs of a few days of the shipped scenarios, under every policy that they have. They must be valid against OCEL 2.0's
 * published schema and the grammar of XES, and be read back unchanged.
 */
const SCENARIOS = [
  'disputed-counts',
  'every-regime',
  'first-look',
  'first-question',
  'first-weekly-report',
  'hennepin',
  'hennepin-2011-2020',
  'minnesota',
  'own-data',
];
const DAYS = 4;

const room = new LogRoom();
afterAll(() => room.remove());

const schema = JSON.parse(readFileSync('test/fixtures/ocel/ocel20-schema.json', 'utf8'));
// RFC 3339, section 5.6.
const dateTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;
const validate: ValidateFunction = new Ajv({ formats: { 'date-time': dateTime } }).compile(schema);

describe.each(SCENARIOS)('the cases of scenarios/%s.yaml', (name) => {
  let logs: [policy: string, log: EventLog][];
  beforeAll(async () => {
    const { resolved } = await loadScenario(`scenarios/${name}.yaml`, {
      allowFiles: name === 'own-data' ? ['../shared/data'] : [],
    });
    logs = resolved.policies.map((policy) => {
      const scenario = { ...resolved, days: DAYS, policies: [policy], baseline: policy.name };
      return [policy.name, simulatedLog(scenario, 0)];
    });
  });

  test('as OCEL are valid against the published schema', () => {
    for (const [policy, log] of logs) {
      validate(JSON.parse(textOf(log, 'json')));
      expect({ policy, errors: validate.errors }).toEqual({ policy, errors: null });
    }
  });

  test('as XES fit the grammar', () => {
    for (const [policy, log] of logs)
      expect({ policy, faults: xesFaults(textOf(log, 'xes')) }).toEqual({ policy, faults: [] });
  });

  test.each(ENDINGS)('as %s are read back unchanged', async (ending) => {
    for (const [, log] of logs) expect((await room.roundTrip(log, ending)).cases).toEqual(log.cases);
  });
});

describe('planted faults', () => {
  let log: EventLog;
  beforeAll(async () => {
    const { resolved } = await loadScenario('scenarios/first-look.yaml');
    log = simulatedLog({ ...resolved, days: DAYS, policies: [resolved.policies[0]] }, 0);
  });

  test.each<[string, (ocel: ReturnType<typeof JSON.parse>) => void]>([
    ['a number for a value', ({ objects }) => Object.assign(objects.at(-1).attributes[0], { value: 1 })],
    ['a time without an offset', ({ events }) => Object.assign(events[0], { time: '2018-01-01T10:00:00' })],
    ['an attribute without a time', ({ objects }) => delete objects.at(-1).attributes[0].time],
    ['an event without a type', ({ events }) => delete events.at(-1).type],
    ['a relation to nothing', ({ events }) => delete events[0].relationships[0].objectId],
    ['a list that is missing', (ocel) => delete ocel.eventTypes],
  ])('OCEL: %s fails the published schema', (_, plant) => {
    const ocel = JSON.parse(textOf(log, 'json'));
    expect(validate(ocel)).toBe(true);
    plant(ocel);
    expect(validate(ocel)).toBe(false);
  });

  const EVENT_TIME = /<date key="time:timestamp" value="2018[^"]*"\/>/;
  test.each<[string, string | RegExp, string, string]>([
    ['an element that is not closed', '</trace>', '', 'expected'],
    ['a character that must be written otherwise', 'A first look', 'A < look', 'disallowed character'],
    [
      'a namespace, which the schema has not',
      '<log ',
      '<log xmlns="http://www.xes-standard.org/" ',
      'is in a namespace',
    ],
    ['another root', /(<\/?)log/g, '$1logs', 'the root is <logs>'],
    ['no version', 'xes.version="1849.2016"', '', '<log> needs xes.version'],
    ['a version that is no decimal', '1849.2016', '1849-2016', 'xes.version of <log> is no decimal'],
    [
      'a global after a classifier',
      '<global scope="trace">',
      '<classifier name="A" keys="b"/><global scope="trace">',
      '<global> may not stand here in <log>',
    ],
    [
      'an attribute after an event',
      '</trace>',
      '<string key="a" value="b"/></trace>',
      '<string> may not stand here in <trace>',
    ],
    ['an event in an event', EVENT_TIME, '<event/>', '<event> may not stand here in <event>'],
    [
      'a day that does not exist',
      EVENT_TIME,
      '<date key="a" value="2018-02-30T10:00:00Z"/>',
      'value of <date> is no dateTime',
    ],
    [
      'a time with a space',
      EVENT_TIME,
      '<date key="a" value="2018-01-01 10:00:00Z"/>',
      'value of <date> is no dateTime',
    ],
    ['a number that is none', EVENT_TIME, '<int key="a" value="1.5"/>', 'value of <int> is no long'],
    ['a value in capitals', EVENT_TIME, '<boolean key="a" value="True"/>', 'value of <boolean> is no boolean'],
    ['no value', EVENT_TIME, '<string key="a"/>', '<string> needs value'],
    ['a key with a space', EVENT_TIME, '<string key="a b" value=""/>', 'key of <string> is no Name'],
    ['a list without values', EVENT_TIME, '<list key="a"/>', '<list> has no <values>'],
    ['text', EVENT_TIME, 'text', 'text'],
    ['an element of no standard', EVENT_TIME, '<text key="a" value="b"/>', '<text> may not stand here in <event>'],
  ])('XES: %s does not fit the grammar', (_, found, planted, said) => {
    const text = textOf(log, 'xes');
    expect(xesFaults(text)).toEqual([]);
    const faults = xesFaults(text.replace(found, planted));
    expect(faults.join('\n')).toContain(said);
  });
});
