import type { Clock } from '../../pipeline/drive/clock.ts';

/** The shortest pause: functions that answer many times a second must not make a driver look as often. */
const SHORTEST_MILLISECONDS = 50;

/**
 * The batches that functions have answered. Only then can there be a new result, and a look at the table takes time
 * from the functions, which run on the same processors. A driver therefore pauses until the next answer.
 */
export class Deliveries {
  private readonly waiting = new Set<() => void>();
  private count = 0;

  /** A batch was answered. */
  add(): void {
    this.count++;
    for (const wake of this.waiting) wake();
  }

  /** A clock for one driver. Its pauses end early once a batch was answered since the last one ended. */
  clock(): Clock {
    let seen = 0;
    return {
      now: () => performance.now(),
      pause: async (milliseconds) => {
        const shortest = Math.min(milliseconds, SHORTEST_MILLISECONDS);
        await elapsed(shortest);
        if (this.count === seen) await this.next(milliseconds - shortest);
        seen = this.count;
      },
    };
  }

  /** The next answer, or so many milliseconds. */
  private next(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.waiting.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, milliseconds);
      this.waiting.add(wake);
    });
  }
}

function elapsed(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
