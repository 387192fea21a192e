import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { QUEUES } from '../../events/queues.ts';
import { type ThreeWays, threeWays, type WayCost } from '../../src/cost/three-ways.ts';
import { loadScenario } from '../../src/scenario/load.ts';

/** The tables of docs/explanation/three-ways.md, computed as `pickup-gap cost` computes its lines. */

const page = readFileSync('docs/explanation/three-ways.md', 'utf8');

/** Dollars to three decimals; less than that as such. */
const dollars = (amount: number) => (amount === 0 ? '0' : amount < 0.0005 ? '<0.001' : amount.toFixed(3));
const minutes = (one: number) => (one < 10 ? one.toFixed(1) : String(Math.round(one)));

function rows({ machine, bulk, mapExpress, mapStandard }: ThreeWays): string[] {
  const ways = [machine, bulk, mapExpress, mapStandard];
  const row = (label: string, of: (way: WayCost) => string) => `| ${[label, ...ways.map(of)].join(' | ')} |`;
  return [
    row('functions’ time, $', ({ computing }) => dollars(computing)),
    row('handing out, $', ({ handingOut }) => dollars(handingOut)),
    row('results, $', ({ results }) => dollars(results)),
    row('total, $', ({ computing, handingOut, results }) => dollars(computing + handingOut + results)),
    row('minutes', (way) => minutes(way.minutes)),
  ];
}

describe.each([
  ['whole-country', 1000],
  ['hennepin', 1_000_000],
])('%s with %i replications', (name, replications) => {
  test('costs and takes what the page says', async () => {
    const { resolved } = await loadScenario(`scenarios/${name}.yaml`);
    const ways = threeWays({ ...resolved, replications });
    expect(page.split('\n')).toEqual(expect.arrayContaining(rows(ways)));
    expect(page).toContain(`${ways.blocks.toLocaleString('en-US')} blocks`);
    // Planted fault: figures of another size are not on the page.
    expect(page.split('\n')).not.toEqual(
      expect.arrayContaining(rows(threeWays({ ...resolved, replications: 2 * replications }))),
    );
  });
});

test('the stack’s own limits are on the page', () => {
  const { concurrency, timeoutSeconds } = QUEUES.replication;
  expect(page).toContain(`${concurrency} functions at once`);
  expect(page).toContain(`${timeoutSeconds / 60} minutes`);
});
