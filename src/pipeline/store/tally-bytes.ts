import { deflateSync, inflateSync } from 'node:zlib';
import { DURATIONS } from '../../measures/counters.ts';
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
import { HistogramReader, HistogramWriter } from './histogram-bytes.ts';

/** Integers are decimal text, since JSON has none of their size. */
type PlainSum = [count: number, sum: string, squares: string];
type PlainRatio = [count: number, ...sums: string[]];
type PlainProducts = [count: number, ...sums: string[]];

type Plain<Value> = Value extends Float64Array
  ? number[]
  : Value extends ExactSum[]
    ? PlainSum[]
    : Value extends ExactRatio[]
      ? PlainRatio[]
      : Value extends ExactProducts[]
        ? PlainProducts[]
        : Value extends RunRows
          ? [replication: number, row: (number | null)[]][]
          : Value;

/** Every field except the histograms, and except the parts, since no run in blocks counts parts. */
type PlainPolicy = { [Key in Exclude<keyof PolicyTally, 'parts' | 'histograms'>]: Plain<PolicyTally[Key]> };

interface PlainTally {
  replications: number;
  policies: PlainPolicy[];
}

/** Before the parts: the lengths of the JSON and of the histograms' steps, each in four bytes. */
const HEAD_BYTES = 8;
/** Faster than zlib's usual 6 by three quarters, for a few hundredths more bytes. */
const LEVEL = 4;

/** A tally as JSON and its histograms as numbers of few bytes, compressed. */
export function tallyToBytes(tally: Tally): Uint8Array {
  const plain: PlainTally = { replications: tally.replications, policies: tally.policies.map(plainPolicy) };
  const json = Buffer.from(JSON.stringify(plain));
  const histograms = new HistogramWriter();
  for (const policy of tally.policies) {
    for (const key of DURATIONS) for (const batch of policy.histograms[key].batches) histograms.add(batch);
  }
  const { steps, counts } = histograms.written();
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeUInt32BE(json.length);
  head.writeUInt32BE(steps.length, HEAD_BYTES / 2);
  return deflateSync(Buffer.concat([head, json, steps, counts]), { level: LEVEL });
}

/**
 * Adds the counts in `bytes` to `total` and returns how many replications they cover. It adds in place because a tally
 * of its own for each of many blocks would take megabytes.
 */
export function addTallyBytes(total: Tally, bytes: Uint8Array): number {
  const all = inflateSync(bytes);
  const end = HEAD_BYTES + all.readUInt32BE();
  const plain = JSON.parse(all.toString('utf8', HEAD_BYTES, end)) as PlainTally;
  const stepsEnd = end + all.readUInt32BE(HEAD_BYTES / 2);
  const histograms = new HistogramReader(all.subarray(end, stepsEnd), all.subarray(stepsEnd));
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
    for (const key of DURATIONS) for (const batch of policy.histograms[key].batches) histograms.addTo(batch);
    for (const [replication, row] of from.runs) {
      policy.runs.set(
        replication,
        Float64Array.from(row, (value) => value ?? Number.NaN),
      );
    }
  });
  return plain.replications;
}

function plainPolicy({ parts, histograms: _, ...tally }: PolicyTally): PlainPolicy {
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
