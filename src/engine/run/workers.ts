import { availableParallelism } from 'node:os';
import type { Worker } from 'node:worker_threads';
import { emptyTally, mergeTally, type Tally } from '../../measures/tally.ts';
import type { ResolvedScenario } from '../../resolved/scenario.ts';
import { askedParts } from '../plan/parts-of-run.ts';
import { makePlan } from '../plan/plan.ts';
import { replicationSize } from '../plan/size.ts';
import { inlineMore } from './inlining.ts';
import { Pace, processorMilliseconds } from './pace.ts';
import { Runner } from './run-replications.ts';
import { endBlocks, type SharedBlocks, sharedBlocks, takeBlock } from './shared-blocks.ts';
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

interface Shelved {
  /** Where threads come from, and where they go when the pool is closed. Without it, they end. */
  shelf?: ThreadShelf | undefined;
}

interface PoolOptions extends Partial<Omit<WorkerTask, 'scenario'>>, Shelved {
  /** What says whether another thread pays. */
  pace?: Pick<Pace, keyof Pace>;
}

/**
 * One worker is this thread, which yields between replications so that signals are heard. Two or more are threads of
 * their own, and this one stays free. Without a number of workers, this thread starts alone, and others join once so
 * much is left to run that they pay. Where one replication takes long, it starts the others at once and stays free.
 */
export function makePool(
  scenario: ResolvedScenario,
  workers: number | undefined,
  { by = null, isDetailed = false, shelf, pace = new Pace() }: PoolOptions = {},
): Pool {
  const size = replicationSize(scenario);
  inlineMore(size * scenario.replications);
  const task: WorkerTask = { scenario, by, isDetailed };
  const most = workers ?? Math.min(availableParallelism(), scenario.replications);
  const canWait = size > MOST_PEOPLE || workers !== undefined;
  if (most > 1 && canWait) return new Threads({ task, own: undefined, others: most, shelf });
  const own = new Runner(makePlan(scenario, by), isDetailed);
  return new Threads({ task, own, others: 0, shelf, joining: { pace, most: most - 1 } });
}

/** About a second's work, and so the longest that a worker takes to stop. */
const MOST_PEOPLE = 1_000_000;

/**
 * How many replications a worker takes at a time: enough to keep it busy, but few enough that workers finish together
 * and stop soon.
 */
export function blockSize(count: number, workers: number, scenario: ResolvedScenario): number {
  const soon = MOST_PEOPLE / replicationSize(scenario);
  return Math.max(1, Math.floor(Math.min(64, count / (workers * 16), soon)));
}

interface ThreadsOptions extends Shelved {
  task: WorkerTask;
  /** What this thread runs replications with; undefined if it runs none. */
  own: Runner | undefined;
  /** How many other threads there are from the beginning. */
  others: number;
  /** Lets others join later, if they pay. */
  joining?: { pace: Pick<Pace, keyof Pace>; most: number };
}

class Threads implements Pool {
  private readonly options: ThreadsOptions;
  private readonly others: Worker[] = [];
  /** Whether a thread may still be at work, as after an error. */
  private isBusy = false;

  constructor(options: ThreadsOptions) {
    this.options = options;
    for (let i = 0; i < options.others; i++) this.start();
  }

  async run(first: number, count: number, stop: AbortSignal, onProgress: (finished: number) => void): Promise<Tally> {
    const { scenario, by } = this.options.task;
    const { own, others, joining } = this.options;
    const workers = (joining?.most ?? others) + (own === undefined ? 0 : 1);
    const blocks = sharedBlocks(first, count, blockSize(count, workers, scenario));
    const end = () => endBlocks(blocks);
    if (stop.aborted) end();
    stop.addEventListener('abort', end);
    this.isBusy = true;
    const fromOthers: Tally[] = [];
    try {
      const tallies: Promise<Tally | null>[] = this.others.map((worker) => ran(worker, blocks, onProgress));
      const join = () => {
        const tally = ran(this.start(), blocks, onProgress);
        tallies.push(tally);
        // If another thread fails first, nobody waits for this one.
        tally.catch(() => {});
      };
      if (own !== undefined) tallies.push(this.runHere(own, blocks, { onProgress, join }));
      // Others may have joined by the time that this thread has nothing left to run.
      for (let t = 0; t < tallies.length; ) {
        const done = await Promise.all(tallies.slice(t));
        t += done.length;
        for (const tally of done) if (tally !== null) fromOthers.push(tally);
      }
    } finally {
      // After an error, so that this thread does not run what nobody waits for.
      end();
      stop.removeEventListener('abort', end);
    }
    this.isBusy = false;
    const total = own?.takeTally() ?? emptyTally(scenario.policies.length, askedParts(scenario, by));
    for (const tally of fromOthers) mergeTally(total, tally);
    return total;
  }

  async close(): Promise<void> {
    const workers = this.others.splice(0);
    const { shelf } = this.options;
    if (shelf === undefined || this.isBusy) {
      await Promise.all(workers.map((worker) => worker.terminate()));
      return;
    }
    // Lets go of the plan, which may be large.
    for (const worker of workers) {
      tell(worker, { kind: 'task', task: null });
      shelf.put(worker);
    }
  }

  private start(): Worker {
    const { shelf, task } = this.options;
    const worker = shelf?.take() ?? newThread();
    tell(worker, { kind: 'task', task });
    this.others.push(worker);
    return worker;
  }

  /** Takes one replication at a time, so that signals are heard between two. The runner keeps the tally. */
  private async runHere(own: Runner, blocks: SharedBlocks, { onProgress, join }: Running): Promise<null> {
    const { joining } = this.options;
    for (let block = takeBlock(blocks, 1); block !== undefined; block = takeBlock(blocks, 1)) {
      const startedAt = processorMilliseconds();
      own.run(block.first, block.count);
      onProgress(block.count);
      if (joining !== undefined && this.others.length === 0) {
        joining.pace.add(processorMilliseconds() - startedAt);
        const worth = joining.pace.threadsWorth(blocks.end - block.first - 1);
        for (let i = 0; i < Math.min(worth, joining.most); i++) join();
      }
      await new Promise(setImmediate);
    }
    return null;
  }
}

interface Running {
  onProgress(finished: number): void;
  /** Starts another thread that takes blocks, too. */
  join(): void;
}

function tell(worker: Worker, request: WorkerRequest): void {
  worker.postMessage(request);
}

/** The tally of the blocks that a thread has taken. */
function ran(worker: Worker, blocks: SharedBlocks, onProgress: (finished: number) => void): Promise<Tally> {
  return new Promise((resolve, reject) => {
    const settled = () => {
      worker.off('message', onMessage);
      worker.off('error', onError);
    };
    const onError = (error: unknown) => {
      settled();
      reject(error);
    };
    const onMessage = (reply: WorkerReply) => {
      if (reply.kind === 'ran') {
        try {
          onProgress(reply.count);
        } catch (error) {
          // Nobody would catch what is thrown in a listener.
          onError(error);
        }
        return;
      }
      settled();
      resolve(reply.tally);
    };
    worker.on('message', onMessage);
    worker.on('error', onError);
    // Its first block is taken here, so that a run which is stopped while the thread starts has something to report.
    tell(worker, { kind: 'run', blocks, first: takeBlock(blocks) });
  });
}
