import { describe, expect, test } from '@jest/globals';
import { estimateCost, type Way } from '../../src/cost/estimate.ts';
import { MEASURED } from '../../src/cost/measured.ts';
import type { ResolvedScenario } from '../../src/resolved/scenario.ts';
import { loadScenario } from '../../src/scenario/load.ts';
import { type Counted, countedRun, ENVIRONMENTS } from './counted-run.ts';

const { resolved } = await loadScenario('scenarios/first-look.yaml');
const firstLook = (replications: number) => ({ ...resolved, replications });

/** The estimate's counts, grouped like those of the servers. */
function estimated(scenario: ResolvedScenario, way: Way): Counted {
  const { lines } = estimateCost(scenario, way, { environments: ENVIRONMENTS });
  const count = (what: string) => {
    const line = lines.find((one) => one.what === what);
    if (line === undefined) throw new Error(`The estimate has no "${what}".`);
    return line.count;
  };
  const completions = 'chunk' in way ? scenario.replications * scenario.policies.length : 0;
  const sentOn = completions * MEASURED.completionsAlone;
  return {
    sent: count('messages sent') - sentOn,
    sentOn,
    receivedAndDeleted: count('messages received') + count('messages deleted'),
    written: count('items written'),
    readByFunctions: count('items read by the functions'),
    readByDriver: count('results read by the driver'),
    storedMb: count('items kept for 30 days'),
  };
}

const TOLERANCE = 0.05;

/** The counts that differ by more than 5 % from the counted ones. */
function off(estimate: Counted, counted: Counted): string[] {
  const keys = Object.keys(counted) as (keyof Counted)[];
  return keys
    .filter((key) => key !== 'sentOn')
    .filter((key) => Math.abs(estimate[key] - counted[key]) > TOLERANCE * counted[key])
    .map((key) => `${key}: ${estimate[key]} estimated, ${counted[key]} counted`);
}

describe('an estimate agrees within 5 % with what the local stack sent, wrote and read', () => {
  test('event by event', async () => {
    const counted = await countedRun(firstLook(12), { chunk: 1000 });
    expect(off(estimated(firstLook(12), { chunk: 1000 }), counted)).toEqual([]);
    // 36 completions, of which a request holds one to ten, from one batch.
    expect(counted.sentOn).toBeGreaterThanOrEqual(36 / 10);
    expect(counted.sentOn).toBeLessThanOrEqual(36);
  });

  test('event by event in small chunks; planted fault: an estimate for half the size is clearly off', async () => {
    const counted = await countedRun(firstLook(4), { chunk: 20 });
    expect(off(estimated(firstLook(4), { chunk: 20 }), counted)).toEqual([]);
    expect(off(estimated(firstLook(4), { chunk: 10 }), counted)).not.toEqual([]);
  });

  test('in blocks; planted fault: a count that omits one kind of request is clearly off', async () => {
    const counted = await countedRun(firstLook(400), { block: 20 });
    const estimate = estimated(firstLook(400), { block: 20 });
    expect(off(estimate, counted)).toEqual([]);
    expect(off({ ...estimate, receivedAndDeleted: estimate.receivedAndDeleted / 2 }, counted)).toHaveLength(1);
  });
});

describe('by definition', () => {
  test('a line costs its count times its price, and the total is their sum', () => {
    const { lines, dollars } = estimateCost(firstLook(10), { chunk: 1000 });
    for (const line of lines) expect(line.dollars).toBeCloseTo((line.count * line.dollarsPerMillion) / 1e6, 12);
    expect(dollars).toBeCloseTo(
      lines.reduce((sum, line) => sum + line.dollars, 0),
      12,
    );
  });

  test('point-in-time recovery is paid for what is stored, if data are kept', () => {
    const bill = (keepData: boolean) => estimateCost(firstLook(10), { block: 5 }, { keepData }).lines.slice(8);
    const [stored, ...none] = bill(false);
    expect([stored!.what, none]).toEqual(['items kept for 30 days', []]);
    const [, recovery] = bill(true);
    expect(recovery).toMatchObject({ what: 'point-in-time recovery of them', count: stored!.count });
  });

  test('in blocks, every message is requested once: one send for ten, one receive, delete and invocation each', () => {
    const { lines } = estimateCost(firstLook(100), { block: 5 });
    const count = (what: string) => lines.find((line) => line.what === what)?.count;
    expect(['messages sent', 'messages received', 'messages deleted', 'invocations'].map(count)).toEqual([
      2, 20, 20, 20,
    ]);
  });

  test('ten times the replications send, receive and write ten times as much, apart from the run’s own record', () => {
    const options = { environments: ENVIRONMENTS };
    const [one, ten] = [10, 100].map((n) => estimateCost(firstLook(n), { chunk: 100 }, options).lines);
    for (const what of ['messages sent', 'messages received', 'messages deleted', 'invocations']) {
      const count = (lines: typeof one) => lines.find((line) => line.what === what)?.count ?? 0;
      expect(count(ten)).toBeCloseTo(10 * count(one), 6);
    }
  });

  test('a scenario too large to walk ten of its replications is grouped as if ten were walked', () => {
    // At most 300,000 people under a policy are walked: one replication of 400 people × 144 days × 3 policies.
    const arrivals = { ...resolved.booking.arrivals, perDay: 400 } as ResolvedScenario['booking']['arrivals'];
    const { runIn: _, ...small } = firstLook(20);
    const span = { days: 144, warmUpDays: 0, coolDownDays: 0 };
    const large = { ...small, ...span, booking: { ...resolved.booking, arrivals } };
    const { lines, assumptions } = estimateCost(large, { chunk: 3000 }, { environments: ENVIRONMENTS });
    expect(assumptions.join('\n')).toContain('1 of 20 replications run');
    // Two ranges of at most 125 days, of 17 and 3 chunks: 40 booking messages in 4 batches, 400 in 40, 1,200 in 120; 60
    // field offices.
    expect(lines.find((line) => line.what === 'invocations')?.count).toBeCloseTo(4 + 40 + 120 + 60, 6);
  });
});
