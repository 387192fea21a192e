import { createHash } from 'node:crypto';
import { types } from 'node:util';
import { deserialize, serialize } from 'node:v8';
import { deflateSync, inflateSync } from 'node:zlib';
import { DURATIONS } from '../measures/counters.ts';
import { detailedRowSize } from '../measures/run-rows.ts';
import type { KeptRuns } from '../measures/tally.ts';
import { emptyTally } from '../measures/tally.ts';

const HASH_BYTES = 32;

interface Plain {
  replications: number;
  policies: { rows: [replication: number, row: Float64Array][]; histograms: [bin: number, count: number][][][] }[];
}

/** Kept runs as compressed bytes, after a SHA-256 of them that shows damage. */
export function runsToBytes({ replications, policies }: KeptRuns): Uint8Array {
  const plain: Plain = {
    replications,
    policies: policies.map(({ runs, histograms }) => ({
      // Threads finish in any order. The same runs give the same bytes.
      rows: [...runs].sort(([a], [b]) => a - b),
      histograms: DURATIONS.map((key) => histograms[key].batches.map((batch) => batch.entries())),
    })),
  };
  const body = deflateSync(serialize(plain), { level: 1 });
  return Buffer.concat([createHash('sha256').update(body).digest(), body]);
}

/** What kept runs must be like to be used. */
export interface Shape {
  replications: number;
  policies: number;
  /** How many facilities or months are counted separately. */
  parts: number;
}

/** The runs in the bytes; null if they are damaged, or are not of this shape. */
export function runsFromBytes(bytes: Uint8Array, shape: Shape): KeptRuns | null {
  const body = bytes.subarray(HASH_BYTES);
  const hash = createHash('sha256').update(body).digest();
  if (bytes.length <= HASH_BYTES || Buffer.compare(hash, bytes.subarray(0, HASH_BYTES)) !== 0) return null;
  let plain: Plain;
  try {
    plain = deserialize(inflateSync(body)) as Plain;
  } catch {
    // Whole by its hash, but written by something else.
    return null;
  }
  if (!fits(plain, shape)) return null;
  const kept: KeptRuns = emptyTally(shape.policies);
  kept.replications = plain.replications;
  for (const [p, { rows, histograms }] of plain.policies.entries()) {
    const policy = kept.policies[p];
    for (const [replication, row] of rows) policy.runs.set(replication, row);
    for (const [d, key] of DURATIONS.entries()) {
      for (const [b, entries] of histograms[d].entries()) policy.histograms[key].batches[b].addEntries(entries);
    }
  }
  return kept;
}

function fits(plain: Plain, { replications, policies, parts }: Shape): boolean {
  const size = detailedRowSize(parts);
  return (
    plain?.replications === replications &&
    Array.isArray(plain.policies) &&
    plain.policies.length === policies &&
    plain.policies.every(
      ({ rows, histograms }) =>
        Array.isArray(rows) &&
        rows.length === replications &&
        rows.every(([replication, row], i) => replication === i && types.isFloat64Array(row) && row.length === size) &&
        Array.isArray(histograms) &&
        histograms.length === DURATIONS.length,
    )
  );
}
