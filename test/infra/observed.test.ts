import { describe, expect, test } from '@jest/globals';
import { DASHBOARD_OUTPUT, logGroupOutput, METRICS, QUEUE_NAMES } from '../../events/queues.ts';
import { QUERIES } from '../../infra/saved-queries.ts';
import { readBatch, sampleFile, sampleRun } from '../../src/cli/invoke/batch-file.ts';
import { invokeLocally } from '../../src/cli/invoke/invoke-locally.ts';
import type { Template } from '../../src/stack/assembly/assembly.ts';
import { settled } from '../../src/stack/assembly/settled.ts';
import { synthesisedTemplate } from './synthesised-template.ts';

/** What the functions count and log, and who reads it: alarms, the dashboard and saved queries. */

const template = synthesisedTemplate();
const plain = settled(template);
const ofType = (type: string, { Resources }: Template = plain) =>
  Object.entries(Resources).filter(([, { Type }]) => Type === type);
const alarms = new Map(ofType('AWS::CloudWatch::Alarm').map(([id, { Properties }]) => [id, Properties!]));
const alarm = (kind: string) => [...alarms].find(([id]) => id.startsWith(`Watch${kind}`))![1];
const dashboard = JSON.stringify(ofType('AWS::CloudWatch::Dashboard'));

/** The lines that a function logs for a batch. */
async function linesFor(records: { messageId: string; body: string }[]): Promise<Record<string, unknown>[]> {
  const lines: string[] = [];
  await invokeLocally([await sampleRun()], [{ queue: 'booking', batch: { Records: records } }], (line) => {
    lines.push(line);
  });
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}
const { Records } = await readBatch(sampleFile('booking'));
const handled = await linesFor(Records);
const setAside = await linesFor([{ ...Records[0]!, body: 'not JSON' }]);

describe('metrics', () => {
  const dimensions = handled.concat(setAside).flatMap(({ _aws }) => {
    const { CloudWatchMetrics = [] } = (_aws ?? {}) as {
      CloudWatchMetrics?: { Namespace: string; Dimensions: string[][]; Metrics: { Name: string }[] }[];
    };
    return CloudWatchMetrics.map(({ Namespace, Dimensions, Metrics }) => [
      Namespace,
      Dimensions.map((names) => names.toSorted()),
      Metrics.map(({ Name }) => Name),
    ]);
  });

  test('are counted under the names and dimensions that alarms and the dashboard read', () => {
    expect(dimensions).toEqual([
      [METRICS.namespace, [['service', 'stack']], [METRICS.handled]],
      [METRICS.namespace, [['service', 'stack']], [METRICS.setAside]],
    ]);
    for (const name of [METRICS.handled, METRICS.failed, METRICS.setAside])
      for (const queue of QUEUE_NAMES)
        expect(dashboard).toContain(`${name}\\",\\"service\\",\\"${queue}\\",\\"stack\\"`);
  });

  test('belong to one stack: the dimension has its name', () => {
    const { Metrics } = alarm('failingmessages') as {
      Metrics: { MetricStat?: { Metric: { Dimensions: object[] } } }[];
    };
    const read = Metrics.flatMap(({ MetricStat }) => (MetricStat ? [MetricStat.Metric] : []));
    expect(read).toHaveLength(QUEUE_NAMES.length);
    for (const { Dimensions } of read)
      expect(Dimensions).toContainEqual({ Name: 'stack', Value: { Ref: 'AWS::StackName' } });
  });
});

describe('alarms', () => {
  test('go off at each kind of trouble', () => {
    const kinds = ['errors', 'throttles', 'failingmessages', 'neartimelimit', 'tablethrottles'];
    expect(kinds.map((kind) => [kind, alarm(kind).EvaluationPeriods, alarm(kind).Threshold])).toEqual([
      ['errors', 1, 0],
      ['throttles', 3, 0],
      ['failingmessages', 3, 0],
      ['neartimelimit', 1, 90],
      ['tablethrottles', 3, 0],
    ]);
    expect(alarms.size).toBe(kinds.length + 2 * QUEUE_NAMES.length);
  });

  test('look at every function', () => {
    for (const kind of ['errors', 'throttles', 'neartimelimit']) {
      const read = JSON.stringify(alarm(kind).Metrics);
      for (const [id] of ofType('AWS::Lambda::Function')) expect(read).toContain(`{"Ref":"${id}"}`);
    }
  });

  test('say in words what happened', () => {
    for (const { AlarmDescription } of alarms.values()) expect(AlarmDescription).toMatch(/^[A-Z].{40,}\.$/);
  });
});

describe('log lines', () => {
  test('one per message, with the run, the subject and the milliseconds', () => {
    const info = handled.filter(({ level }) => level === 'INFO');
    expect(info).toEqual([
      expect.objectContaining({
        message: 'An event is handled',
        queue: 'booking',
        run: 'sample',
        subject: 'replication/0/range/0',
        milliseconds: expect.any(Number),
      }),
    ]);
  });

  test('have the fields that the saved queries ask for', () => {
    const known = new Set([...handled, ...setAside].flatMap((line) => Object.keys(line)));
    const asked = ['queue', 'run', 'subject', 'message', 'reason', 'level', 'milliseconds'];
    expect(asked.filter((field) => !known.has(field))).toEqual([]);
    const texts = Object.values(QUERIES).flat().join('\n');
    for (const field of asked) expect(texts).toMatch(new RegExp(`\\b${field}\\b`));
    expect(texts).toContain(`'${handled.find(({ level }) => level === 'INFO')!.message}'`);
  });
});

test('the saved queries are about the logs of all functions, and are named after the stack', () => {
  const saved = ofType('AWS::Logs::QueryDefinition').map(([, { Properties }]) => Properties!);
  expect(saved).toHaveLength(Object.keys(QUERIES).length);
  for (const { LogGroupNames, Name } of saved) {
    expect(LogGroupNames).toEqual(ofType('AWS::Logs::LogGroup').map(([id]) => ({ Ref: id })));
    expect(JSON.stringify(Name)).toContain('{"Ref":"AWS::StackName"}');
  }
});

test('outputs lead to the dashboard and to each log group', () => {
  expect(JSON.stringify(plain.Outputs![DASHBOARD_OUTPUT])).toContain(ofType('AWS::CloudWatch::Dashboard')[0]![0]);
  const groups = QUEUE_NAMES.map((name) => plain.Outputs![logGroupOutput(name)]);
  expect(groups).toEqual(ofType('AWS::Logs::LogGroup').map(([id]) => ({ Value: { Ref: id } })));
});

describe('tracing', () => {
  const modes = (from: Template) =>
    ofType('AWS::Lambda::Function', from).map(([, { Properties }]) => Properties!.TracingConfig);

  test('is off unless it is asked for, and then no function may write traces', () => {
    expect(new Set(modes(plain).map((mode) => JSON.stringify(mode)))).toEqual(new Set(['{"Mode":"PassThrough"}']));
    expect(ofType('AWS::IAM::Policy')).toEqual([]);
  });

  test('is on for every function if it is asked for', () => {
    const given = structuredClone(template) as Template & { Parameters: Record<string, { Default: unknown }> };
    given.Parameters.Tracing!.Default = 'on';
    const traced = settled(given);
    expect(new Set(modes(traced).map((mode) => JSON.stringify(mode)))).toEqual(new Set(['{"Mode":"Active"}']));
    const policies = ofType('AWS::IAM::Policy', traced).map(([, { Properties }]) => Properties!.Roles);
    expect(policies).toEqual([ofType('AWS::IAM::Role').map(([id]) => ({ Ref: id }))]);
  });
});
