import { beforeAll, describe, expect, test } from '@jest/globals';
import type { ResolvedScenario } from '../../src/resolved/scenario.ts';
import { eventually } from '../eventually.ts';
import { movingAndDead, plainReport, reasons, reportOf, smallScenario, withRealStack } from './faulted-run.ts';
import { spoiling } from './spoiling.ts';
import {
  killing,
  killingAfter,
  killingBefore,
  late,
  leavingUndone,
  mixed,
  type Striking,
  throttling,
  twice,
} from './striking.ts';

/**
 * The deployable functions behind the queues that the template declares, with one fault at a time. The report must be
 * that of a plain run byte for byte, or say what is missing. A fault that did not strike fails its test, and so does a
 * run that hangs.
 */

const WRITES = /PutItem|UpdateItem|BatchWriteItem/;
const SENDS = /SendMessageBatch/;

const faults: Record<string, () => Striking> = {
  'every message is delivered twice': () => twice(),
  'messages are shuffled across batches': () => mixed(1),
  'messages come again when their queue is empty': () => late(2),
  'functions are killed before they begin': () => killing(7, 'before'),
  'functions are killed before a write': () => killingBefore(5, WRITES),
  'functions are killed between their write and what follows': () => killingAfter(3, WRITES),
  'functions are killed after they have done all but answer': () => killing(11, 'after'),
  'the table throttles requests': () => throttling(13),
};
const onlyByEvent: Record<string, () => Striking> = {
  'functions are killed before they send': () => killingBefore(17, SENDS),
  'functions are killed after they have sent': () => killingAfter(19, SENDS),
  'the table leaves batches undone': () => leavingUndone(23),
};

describe.each([
  { way: 'event by event', replications: 2, block: null, all: { ...faults, ...onlyByEvent } },
  { way: 'in blocks', replications: 8, block: 1, all: faults },
])('$way, the report is the plain run’s despite', ({ replications, block, all }) => {
  let scenario: ResolvedScenario;
  let plain: string;
  beforeAll(async () => {
    scenario = await smallScenario(replications);
    plain = await plainReport(scenario);
  });

  test.each(Object.entries(all))('%s', async (_, fault) => {
    const { faults, strikes } = fault();
    await withRealStack({ faults }, async (real) => {
      const { tally, missing } = await real.run(scenario, block);
      expect({ missing, reasons: await reasons(real) }).toEqual({ missing: [], reasons: [] });
      expect(reportOf(tally, scenario) === plain).toBe(true);
      await eventually('The fault has struck', () => strikes() > 0);
      await eventually('No message moves', async () => (await movingAndDead(real.stack)).moving === 0);
      // Remains of the fault change nothing in the table either.
      const again = await real.run(scenario, block);
      expect(reportOf(again.tally, scenario) === plain).toBe(true);
    });
  });
});

test('planted fault: if a function forgets a chunk, the driver says that people are missing', async () => {
  const scenario = await smallScenario();
  const forget = (body: string) => body.replace(/"cases":.*/, '"cases":[]}}');
  const { faults, strikes } = spoiling(forget, (body) => body.includes('policy/0/range/0/chunk/6'));
  await withRealStack({ faults }, async ({ run }) => {
    await expect(run(scenario, null)).rejects.toThrow(/^\d+ people were followed, and \d+ under the baseline\.$/);
    expect(strikes()).toBeGreaterThan(0);
  });
});
