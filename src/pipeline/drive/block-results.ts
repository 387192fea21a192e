import { emptyTally, type Tally } from '../../measures/tally.ts';
import { blockAddress } from '../store/addresses.ts';
import type { RunRecord } from '../store/run-record.ts';
import type { Store } from '../store/store.ts';
import { readBlock } from '../store/stored-block.ts';
import { addTallyBytes } from '../store/tally-bytes.ts';
import type { Results } from './results.ts';

/**
 * The results of a run in blocks: one per block of replications, over all policies. A result may cover only the first
 * replications of its block; the function has then sent a request for the rest.
 */
export class BlockResults implements Results {
  readonly queue = 'replication';
  readonly total: number;
  private readonly run: RunRecord;
  private readonly store: Store;
  private readonly collected: Tally;
  private readonly absent = new Map<number, number>();

  constructor(run: RunRecord, store: Store, block: number) {
    this.run = run;
    this.store = store;
    const { policies, replications } = run.scenario;
    this.collected = emptyTally(policies.length);
    for (let first = 0; first < replications; first += block) {
      this.absent.set(first, Math.min(block, replications - first));
    }
    this.total = this.absent.size;
  }

  get left(): number {
    return this.absent.size;
  }

  requests() {
    const events = [...this.absent].map(([first, count]) => ({ run: this.run.id, first, count }));
    return { length: events.length, events: events.values() };
  }

  async look(most: number): Promise<boolean> {
    let any = false;
    for (let wanted = [...this.absent].slice(0, most); wanted.length > 0; ) {
      const addresses = wanted.map(([first]) => blockAddress(this.run.id, first));
      const found = await this.store.getMany(addresses);
      const rests: [number, number][] = [];
      for (const [i, [first, count]] of wanted.entries()) {
        const done = found[i];
        if (done === null) continue;
        const { pk, sk } = addresses[i];
        const bytes = await readBlock(async (key) => (key === sk ? done : await this.store.getBytes(pk, key)));
        if (bytes === null) continue;
        const replications = addTallyBytes(this.collected, bytes);
        this.absent.delete(first);
        if (replications < count) rests.push([first + replications, count - replications]);
        any = true;
      }
      for (const [first, count] of rests) this.absent.set(first, count);
      wanted = rests;
    }
    return any;
  }

  missing(): string[] {
    return [...this.absent].map(([first, count]) => `replications ${first + 1} to ${first + count}`);
  }

  tally(): Tally {
    return this.collected;
  }
}
