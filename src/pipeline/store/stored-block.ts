import type { Tally } from '../../measures/tally.ts';
import { blockAddress, blockPartKey } from './addresses.ts';
import { fromParts, inParts } from './run-record.ts';
import { tallyToBytes } from './tally-bytes.ts';

const { sk: TALLY } = blockAddress('', 0);

/**
 * A block's tally as items of its partition, in the order in which they must be written. Several deliveries of one
 * message may stop at different replications. The keys of a tally's parts therefore hold the number of its
 * replications, so that parts of two tallies never mix, and the last item says which tally is complete.
 */
export function blockItems(tally: Tally): Map<string, Uint8Array> {
  const { replications } = tally;
  const done = Buffer.alloc(4);
  done.writeUInt32BE(replications);
  const parts = inParts(tallyToBytes(tally), (part) => blockPartKey(replications, part));
  return new Map([...parts, [TALLY, done]]);
}

/** The bytes of a block's tally; null if it is not there, or only in part. */
export async function readBlock(get: (sk: string) => Promise<Uint8Array | null>): Promise<Uint8Array | null> {
  const done = await get(TALLY);
  if (done === null) return null;
  const replications = Buffer.from(done).readUInt32BE();
  return fromParts((part) => get(blockPartKey(replications, part)));
}
