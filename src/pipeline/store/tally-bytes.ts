import { deflateSync, inflateSync } from 'node:zlib';
import { DURATIONS } from '../../measures/counters.ts';
import type { ExactSum } from '../../measures/exact-sum.ts';
import type { PolicyTally, Tally } from '../../measures/tally.ts';

/** Sums as decimal text, since JSON has no integers of their size; histograms as their bins that are not 0. */
type PlainSum = [count: number, sum: string, squares: string];

interface PlainPolicy {
  bookings: number;
  outcomes: number[];
  outcomeShares: PlainSum[];
  values: PlainSum[];
  differences: PlainSum[];
  histograms: Record<string, [bin: number, count: number][]>;
}

interface PlainTally {
  replications: number;
  policies: PlainPolicy[];
}

/** A tally as compressed JSON. */
export function tallyToBytes(tally: Tally): Uint8Array {
  const plain: PlainTally = { replications: tally.replications, policies: tally.policies.map(plainPolicy) };
  return deflateSync(JSON.stringify(plain));
}

/** Adds to `total` what the bytes hold, and gives their replications; a tally of its own for each of many would be megabytes. */
export function addTallyBytes(total: Tally, bytes: Uint8Array): number {
  const plain = JSON.parse(inflateSync(bytes).toString()) as PlainTally;
  total.replications += plain.replications;
  plain.policies.forEach((from, p) => {
    const policy = total.policies[p];
    policy.bookings += from.bookings;
    from.outcomes.forEach((count, i) => {
      policy.outcomes[i] += count;
    });
    for (const key of ['outcomeShares', 'values', 'differences'] as const) {
      from[key].forEach(([count, sum, squares], i) => {
        policy[key][i].merge({ count, sum: BigInt(sum), squares: BigInt(squares) });
      });
    }
    for (const key of DURATIONS) policy.histograms[key].addEntries(from.histograms[key]);
  });
  return plain.replications;
}

function plainPolicy({ bookings, outcomes, outcomeShares, values, differences, histograms }: PolicyTally): PlainPolicy {
  return {
    bookings,
    outcomes: [...outcomes],
    outcomeShares: outcomeShares.map(plainSum),
    values: values.map(plainSum),
    differences: differences.map(plainSum),
    histograms: Object.fromEntries(DURATIONS.map((key) => [key, histograms[key].entries()])),
  };
}

function plainSum({ count, sum, squares }: ExactSum): PlainSum {
  return [count, String(sum), String(squares)];
}
