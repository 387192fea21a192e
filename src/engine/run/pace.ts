/**
 * A thread that starts compiles the same code again: 0.8 s of processor time. For this much left to run, it saves about
 * a second of waiting.
 */
const WORTH_A_THREAD_MS = 2_000;

/** The first replications also wait for V8 to compile, so they say little about the others. */
const WARM_AFTER_MS = 500;

/** How long this thread takes per replication, and so how many other threads are worth their start. */
export class Pace {
  private spent = 0;
  /** Milliseconds. The fastest, since compiling and other programs make replications slower and never faster. */
  private fastest = Number.POSITIVE_INFINITY;

  /** One replication took so many milliseconds of processor time. */
  add(milliseconds: number): void {
    this.spent += milliseconds;
    this.fastest = Math.min(this.fastest, milliseconds);
  }

  /** How many other threads to start if so many replications are left; 0 until the pace is known. */
  threadsWorth(left: number): number {
    if (this.spent < WARM_AFTER_MS) return 0;
    return Math.floor((left * this.fastest) / WORTH_A_THREAD_MS);
  }
}

/**
 * Milliseconds of processor time that this thread has used, or, in a Node before 22.19, the whole process. The clock on
 * the wall would also count the time that other programs take, and where they keep the machine busy, a second thread
 * saves nothing.
 */
export function processorMilliseconds(): number {
  const { user, system } = process.threadCpuUsage?.() ?? process.cpuUsage();
  return (user + system) / 1000;
}
