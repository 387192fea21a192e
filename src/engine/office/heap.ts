/**
 * A 4-ary min-heap of (key, id) in two typed arrays; equal keys come in order of id. Keys must be exact as doubles; ids
 * are 32-bit integers. Four children per node halve the depth of a binary heap and keep siblings in one cache line.
 */
export class Heap {
  size = 0;
  /** Least key; Infinity when empty. */
  topKey = Number.POSITIVE_INFINITY;
  private keys = new Float64Array(64);
  private ids = new Int32Array(64);

  clear(): void {
    this.size = 0;
    this.topKey = Number.POSITIVE_INFINITY;
  }

  get topId(): number {
    return this.ids[0];
  }

  push(key: number, id: number): void {
    if (this.size === this.keys.length) this.grow();
    const keys = this.keys;
    const ids = this.ids;
    let hole = this.size++;
    while (hole > 0) {
      const parent = (hole - 1) >> 2;
      if (keys[parent] < key || (keys[parent] === key && ids[parent] <= id)) break;
      keys[hole] = keys[parent];
      ids[hole] = ids[parent];
      hole = parent;
    }
    keys[hole] = key;
    ids[hole] = id;
    this.topKey = keys[0];
  }

  /** Removes the least entry; the heap must not be empty. */
  pop(): void {
    const keys = this.keys;
    const ids = this.ids;
    const size = --this.size;
    const key = keys[size];
    const id = ids[size];
    let hole = 0;
    for (;;) {
      const first = 4 * hole + 1;
      if (first >= size) break;
      let least = first;
      let leastKey = keys[first];
      const end = Math.min(first + 4, size);
      for (let child = first + 1; child < end; child++) {
        const childKey = keys[child];
        if (childKey < leastKey || (childKey === leastKey && ids[child] < ids[least])) {
          least = child;
          leastKey = childKey;
        }
      }
      if (key < leastKey || (key === leastKey && id <= ids[least])) break;
      keys[hole] = leastKey;
      ids[hole] = ids[least];
      hole = least;
    }
    keys[hole] = key;
    ids[hole] = id;
    this.topKey = size === 0 ? Number.POSITIVE_INFINITY : keys[0];
  }

  private grow(): void {
    const keys = new Float64Array(this.keys.length * 2);
    keys.set(this.keys);
    this.keys = keys;
    const ids = new Int32Array(this.ids.length * 2);
    ids.set(this.ids);
    this.ids = ids;
  }
}
