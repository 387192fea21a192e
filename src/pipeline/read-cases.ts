import { inflateSync } from 'node:zlib';
import type { Counts } from '../measures/counts.ts';
import type { HeardNotice } from './decide-notices.ts';
import type { Store } from './store.ts';

/** The calendar of notices of one replication under one policy, and what its chunks counted. */
export async function readCases(
  partition: string,
  store: Store,
): Promise<{ notices: HeardNotice[]; counts: Counts[] }> {
  const [notices, chunks] = await Promise.all([store.query(partition, 'notice#'), store.query(partition, 'chunk#')]);
  return {
    notices: notices.map(({ pk, sk, expiresAt, ...numbers }) => {
      const entries = Object.entries(numbers).map(([key, { N }]) => [key, Number(N)]);
      return Object.fromEntries(entries) as HeardNotice;
    }),
    counts: chunks.map(({ bytes }) => JSON.parse(inflateSync(bytes.B ?? new Uint8Array()).toString()) as Counts),
  };
}
