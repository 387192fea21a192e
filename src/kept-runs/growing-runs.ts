import type { ThreadShelf } from '../engine/run/thread-shelf.ts';
import { makePool, type Pool } from '../engine/run/workers.ts';
import { workersFor } from '../engine/run/workers-for.ts';
import type { Part } from '../measures/parts.ts';
import { emptyTally, type KeptRuns } from '../measures/tally.ts';
import type { ResolvedScenario } from '../resolved/scenario.ts';

/** Keeps what the first replications of a scenario gave, by their number. */
export interface RunsCache {
  get(task: CachedTask): Promise<KeptRuns | null>;
  put(task: CachedTask, kept: KeptRuns): Promise<void>;
}

/** What decides the bytes of some runs. */
export interface CachedTask {
  scenario: ResolvedScenario;
  by: Part | null;
  replications: number;
}

/**
 * A cache that first gives the runs of `task`, which somebody else has made. It gives them once, because whoever gets
 * them adds more to them.
 */
export function handedOver(
  { scenario, by, replications }: CachedTask,
  made: KeptRuns,
  cache: RunsCache | null,
): RunsCache {
  let left: KeptRuns | null = made;
  return {
    async get(asked) {
      const isSame = asked.replications === replications && asked.by === by && asked.scenario.seed === scenario.seed;
      if (!isSame || left === null) return (await cache?.get(asked)) ?? null;
      const given = left;
      left = null;
      return given;
    },
    async put(asked, kept) {
      await cache?.put(asked, kept);
    },
  };
}

export interface RunOptions {
  /** Threads; by default as many as are fastest. The result does not depend on it. */
  workers?: number | undefined;
  cache: RunsCache | null;
  /** Threads that other runs used before. */
  shelf?: ThreadShelf | undefined;
  stop: AbortSignal;
  /** Whether the processor time allowed is used up. */
  isOverBudget(): boolean;
  onProgress(finished: number, total: number): void;
}

/** The first replications of a scenario: as many as were asked for, from the cache or run now. */
export class GrowingRuns {
  private readonly scenario: ResolvedScenario;
  private readonly by: Part | null;
  private readonly options: RunOptions;
  private kept: KeptRuns;
  private pool: Pool | undefined;

  constructor(scenario: ResolvedScenario, by: Part | null, options: RunOptions) {
    this.scenario = scenario;
    this.by = by;
    this.options = options;
    this.kept = this.none();
  }

  /** null if they were not all run, because of `stop` or of the budget. */
  async upTo(total: number): Promise<KeptRuns | null> {
    const { cache, stop, onProgress } = this.options;
    if (stop.aborted || this.options.isOverBudget()) return null;
    const task = { scenario: this.scenario, by: this.by, replications: total };
    const cached = (await cache?.get(task)) ?? null;
    if (cached !== null) {
      this.kept = cached;
      return cached;
    }
    const first = this.kept.replications;
    const ending = new AbortController();
    const end = () => ending.abort();
    stop.addEventListener('abort', end);
    let finished = first;
    const more = await this.poolFor(total)
      .run(first, total - first, ending.signal, (count) => {
        finished += count;
        onProgress(finished, total);
        if (this.options.isOverBudget()) end();
      })
      .finally(() => stop.removeEventListener('abort', end));
    if (more.replications < total - first) return null;
    const { kept } = this;
    kept.replications = total;
    for (const [p, { runs, histograms }] of more.policies.entries()) {
      const into = kept.policies[p];
      for (const [replication, row] of runs) into.runs.set(replication, row);
      for (const [key, histogram] of Object.entries(histograms)) {
        into.histograms[key as keyof typeof histograms].merge(histogram);
      }
    }
    await cache?.put(task, kept);
    return kept;
  }

  async close(): Promise<void> {
    await this.pool?.close();
  }

  private none(): KeptRuns {
    return emptyTally(this.scenario.policies.length);
  }

  private poolFor(total: number): Pool {
    const workers = this.options.workers ?? workersFor({ ...this.scenario, replications: total });
    this.pool ??= makePool(this.scenario, workers, {
      by: this.by,
      isDetailed: true,
      shelf: this.options.shelf,
    });
    return this.pool;
  }
}

/** The first replications of a scenario, whatever the budget of claims; null if `stop` was aborted. */
export async function firstRuns(
  { scenario, by, replications }: CachedTask,
  options: Omit<RunOptions, 'isOverBudget'>,
): Promise<KeptRuns | null> {
  const runs = new GrowingRuns(scenario, by, { ...options, isOverBudget: () => false });
  try {
    return await runs.upTo(replications);
  } finally {
    await runs.close();
  }
}
