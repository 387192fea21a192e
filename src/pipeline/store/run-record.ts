import { deflateSync, inflateSync } from 'node:zlib';
import type { ResolvedScenario } from '../../resolved/scenario.ts';

/** What the functions need to know about a run. */
export interface RunRecord {
  id: string;
  scenario: ResolvedScenario;
  /** The most people per message. */
  chunk: number;
  /** The build of the functions that the run was started on: functions of another build leave it alone. */
  build: string;
  /** Whether the rows of its tallies also keep the counts behind their shares. */
  isDetailed?: boolean;
  /** When the table may forget the run: seconds since 1970. */
  expiresAt: number;
}

/** Below DynamoDB's limit of 400 KB per item, keys and attribute names included. */
const PART_BYTES = 380_000;

const partKey = (part: number) => `scenario#${String(part).padStart(4, '0')}`;

/** A run as items of its partition: sk -> bytes. The first part begins with the number of parts. */
export function writeRun(record: RunRecord): Map<string, Uint8Array> {
  return inParts(deflateSync(JSON.stringify(record)), partKey);
}

/** Throws if the run, or a part of it, is not there. */
export async function readRun(
  id: string,
  get: (pk: string, sk: string) => Promise<Uint8Array | null>,
): Promise<RunRecord> {
  const bytes = await fromParts((part) => get(id, partKey(part)));
  if (bytes === null)
    throw new Error(`The table has no run ${id}: it was not started on this stack, or its items have expired.`);
  return JSON.parse(inflateSync(bytes).toString()) as RunRecord;
}

/** Cuts bytes into items. Each begins with two bytes that hold the number of items. */
export function inParts(bytes: Uint8Array, keyOf: (part: number) => string): Map<string, Uint8Array> {
  const count = Math.max(1, Math.ceil(bytes.length / PART_BYTES));
  return new Map(
    Array.from({ length: count }, (_, part) => {
      const piece = bytes.subarray(part * PART_BYTES, (part + 1) * PART_BYTES);
      return [keyOf(part), Buffer.concat([Buffer.from([count >> 8, count & 255]), piece])];
    }),
  );
}

/** Joins the items again; null if one is missing. */
export async function fromParts(get: (part: number) => Promise<Uint8Array | null>): Promise<Uint8Array | null> {
  const pieces: Uint8Array[] = [];
  let count = 1;
  for (let part = 0; part < count; part++) {
    const piece = await get(part);
    if (piece === null) return null;
    count = piece[0] * 256 + piece[1];
    pieces.push(piece.subarray(2));
  }
  return Buffer.concat(pieces);
}
