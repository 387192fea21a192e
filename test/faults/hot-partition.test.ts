import { expect, test } from '@jest/globals';
import { plainReport, reasons, reportOf, smallScenario, withRealStack } from './faulted-run.ts';
import { throttlingByPartition } from './striking.ts';

/** The deployed functions at a table whose partitions throttle one by one, as DynamoDB's do. */

/** Less than one block's tally or one chunk's notices in each stretch of requests. */
const NARROW = { units: 8, requests: 12 };
const REPLICATIONS = 12;

async function throttlesOf(block: number | null, partitionOf?: (pk: string) => string): Promise<number> {
  const scenario = await smallScenario(block === null ? 2 : REPLICATIONS);
  const { faults, strikes } = throttlingByPartition(NARROW, partitionOf);
  await withRealStack({ faults }, async (real) => {
    const { tally, missing } = await real.run(scenario, block);
    expect({ missing, reasons: await reasons(real) }).toEqual({ missing: [], reasons: [] });
    expect(reportOf(tally, scenario) === (await plainReport(scenario))).toBe(true);
  });
  return strikes();
}

test('in blocks, no partition is hot: each block writes to its own', async () => {
  expect(await throttlesOf(1)).toBe(0);
});

test('planted fault: if all results shared a partition, it would throttle', async () => {
  expect(await throttlesOf(1, (pk) => pk.split('#')[0]!)).toBeGreaterThan(0);
});

test('event by event, a hot partition of notices delays a run and loses nothing', async () => {
  expect(await throttlesOf(null)).toBeGreaterThan(0);
});
