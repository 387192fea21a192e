import { deflateSync, inflateSync } from 'node:zlib';
import type { Counts } from '../../measures/counts.ts';

/** Counts as compressed JSON, a few kilobytes, for an item of the table. */
export function countsToBytes(counts: Counts): Uint8Array {
  return deflateSync(JSON.stringify(counts));
}

export function countsFromBytes(bytes: Uint8Array): Counts {
  return JSON.parse(inflateSync(bytes).toString()) as Counts;
}
