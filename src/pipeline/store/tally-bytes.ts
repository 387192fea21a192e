import { deflateSync, inflateSync } from 'node:zlib';
import { DURATIONS, type Duration } from '../../measures/counters.ts';
import type { ExactSum } from '../../measures/exact-sum.ts';
import { PARTS } from '../../measures/parts.ts';
import { type PolicyTally, TALLY_LISTS, TALLY_NUMBERS, TALLY_SUMS, type Tally } from '../../measures/tally.ts';

/** Sums are decimal text, since JSON has no integers of their size; histograms are their bins that are not 0. */
type PlainSum = [count: number, sum: string, squares: string];

type Plain<Value> = Value extends Float64Array
  ? number[]
  : Value extends ExactSum[]
    ? PlainSum[]
    : Value extends PolicyTally['histograms']
      ? Record<Duration, [bin: number, count: number][]>
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
      from[key].forEach(([count, sum, squares], i) => {
        policy[key][i].merge({ count, sum: BigInt(sum), squares: BigInt(squares) });
      });
    }
    for (const key of DURATIONS) policy.histograms[key].addEntries(from.histograms[key]);
  });
  return plain.replications;
}

function plainPolicy({ parts, ...tally }: PolicyTally): PlainPolicy {
  if (PARTS.some((part) => parts[part].length > 0)) throw new Error('Bytes of a tally hold no facilities or months.');
  const { bookings, outcomes, outcomeShares, values, differences, histograms } = tally;
  return {
    bookings,
    outcomes: [...outcomes],
    outcomeShares: outcomeShares.map(plainSum),
    values: values.map(plainSum),
    differences: differences.map(plainSum),
    histograms: Object.fromEntries(
      DURATIONS.map((key) => [key, histograms[key].entries()]),
    ) as PlainPolicy['histograms'],
  };
}

function plainSum({ count, sum, squares }: ExactSum): PlainSum {
  return [count, String(sum), String(squares)];
}
