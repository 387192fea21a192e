import { DONE, doneKey, partitionOf } from '../pipeline/store/addresses.ts';
import { MEASURED } from './measured.ts';
import type { Requests } from './requests.ts';
import { itemBytes, writeUnits } from './units.ts';
import { EXPIRES_AT, RUN, type WalkedMessage } from './walk.ts';

/**
 * Counts what release-notice functions write for their batches, and what they send on when a batch completes a
 * replication. Chunks of one range are marked as done together, and a mark costs more as the set grows.
 */
export function writeChunks(batches: readonly WalkedMessage[][], into: Requests): void {
  const sets = new DoneSets();
  for (const batch of batches) {
    const marked = new Map<string, { pk: string; sk: string }>();
    let completions = 0;
    for (const { written } of batch) {
      if (written === null) continue;
      into.written += written.units;
      const { replication, policy, range, chunk } = written.decided;
      const pk = partitionOf(RUN, policy, replication);
      const sk = doneKey(range.index);
      if (chunk.of > 1) marked.set(pk + sk, { pk, sk });
      if (sets.add(pk, sk, chunk.index) < chunk.of) continue;
      const ranges = sets.add(pk, DONE, range.index);
      into.written += sets.units(pk, DONE);
      if (ranges === range.of) completions += 1;
    }
    for (const { pk, sk } of marked.values()) into.written += sets.units(pk, sk);
    into.sent += completions * MEASURED.completionsAlone;
  }
}

/** The table's sets of what is done. */
class DoneSets {
  private readonly members = new Map<string, number[]>();

  /** Returns how many members the set then has. */
  add(pk: string, sk: string, member: number): number {
    const members = this.members.get(pk + sk) ?? [];
    this.members.set(pk + sk, members);
    return members.push(member);
  }

  /** The units of a write to the set at its present size. */
  units(pk: string, sk: string): number {
    const members = this.members.get(pk + sk) ?? [];
    return writeUnits(itemBytes({ pk, sk, members, expiresAt: EXPIRES_AT }));
  }
}
