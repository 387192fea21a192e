/** Keys of the table's items. Numbers are padded so that they sort. */

const padded = (value: number, digits: number) => String(value).padStart(digits, '0');

/** The partition that lists all runs. */
export const RUNS = 'runs';
export const listedKey = (run: string) => `run#${run}`;

/** Where an item is: its partition and its key there. */
export interface Address {
  pk: string;
  sk: string;
}

/**
 * A partition takes 1,000 write units a second, and all functions write results at the same time. Results are therefore
 * spread: those of replications over so many partitions, and every block has a partition of its own.
 */
const RESULT_PARTITIONS = 64;
const resultsIn = (run: string, partition: number) => `${run}#results#${padded(partition, 2)}`;
/** All partitions that hold a run's results of replications. */
export const resultPartitions = (run: string) =>
  Array.from({ length: RESULT_PARTITIONS }, (_, partition) => resultsIn(run, partition));
export const resultAddress = (run: string, policy: number, replication: number): Address => ({
  pk: resultsIn(run, replication % RESULT_PARTITIONS),
  sk: `result#${padded(policy, 4)}#${padded(replication, 7)}`,
});
/** Says how many replications a block's tally covers. */
export const blockAddress = (run: string, first: number): Address => ({
  pk: `${run}#block#${padded(first, 7)}`,
  sk: 'tally',
});
export const blockPartKey = (replications: number, part: number) =>
  `tally#${padded(replications, 7)}#${padded(part, 4)}`;

export const partitionOf = (run: string, policy: number, replication: number) => `${run}#${policy}#${replication}`;
export const chunkKey = (range: number, chunk: number) => `chunk#${padded(range, 5)}#${padded(chunk, 7)}`;
/** The set of a replication's ranges that are done, and the set of one range's chunks that are done. */
export const DONE = 'done';
export const doneKey = (range: number) => `done#${padded(range, 5)}`;
