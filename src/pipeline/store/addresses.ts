/** Keys of the table's items. Numbers are padded so that they sort. */

const padded = (value: number, digits: number) => String(value).padStart(digits, '0');

/** Instants and persons may be negative; the offset makes them sort as text. */
const sortable = (value: number) => padded(value + 2 ** 31, 10);

/** The partition that lists all runs. */
export const RUNS = 'runs';
export const listedKey = (run: string) => `run#${run}`;

export const resultsOf = (run: string) => `${run}#results`;
export const resultKey = (policy: number, replication: number) =>
  `result#${padded(policy, 4)}#${padded(replication, 7)}`;
export const blockKey = (first: number) => `block#${padded(first, 7)}`;
export const blockPartKey = (first: number, replications: number, part: number) =>
  `${blockKey(first)}#${padded(replications, 7)}#${padded(part, 4)}`;

export const partitionOf = (run: string, policy: number, replication: number) => `${run}#${policy}#${replication}`;
export const chunkKey = (range: number, chunk: number) => `chunk#${padded(range, 5)}#${padded(chunk, 7)}`;
export const noticeKey = (dueAt: number, person: number) => `notice#${sortable(dueAt)}#${sortable(person)}`;
/** The set of a replication's ranges that are done, and the set of one range's chunks that are done. */
export const DONE = 'done';
export const doneKey = (range: number) => `done#${padded(range, 5)}`;
