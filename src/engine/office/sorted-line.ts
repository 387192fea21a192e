/**
 * Does the same as a Heap, for few entries: (key, id) in order of key, then of id. A new entry moves up from the end,
 * and the field office's teams come back nearly in the order in which they set out. Taking the least entry is one step,
 * where a heap of six teams compares ten keys in an order that no processor can foresee.
 */
export class SortedLine {
  /** Least key; Infinity when empty. */
  topKey = Number.POSITIVE_INFINITY;
  private keys = new Float64Array(64);
  private ids = new Int32Array(64);
  /** The line is [head, tail). */
  private head = 0;
  private tail = 0;

  clear(): void {
    this.head = this.tail = 0;
    this.topKey = Number.POSITIVE_INFINITY;
  }

  get topId(): number {
    return this.ids[this.head];
  }

  push(key: number, id: number): void {
    if (this.tail === this.keys.length) this.makeRoom();
    const { keys, ids, head } = this;
    let hole = this.tail++;
    while (hole > head && (keys[hole - 1] > key || (keys[hole - 1] === key && ids[hole - 1] > id))) {
      keys[hole] = keys[hole - 1];
      ids[hole] = ids[hole - 1];
      hole--;
    }
    keys[hole] = key;
    ids[hole] = id;
    this.topKey = keys[head];
  }

  /** Removes the least entry; the line must not be empty. */
  pop(): void {
    this.head++;
    this.topKey = this.head === this.tail ? Number.POSITIVE_INFINITY : this.keys[this.head];
  }

  /** Moves the line to the front of its arrays, and doubles the arrays if the line fills half of them. */
  private makeRoom(): void {
    const { keys, ids, head, tail } = this;
    if (tail - head > keys.length / 2) {
      this.keys = new Float64Array(keys.length * 2);
      this.ids = new Int32Array(ids.length * 2);
    }
    this.keys.set(keys.subarray(head, tail));
    this.ids.set(ids.subarray(head, tail));
    this.tail = tail - head;
    this.head = 0;
  }
}
