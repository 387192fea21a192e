import { isDeepStrictEqual } from 'node:util';
import { movementsBetween } from '../../src/snapshot/movement.ts';
import { readSnapshotText } from '../../src/snapshot/read-snapshot.ts';
import type { Snapshot } from '../../src/snapshot/snapshot.ts';
import { snapshotText } from '../../src/snapshot/write-snapshot.ts';
import type { Draws } from '../frame/draws.ts';
import { ensure, type OpenTarget, type Target } from '../frame/target.ts';
import { mutatedText } from '../mutations/bytes.ts';
import { changedSnapshot, partsOf, type SnapshotParts } from '../mutations/snapshot-rows.ts';
import { projectText } from '../seeds/project.ts';
import { checkNumbers } from './plain-numbers.ts';

const SEED = 'scenarios/first-look.snapshot.csv';
const NAME = 'a.snapshot.csv';
const TOKENS = ['"', '""', ',', '\n', '\r\n', '\n\n', ' ', "'", '=', '\u0000', '\ufeff', 'none', 'policy,', '-', 'e9'];
/** The whole file takes several times as long as one policy of it. */
const WHOLE_ONE_IN = 20;

export const snapshot: Target = {
  name: 'snapshot',
  about: 'snapshots: exact figures in CSV',
  mostMilliseconds: 2000,
  async open(): Promise<OpenTarget<Snapshot>> {
    const text = projectText(SEED);
    const kept = readSnapshotText(Buffer.from(text), NAME);
    const seeds = [kept, ...kept.policies.map((policy) => onlyPolicy(kept, policy.name))].map((one) =>
      partsOf(snapshotText(one)),
    );
    return {
      make: (draws) => ({ name: NAME, bytes: changed(seeds, draws) }),
      read: async ({ bytes }) => readSnapshotText(bytes, NAME),
      async check(read) {
        const movements = movementsBetween(kept, read);
        checkNumbers(movements, 'movements');
        const again = readSnapshotText(Buffer.from(snapshotText(read)), NAME);
        // A file of another version can have figures that this version does not write.
        if (read.header.program !== kept.header.program) return ['compared'];
        ensure(isDeepStrictEqual(again, read), () => 'written and read again, the snapshot is another');
        return ['compared', 'read back'];
      },
    };
  },
};

/** Rows of the base have no policy. */
function onlyPolicy({ header, inputs, policies }: Snapshot, name: string): Snapshot {
  return {
    header,
    inputs: inputs.filter(({ policy }) => policy === '' || policy === name),
    policies: policies.filter((policy) => policy.name === name),
  };
}

function changed(seeds: readonly SnapshotParts[], draws: Draws): Buffer {
  const [whole, ...parts] = seeds;
  const text = changedSnapshot(draws.oneIn(WHOLE_ONE_IN) ? whole : draws.pick(parts), draws);
  return draws.oneIn(8) ? mutatedText(text, draws, TOKENS) : Buffer.from(text);
}
