import type { Clock } from '../../src/stack/functions/clock.ts';

/** A clock that is stopped until a test moves it, so that nothing is late because the machine is slow. */
export class HeldClock implements Clock {
  private time = 0;
  private readonly pending = new Map<() => void, number>();

  now(): number {
    return this.time;
  }

  /** When the current alarms will ring, the next one first. */
  get alarms(): number[] {
    return [...this.pending.values()].sort((a, b) => a - b);
  }

  after(milliseconds: number, ring: () => void): () => void {
    // A function of its own, since the same `ring` may be set twice.
    const alarm = () => ring();
    this.pending.set(alarm, this.time + milliseconds);
    return () => this.pending.delete(alarm);
  }

  /** Lets time pass, and rings the alarms that are due by then. */
  advance(milliseconds: number): void {
    this.time += milliseconds;
    for (const [alarm, at] of this.pending) {
      if (at > this.time || !this.pending.delete(alarm)) continue;
      alarm();
    }
  }
}
