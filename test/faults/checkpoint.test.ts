import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { makePlan } from '../../src/engine/plan/plan.ts';
import { RESERVE_MILLISECONDS, simulateBlock } from '../../src/pipeline/steps/simulate-block.ts';
import type { Template } from '../../src/stack/assembly/assembly.ts';
import { ASSEMBLY, plainReport, reasons, reportOf, smallScenario, withRealStack } from './faulted-run.ts';
import { killingAfter, type Striking, twice } from './striking.ts';

/** A block is done in parts if its function's time is too short. */

const REPLICATIONS = 6;
const scenario = await smallScenario(REPLICATIONS);

/** A clock by which every replication takes `each` milliseconds. */
function left(total: number, each: number): () => number {
  let time = total + each;
  return () => {
    time -= each;
    return time;
  };
}

test.each([
  { total: RESERVE_MILLISECONDS + 1000, each: 1, done: REPLICATIONS },
  // 400 ms are left after the third: enough for one more beside the reserve. After the fourth they are not.
  { total: RESERVE_MILLISECONDS + 1600, each: 400, done: 4 },
  { total: RESERVE_MILLISECONDS + 1599, each: 400, done: 3 },
  // The first one always starts; otherwise nothing would ever be done.
  { total: 10, each: 400, done: 1 },
])('$total ms for replications of $each ms are enough for $done', ({ total, each, done }) => {
  const tally = simulateBlock({ first: 0, count: REPLICATIONS }, makePlan(scenario), left(total, each));
  expect(tally.replications).toBe(done);
});

/** The deployed function, with no more time than its reserve, so that each invocation does one replication. */
function hurriedAssembly(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hurried-'));
  cpSync(ASSEMBLY, folder, { recursive: true });
  const file = join(folder, 'PickupGap.template.json');
  const template = JSON.parse(readFileSync(file, 'utf8')) as Template;
  const [id] = Object.keys(template.Resources).filter((key) => key.startsWith('ReplicationFunction'));
  template.Resources[id].Properties!.Timeout = RESERVE_MILLISECONDS / 1000;
  writeFileSync(file, JSON.stringify(template));
  return folder;
}

test.each<[string, () => Striking | undefined]>([
  ['alone', () => undefined],
  ['delivered twice', () => twice()],
  ['killed between asking for the rest and writing', () => killingAfter(3, /SendMessage/)],
  ['killed between writing and answering', () => killingAfter(5, /PutItem/)],
])('a block in as many parts as it has replications, %s, comes to the plain report', async (_, fault) => {
  const assembly = hurriedAssembly();
  try {
    const striking = fault();
    await withRealStack({ assembly, ...(striking && { faults: striking.faults }) }, async (real) => {
      const { tally, missing } = await real.run(scenario, REPLICATIONS);
      expect({ missing, reasons: await reasons(real) }).toEqual({ missing: [], reasons: [] });
      expect(reportOf(tally, scenario) === (await plainReport(scenario))).toBe(true);
      const subjects = real.deliveries.flatMap(({ messages }) => messages.map(({ Body }) => JSON.parse(Body).subject));
      expect([...new Set(subjects)].sort()).toEqual(
        Array.from({ length: REPLICATIONS }, (_, first) => `replications/${first}-${REPLICATIONS - 1}`),
      );
      if (striking !== undefined) expect(striking.strikes()).toBeGreaterThan(0);
    });
  } finally {
    rmSync(assembly, { recursive: true });
  }
});
