/** Fuller buckets are rare and go to the general sort, because inserting into them would take quadratic time. */
const MOST_INSERTED = 32;

/** The first `length` entries of two columns. */
export interface TimedIds {
  ids: Int32Array;
  times: Int32Array;
  length: number;
}

/** No more entries than this are sorted by insertion alone: the buckets would take longer to set up. */
const FEW = 12;

/** By bucket: the place of its next entry; once all are placed, the bucket's end. */
let places = new Int32Array(256);

/**
 * Sorts (id, time) by time into `sorted`; entries of one time keep their order. The times lie in [from, from + span).
 * There are as many buckets of equal width as entries, and each bucket is sorted by insertion. A few entries need none.
 *
 * Each loop is a function of its own. V8 compiles a long loop while it runs, and in a function with several loops it
 * throws that code away at the end of each.
 */
export function sortTimes(entries: TimedIds, from: number, span: number, sorted: TimedIds): void {
  const { times, length } = entries;
  if (length <= FEW) {
    sortFew(entries, sorted);
    return;
  }
  if (places.length <= length) places = new Int32Array(2 * length + 1);
  const perSecond = length / span;
  clear(length + 1);
  countByBucket(times, length, from, perSecond);
  addUp(length);
  place(entries, from, perSecond, sorted);
  sortBuckets(length, sorted.ids, sorted.times);
}

function sortFew({ ids, times, length }: TimedIds, sorted: TimedIds): void {
  for (let i = 0; i < length; i++) {
    sorted.ids[i] = ids[i];
    sorted.times[i] = times[i];
    insert(sorted.ids, sorted.times, 0, i);
  }
}

/** TypedArray.fill is not compiled into its caller, and takes longer to call than to clear a day's places. */
function clear(length: number): void {
  const counts = places;
  for (let i = 0; i < length; i++) counts[i] = 0;
}

/** Counts the entries of each bucket, and stores each count one place further up. */
function countByBucket(times: Int32Array, length: number, from: number, perSecond: number): void {
  const counts = places;
  for (let i = 0; i < length; i++) counts[(((times[i] - from) * perSecond) | 0) + 1]++;
}

function addUp(length: number): void {
  const counts = places;
  let sum = 0;
  for (let i = 0; i < length; i++) {
    sum += counts[i];
    counts[i] = sum;
  }
}

function place({ ids, times, length }: TimedIds, from: number, perSecond: number, sorted: TimedIds): void {
  const { ids: sortedIds, times: sortedTimes } = sorted;
  const next = places;
  for (let i = 0; i < length; i++) {
    const time = times[i];
    const at = next[((time - from) * perSecond) | 0]++;
    sortedIds[at] = ids[i];
    sortedTimes[at] = time;
  }
}

function sortBuckets(length: number, ids: Int32Array, times: Int32Array): void {
  const ends = places;
  let from = 0;
  for (let bucket = 0; bucket < length; bucket++) {
    const end = ends[bucket];
    if (end - from > MOST_INSERTED) sortFullBucket(ids, times, from, end);
    else for (let i = from + 1; i < end; i++) insert(ids, times, from, i);
    from = end;
  }
}

/** Moves entry i to its place among the sorted entries from … i − 1. */
function insert(ids: Int32Array, times: Int32Array, from: number, i: number): void {
  const id = ids[i];
  const time = times[i];
  let hole = i;
  for (; hole > from && times[hole - 1] > time; hole--) {
    ids[hole] = ids[hole - 1];
    times[hole] = times[hole - 1];
  }
  ids[hole] = id;
  times[hole] = time;
}

function sortFullBucket(ids: Int32Array, times: Int32Array, from: number, end: number): void {
  const entries = Array.from({ length: end - from }, (_, i) => ({ id: ids[from + i], time: times[from + i] }));
  entries.sort((a, b) => a.time - b.time);
  entries.forEach(({ id, time }, i) => {
    ids[from + i] = id;
    times[from + i] = time;
  });
}
