import { Worker } from 'node:worker_threads';

/** Beside the source in TypeScript, beside the bundle in JavaScript. */
const WORKER = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url);

/**
 * V8's limit for young objects, in MB. Most of what a replication allocates dies young. With V8's own limit, two
 * threads took 550 MB instead of 300 for a whole state and were no faster.
 */
const YOUNG_MB = 16;

/**
 * Worker threads between two pools. A thread that has run one scenario runs the next with its code compiled, which
 * saves about a second of processor time per thread. Whoever makes a shelf closes it.
 */
export class ThreadShelf {
  private readonly idle: Worker[] = [];

  /** A thread that does nothing. */
  take(): Worker {
    return this.idle.pop() ?? newThread();
  }

  /** Puts a thread back that does nothing. */
  put(worker: Worker): void {
    this.idle.push(worker);
  }

  async close(): Promise<void> {
    await Promise.all(this.idle.splice(0).map((worker) => worker.terminate()));
  }
}

export function newThread(): Worker {
  return new Worker(WORKER, {
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    // The flags of this process may concern its own entry file, as --input-type does. A thread would refuse to start
    // with them.
    execArgv: [],
  });
}
