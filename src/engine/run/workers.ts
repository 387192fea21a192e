import type { Worker } from 'node:worker_threads';
import { emptyTally, mergeTally, type Tally } from '../../measures/tally.ts';
import type { ResolvedScenario } from '../../resolved/scenario.ts';
import { askedParts } from '../plan/parts-of-run.ts';
import { makePlan } from '../plan/plan.ts';
import { replicationSize } from '../plan/size.ts';
import { inlineMore } from './inlining.ts';
import { Runner } from './run-replications.ts';
import { newThread, type ThreadShelf } from './thread-shelf.ts';
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

interface PoolOptions extends Partial<Omit<WorkerTask, 'scenario'>> {
  /** Where threads come from, and where they go when the pool is closed. Without it, they end. */
  shelf?: ThreadShelf | undefined;
}

/** One worker runs in this thread. It yields between replications so that signals are heard. */
export function makePool(
  scenario: ResolvedScenario,
  workers: number,
  { by = null, isDetailed = false, shelf }: PoolOptions = {},
): Pool {
  inlineMore(replicationSize(scenario) * scenario.replications);
  const task: WorkerTask = { scenario, by, isDetailed };
  return workers === 1 ? new OwnThread(task) : new Threads(task, workers, shelf);
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

class Threads implements Pool {
  private readonly workers: Worker[];
  private readonly task: WorkerTask;
  private readonly shelf: ThreadShelf | undefined;
  /** Whether a thread may still be at work, as after an error. */
  private isBusy = false;

  constructor(task: WorkerTask, workers: number, shelf: ThreadShelf | undefined) {
    this.task = task;
    this.shelf = shelf;
    this.workers = Array.from({ length: workers }, () => shelf?.take() ?? newThread());
    for (const worker of this.workers) tell(worker, { kind: 'task', task });
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
    this.isBusy = true;
    for (const tally of await Promise.all(this.workers.map(drain))) mergeTally(total, tally);
    this.isBusy = false;
    return total;
  }

  async close(): Promise<void> {
    const workers = this.workers.splice(0);
    if (this.shelf === undefined || this.isBusy) {
      await Promise.all(workers.map((worker) => worker.terminate()));
      return;
    }
    // Lets go of the plan, which may be large.
    for (const worker of workers) {
      tell(worker, { kind: 'task', task: null });
      this.shelf.put(worker);
    }
  }
}

function tell(worker: Worker, request: WorkerRequest): void {
  worker.postMessage(request);
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
    tell(worker, request);
  });
}
