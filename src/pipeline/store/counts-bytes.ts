import { deflateSync, inflateSync } from 'node:zlib';
import type { Counts } from './counts.ts';

/** What some cases of a replication under one policy count, and the outcomes of those that are compared. */
export interface CountedCases {
  counts: Counts;
  /** Of a chunk, as `personOutcomesToBytes` writes them; of a whole replication, one byte each in order of person. */
  outcomes: Uint8Array;
  /** Of a chunk, as `noticesToBytes` writes them; a whole replication has none left. */
  notices?: Uint8Array;
}

const NONE = new Uint8Array();
/** Before the parts: the lengths of the counts and of the outcomes, each in four bytes. */
const HEAD_BYTES = 8;

/** For an item of the table: counts, outcomes and notices, each compressed. A few kilobytes per thousand people. */
export function casesToBytes({ counts, outcomes, notices = NONE }: CountedCases): Uint8Array {
  const first = deflateSync(JSON.stringify(counts));
  const second = outcomes.length === 0 ? outcomes : deflateSync(outcomes);
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeUInt32BE(first.length);
  head.writeUInt32BE(second.length, HEAD_BYTES / 2);
  return Buffer.concat([head, first, second, notices]);
}

export function countsFromBytes(bytes: Uint8Array): Counts {
  const [start, end] = endsOf(bytes);
  return JSON.parse(inflateSync(bytes.subarray(start, end)).toString()) as Counts;
}

export function outcomesFromBytes(bytes: Uint8Array): Uint8Array {
  const [, start, end] = endsOf(bytes);
  return start === end ? NONE : inflateSync(bytes.subarray(start, end));
}

/** As `noticesToBytes` wrote them. */
export function noticesIn(bytes: Uint8Array): Uint8Array {
  const [, , start] = endsOf(bytes);
  return bytes.subarray(start);
}

/** Where the head, the counts and the outcomes end. */
function endsOf(bytes: Uint8Array): [head: number, counts: number, outcomes: number] {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, HEAD_BYTES);
  const counts = HEAD_BYTES + head.readUInt32BE();
  return [HEAD_BYTES, counts, counts + head.readUInt32BE(HEAD_BYTES / 2)];
}
