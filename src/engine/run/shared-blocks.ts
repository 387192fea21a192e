/**
 * Replications that threads share out among themselves. Each takes the next block when it has finished one, without
 * asking the thread that started it, which may be busy with a replication of its own.
 */
export interface SharedBlocks {
  /** One number in shared memory: the first replication that nobody has taken. */
  next: Int32Array<SharedArrayBuffer>;
  /** The first replication that is not to be run. */
  end: number;
  /** How many replications a block has. */
  size: number;
}

export function sharedBlocks(first: number, count: number, size: number): SharedBlocks {
  const next = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  next[0] = first;
  return { next, end: first + count, size };
}

/** Replications first … first + count − 1. */
export interface Block {
  first: number;
  count: number;
}

/** Takes the next `size` replications or as many as are left; undefined if none is left. */
export function takeBlock({ next, end, size: usual }: SharedBlocks, size = usual): Block | undefined {
  const first = Atomics.add(next, 0, size);
  return first < end ? { first, count: Math.min(size, end - first) } : undefined;
}

/** Leaves nothing to take. Blocks that were taken are finished. */
export function endBlocks({ next, end }: SharedBlocks): void {
  Atomics.store(next, 0, end);
}
