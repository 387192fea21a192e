import { deflateSync, inflateSync } from 'node:zlib';
import type { Counts } from './counts.ts';

/** What some cases of a replication under one policy count, and the outcomes of those that are compared. */
export interface CountedCases {
  counts: Counts;
  /** Of a chunk, as `personOutcomesToBytes` writes them; of a whole replication, one byte each in order of person. */
  outcomes: Uint8Array;
}

const LENGTH_BYTES = 4;

/** Compressed, a few kilobytes, for an item of the table: how long the counts are, the counts, the outcomes. */
export function casesToBytes({ counts, outcomes }: CountedCases): Uint8Array {
  const first = deflateSync(JSON.stringify(counts));
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(first.length);
  return Buffer.concat([length, first, outcomes.length === 0 ? outcomes : deflateSync(outcomes)]);
}

export function countsFromBytes(bytes: Uint8Array): Counts {
  return JSON.parse(inflateSync(bytes.subarray(LENGTH_BYTES, endOfCounts(bytes))).toString()) as Counts;
}

export function outcomesFromBytes(bytes: Uint8Array): Uint8Array {
  const rest = bytes.subarray(endOfCounts(bytes));
  return rest.length === 0 ? rest : inflateSync(rest);
}

/** The same bytes without the outcomes. */
export function withoutOutcomes(bytes: Uint8Array): Uint8Array {
  return bytes.slice(0, endOfCounts(bytes));
}

function endOfCounts(bytes: Uint8Array): number {
  return LENGTH_BYTES + Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).readUInt32BE();
}
