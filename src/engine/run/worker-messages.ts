import type { Part } from '../../measures/parts.ts';
import type { Tally } from '../../measures/tally.ts';
import type { ResolvedScenario } from '../../resolved/scenario.ts';
import type { Block, SharedBlocks } from './shared-blocks.ts';

/** What a worker thread is to run. */
export interface WorkerTask {
  scenario: ResolvedScenario;
  by: Part | null;
  /** Whether the rows of single replications also keep the counts behind their shares. */
  isDetailed: boolean;
}

/**
 * A task ends what the thread did before, and has no reply; null only ends. A thread runs its first block and those
 * that it takes afterwards, reports each, and returns its tally when none is left.
 */
export type WorkerRequest =
  | { kind: 'task'; task: WorkerTask | null }
  | { kind: 'run'; first: Block | undefined; blocks: SharedBlocks };

export type WorkerReply = { kind: 'ran'; count: number } | { kind: 'tally'; tally: Tally };
