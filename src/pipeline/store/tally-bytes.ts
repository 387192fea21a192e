import { deflateSync, inflateSync } from 'node:zlib';
import { DURATIONS, type Duration } from '../../measures/counters.ts';
import { PARTS } from '../../measures/parts.ts';
import { type RunRows, replicationsOf } from '../../measures/run-rows.ts';
import {
  type PolicyTally,
  TALLY_LISTS,
  TALLY_NUMBERS,
  TALLY_PRODUCTS,
  TALLY_RATIOS,
  TALLY_SUMS,
  type Tally,
} from '../../measures/tally.ts';
import type { ExactProducts, ExactRatio } from '../../sums/exact-ratio.ts';
import type { ExactSum } from '../../sums/exact-sum.ts';

/** Integers are decimal text, since JSON has none of their size; histograms are their bins that are not 0. */
type PlainSum = [count: number, sum: string, squares: string];
type PlainRatio = [count: number, ...sums: string[]];
type PlainProducts = [count: number, ...sums: string[]];

/** By batch: how far each bin is after the last one, and its count. */
type PlainHistogram = number[][];

type Plain<Value> = Value extends Float64Array
  ? number[]
  : Value extends ExactSum[]
    ? PlainSum[]
    : Value extends ExactRatio[]
      ? PlainRatio[]
      : Value extends ExactProducts[]
        ? PlainProducts[]
        : Value extends PolicyTally['histograms']
          ? Record<Duration, PlainHistogram>
          : Value extends RunRows
            ? [replication: number, row: (number | null)[]][]
            : Value;

/** Every field except the parts, since no run in blocks counts parts. */
type PlainPolicy = { [Key in Exclude<keyof PolicyTally, 'parts'>]: Plain<PolicyTally[Key]> };

interface PlainTally {
  replications: number;
  policies: PlainPolicy[];
}

/** A tally as compressed JSON. */
export function tallyToBytes(tally: Tally): Uint8Array {
  const plain: PlainTally = { replications: tally.replications, policies: tally.policies.map(plainPolicy) };
  return deflateSync(JSON.stringify(plain));
}

/**
 * Adds the counts in `bytes` to `total` and returns how many replications they cover. It adds in place because a tally
 * of its own for each of many blocks would take megabytes.
 */
export function addTallyBytes(total: Tally, bytes: Uint8Array): number {
  const plain = JSON.parse(inflateSync(bytes).toString()) as PlainTally;
  total.replications += plain.replications;
  plain.policies.forEach((from, p) => {
    const policy = total.policies[p];
    for (const key of TALLY_NUMBERS) policy[key] += from[key];
    for (const key of TALLY_LISTS) for (let i = 0; i < from[key].length; i++) policy[key][i] += from[key][i];
    for (const key of TALLY_SUMS) {
      from[key].forEach(([count, ...sums], i) => {
        const [sum, squares] = sums.map(BigInt);
        policy[key][i].merge({ count, sum, squares });
      });
    }
    for (const key of TALLY_RATIOS) {
      from[key].forEach(([count, ...sums], i) => {
        const [part, whole, partSquares, products, wholeSquares] = sums.map(BigInt);
        policy[key][i].merge({ count, part, whole, partSquares, products, wholeSquares });
      });
    }
    for (const key of TALLY_PRODUCTS) {
      from[key].forEach(([count, ...sums], i) => {
        const [parts, partWhole, wholePart, wholes] = sums.map(BigInt);
        policy[key][i].merge({ count, parts, partWhole, wholePart, wholes });
      });
    }
    for (const key of DURATIONS) {
      from.histograms[key].forEach((plain, b) => {
        policy.histograms[key].batches[b].addEntries(entriesOf(plain));
      });
    }
    for (const [replication, row] of from.runs) {
      policy.runs.set(
        replication,
        Float64Array.from(row, (value) => value ?? Number.NaN),
      );
    }
  });
  return plain.replications;
}

function plainPolicy({ parts, ...tally }: PolicyTally): PlainPolicy {
  if (PARTS.some((part) => parts[part].length > 0)) throw new Error('Bytes of a tally hold no facilities or months.');
  const {
    bookings,
    outcomes,
    outcomesWithoutDetainer,
    byDefinition,
    flows,
    outcomeShares,
    amounts,
    differences,
    ratios,
    products,
    histograms,
    runs,
  } = tally;
  return {
    bookings,
    outcomes: [...outcomes],
    outcomesWithoutDetainer: [...outcomesWithoutDetainer],
    byDefinition: [...byDefinition],
    flows: [...flows],
    outcomeShares: outcomeShares.map(plainRatio),
    amounts: amounts.map(plainSum),
    differences: differences.map(plainSum),
    ratios: ratios.map(plainRatio),
    products: products.map(plainProducts),
    histograms: Object.fromEntries(
      DURATIONS.map((key) => [key, histograms[key].batches.map((batch) => stepsOf(batch.entries()))]),
    ) as PlainPolicy['histograms'],
    // NaN, no case, becomes null.
    runs: replicationsOf(runs).map((replication) => [replication, [...(runs.get(replication) ?? [])]]),
  };
}

function plainSum({ count, sum, squares }: ExactSum): PlainSum {
  return [count, String(sum), String(squares)];
}

function plainRatio({ count, part, whole, partSquares, products, wholeSquares }: ExactRatio): PlainRatio {
  return [count, ...[part, whole, partSquares, products, wholeSquares].map(String)];
}

function plainProducts({ count, parts, partWhole, wholePart, wholes }: ExactProducts): PlainProducts {
  return [count, ...[parts, partWhole, wholePart, wholes].map(String)];
}

/** Steps are short numbers that repeat, which compress better than the bins. */
function stepsOf(entries: readonly (readonly [bin: number, count: number])[]): number[] {
  return entries.flatMap(([bin, count], i) => [i === 0 ? bin : bin - entries[i - 1][0], count]);
}

function entriesOf(steps: readonly number[]): [bin: number, count: number][] {
  const entries: [number, number][] = [];
  let bin = 0;
  for (let i = 0; i < steps.length; i += 2) {
    bin += steps[i];
    entries.push([bin, steps[i + 1]]);
  }
  return entries;
}
