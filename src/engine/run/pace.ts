/**
 * A thread that starts compiles the same code again: 0.8 s of processor time. For this much left to run, it saves about
 * a second of waiting.
 */
const WORTH_A_THREAD_MS = 2_000;

/** The first replications also wait for V8 to compile, so they say little about the others. */
const WARM_AFTER_MS = 500;

/**
 * The shortest span that is timed. The clock of a thread may stand still for 4 ms, which is longer than some
 * replications take.
 */
const SPAN_MS = 100;

/** How long this thread takes per replication, and so how many other threads are worth their start. */
export class Pace {
  private spent = 0;
  /** The current span: so many replications have taken so many milliseconds. */
  private span = { replications: 0, milliseconds: 0 };
  /** Milliseconds per replication of the fastest span, since compiling makes others slower and never faster. */
  private fastest = Number.POSITIVE_INFINITY;

  /** One replication took so many milliseconds of processor time. */
  add(milliseconds: number): void {
    const { span } = this;
    this.spent += milliseconds;
    span.milliseconds += milliseconds;
    span.replications++;
    if (span.milliseconds < SPAN_MS) return;
    this.fastest = Math.min(this.fastest, span.milliseconds / span.replications);
    this.span = { replications: 0, milliseconds: 0 };
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
