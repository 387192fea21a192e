import { Worker } from 'node:worker_threads';
import { emptyTally, mergeTally, type Tally } from '../../measures/tally.ts';
import type { ResolvedScenario } from '../../resolved/scenario.ts';
import { askedParts } from '../plan/parts-of-run.ts';
import { makePlan } from '../plan/plan.ts';
import { replicationSize } from '../plan/size.ts';
import { inlineMore } from './inlining.ts';
import { Runner } from './run-replications.ts';
import type { WorkerReply, WorkerRequest, WorkerTask } from './worker-messages.ts';

/** Runs ranges of replications; the tally is the same for any number of workers. */
export interface Pool {
  /**
   * Runs replications first … first + count − 1, or as many as were started before `stop` is aborted. Calls
   * `onProgress` with the number that just finished.
   */
  run(first: number, count: number, stop: AbortSignal, onProgress: (finished: number) => void): Promise<Tally>;
  close(): Promise<void>;
}

/** One worker runs in this thread. It yields between replications so that signals are heard. */
export function makePool(
  scenario: ResolvedScenario,
  workers: number,
  { by = null, isDetailed = false }: Partial<Omit<WorkerTask, 'scenario'>> = {},
): Pool {
  inlineMore(replicationSize(scenario) * scenario.replications);
  const task: WorkerTask = { scenario, by, isDetailed };
  return workers === 1 ? new OwnThread(task) : new Threads(task, workers);
}

/** About a second's work, and so the longest that a worker takes to stop. */
const MOST_PEOPLE = 1_000_000;

/**
 * How many replications a worker receives at a time: enough to keep it busy, but few enough that workers finish
 * together and stop soon.
 */
export function blockSize(count: number, workers: number, scenario: ResolvedScenario): number {
  const soon = MOST_PEOPLE / replicationSize(scenario);
  return Math.max(1, Math.floor(Math.min(64, count / (workers * 16), soon)));
}

class OwnThread implements Pool {
  private readonly runner: Runner;

  constructor({ scenario, by, isDetailed }: WorkerTask) {
    this.runner = new Runner(makePlan(scenario, by), isDetailed);
  }

  async run(first: number, count: number, stop: AbortSignal, onProgress: (finished: number) => void): Promise<Tally> {
    for (let next = first; next < first + count && !stop.aborted; next++) {
      this.runner.run(next, 1);
      onProgress(1);
      await new Promise(setImmediate);
    }
    return this.runner.takeTally();
  }

  async close(): Promise<void> {}
}

/** Beside the source in TypeScript, beside the bundle in JavaScript. */
const WORKER = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url);

/**
 * V8's limit for young objects, in MB. Most of what a replication allocates dies young. With V8's own limit, two
 * threads took 550 MB instead of 300 for a whole state and were no faster.
 */
const YOUNG_MB = 16;

class Threads implements Pool {
  private readonly workers: Worker[];
  private readonly task: WorkerTask;

  constructor(task: WorkerTask, workers: number) {
    this.task = task;
    this.workers = Array.from(
      { length: workers },
      () =>
        new Worker(WORKER, {
          workerData: task,
          resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
          // The flags of this process may concern its own entry file, as --input-type does. A thread would refuse to
          // start with them.
          execArgv: [],
        }),
    );
  }

  async run(first: number, count: number, stop: AbortSignal, onProgress: (finished: number) => void): Promise<Tally> {
    const size = blockSize(count, this.workers.length, this.task.scenario);
    let next = first;
    const drain = async (worker: Worker): Promise<Tally> => {
      while (next < first + count && !stop.aborted) {
        const block = { first: next, count: Math.min(size, first + count - next) };
        next += block.count;
        await ask(worker, { kind: 'run', ...block });
        onProgress(block.count);
      }
      const reply = await ask(worker, { kind: 'takeTally' });
      if (reply.kind !== 'tally') throw new Error(`Asked for its tally, a worker answered ${reply.kind}.`);
      return reply.tally;
    };
    const { scenario, by } = this.task;
    const total = emptyTally(scenario.policies.length, askedParts(scenario, by));
    for (const tally of await Promise.all(this.workers.map(drain))) mergeTally(total, tally);
    return total;
  }

  async close(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.terminate()));
  }
}

function ask(worker: Worker, request: WorkerRequest): Promise<WorkerReply> {
  return new Promise((resolve, reject) => {
    const onMessage = (reply: WorkerReply) => {
      worker.off('error', onError);
      resolve(reply);
    };
    const onError = (error: unknown) => {
      worker.off('message', onMessage);
      reject(error);
    };
    worker.once('message', onMessage);
    worker.once('error', onError);
    worker.postMessage(request);
  });
}
