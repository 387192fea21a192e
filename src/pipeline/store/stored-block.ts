import type { Tally } from '../../measures/tally.ts';
import { blockKey, blockPartKey } from './addresses.ts';
import { fromParts, inParts } from './run-record.ts';
import { tallyToBytes } from './tally-bytes.ts';

/**
 * A block's tally as items of the table, in the order in which they are to be written. Deliveries of one message may stop at different
 * replications: the keys of a tally's parts tell how many it is of, so that parts of two never come together, and the last item
 * says whose are there.
 */
export function blockItems(first: number, tally: Tally): Map<string, Uint8Array> {
  const { replications } = tally;
  const done = Buffer.alloc(4);
  done.writeUInt32BE(replications);
  const parts = inParts(tallyToBytes(tally), (part) => blockPartKey(first, replications, part));
  return new Map([...parts, [blockKey(first), done]]);
}

/** The bytes of a block's tally; null where it is not there, or only in part. */
export async function readBlock(
  first: number,
  get: (sk: string) => Promise<Uint8Array | null>,
): Promise<Uint8Array | null> {
  const done = await get(blockKey(first));
  if (done === null) return null;
  const replications = Buffer.from(done).readUInt32BE();
  return fromParts((part) => get(blockPartKey(first, replications, part)));
}
