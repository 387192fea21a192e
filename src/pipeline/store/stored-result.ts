import type { Address } from './addresses.ts';
import { type CountedCases, casesToBytes } from './counts-bytes.ts';
import { fromParts, inParts } from './run-record.ts';

/**
 * The result of a replication under one policy as items, in the order in which they must be written: once the first
 * part is there, all are. Nearly every result is one item; the outcomes of a million people take several.
 */
export function resultItems({ pk, sk }: Address, cases: CountedCases): [Address, Uint8Array][] {
  const parts = inParts(casesToBytes(cases), (part) => keyOf(sk, part));
  return [...parts].map(([key, bytes]): [Address, Uint8Array] => [{ pk, sk: key }, bytes]).reverse();
}

/** The bytes of a result, from its first part and the others. `get` reads an item of its partition. */
export async function readResult(
  first: Uint8Array,
  sk: string,
  get: (sk: string) => Promise<Uint8Array | null>,
): Promise<Uint8Array | null> {
  return fromParts(async (part) => (part === 0 ? first : get(keyOf(sk, part))));
}

function keyOf(sk: string, part: number): string {
  return part === 0 ? sk : `${sk}#${String(part).padStart(4, '0')}`;
}
