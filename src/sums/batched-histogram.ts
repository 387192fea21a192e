import { Histogram } from './histogram.ts';

/** The most batches of replications. A fixed number, so that memory does not grow with the replications. */
const BATCHES = 20;

/**
 * A histogram for each batch of replications. A quantile's interval needs to know how much the quantile varies from
 * batch to batch. The batch of a replication is its number modulo 20. So the batches do not depend on who ran a
 * replication, or on how many there will be.
 */
export class BatchedHistogram {
  readonly batches: readonly Histogram[] = Array.from({ length: BATCHES }, () => new Histogram());

  /** The histogram of a replication, counted from 0. */
  batchOf(replication: number): Histogram {
    return this.batches[replication % BATCHES];
  }

  /** `other` may come from a structured clone. */
  merge(other: Pick<BatchedHistogram, 'batches'>): void {
    for (const [b, batch] of this.batches.entries()) batch.merge(other.batches[b]);
  }

  /** The cases of all batches. */
  all(): Histogram {
    const all = new Histogram();
    for (const batch of this.batches) all.merge(batch);
    return all;
  }
}
